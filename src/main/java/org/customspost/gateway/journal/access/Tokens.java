package org.customspost.gateway.journal.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.access.Sessions.Session;
import org.customspost.gateway.model.Sha256;

/** What programs show instead of a session. Only the hash is kept. */
public final class Tokens {
  private static final String FIND =
      "select u.name, u.roles from console_token t join console_user u on u.name = t.name"
          + " where t.hash = :hash and t.expires_at > clock_timestamp() and not u.disabled";

  private static final String USED =
      "update console_token set used_at = clock_timestamp() where hash = :hash"
          + " and (used_at is null or used_at < clock_timestamp() - interval '1 hour')";

  private final Database database;

  public Tokens(Database database) {
    this.database = database;
  }

  /**
   * Keeps a token in place of the one with the same label.
   *
   * @param token random, at least 128 bits of it
   */
  public void add(String user, String label, String token, Duration lasts) {
    database.run(
        handle ->
            handle
                .createUpdate(
                    "insert into console_token (hash, name, label, expires_at) values (:hash,"
                        + " :name, :label, clock_timestamp() + make_interval(secs => :secs)) on"
                        + " conflict (name, label) do update set hash = excluded.hash, created_at ="
                        + " clock_timestamp(), expires_at = excluded.expires_at, used_at = null")
                .bind("hash", Sha256.of(token).hex())
                .bind("name", user)
                .bind("label", label)
                .bind("secs", lasts.toSeconds())
                .execute());
  }

  /** Whose it is, with the roles that hold now. */
  public Optional<Session> find(String token) {
    String hash = Sha256.of(token).hex();
    return database.transaction(
        handle -> {
          List<Session> found =
              handle
                  .createQuery(FIND)
                  .bind("hash", hash)
                  .map(
                      (row, context) ->
                          new Session(
                              row.getString("name"),
                              true,
                              Set.of((String[]) row.getArray("roles").getArray())))
                  .list();
          if (!found.isEmpty()) handle.createUpdate(USED).bind("hash", hash).execute();
          return found.stream().findFirst();
        });
  }
}
