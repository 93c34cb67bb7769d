package org.customspost.gateway.journal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.model.Sha256;

/** Who is signed in. In the database, so that each node knows, and a restart asks nobody anew. */
public final class Sessions {
  /** Who is gone or disabled since is found by no session. */
  private static final String FIND =
      "select s.viewer, case when s.local then u.roles else s.roles end as roles, s.local,"
          + " s.seen_at < clock_timestamp() - interval '1 minute' as stale"
          + " from console_session s left join console_user u on s.local and u.name = s.viewer"
          + " where s.hash = :hash and (not s.local or not u.disabled)"
          + " and s.seen_at > clock_timestamp() - make_interval(secs => :idle)"
          + " and s.created_at > clock_timestamp() - make_interval(secs => :longest)";

  private static final String OVER =
      "delete from console_session where seen_at < clock_timestamp() - make_interval(secs => :idle)"
          + " or created_at < clock_timestamp() - make_interval(secs => :longest)";

  private final Database database;
  private final Duration idle;
  private final Duration longest;

  /**
   * @param idle a session ends when nothing was asked for so long
   * @param longest it ends then in any case
   */
  public Sessions(Database database, Duration idle, Duration longest) {
    this.database = database;
    this.idle = idle;
    this.longest = longest;
  }

  /**
   * Somebody who is signed in.
   *
   * @param local of our own users; their roles are asked each time
   */
  public record Session(String viewer, boolean local, Set<String> roles) {
    public Session {
      roles = Set.copyOf(roles);
    }
  }

  private record Found(Session session, boolean stale) {}

  /** Begins one under a new id, and forgets those that are over. */
  public void begin(String id, Session session) {
    database.run(
        handle -> {
          handle
              .createUpdate(OVER)
              .bind("idle", idle.toSeconds())
              .bind("longest", longest.toSeconds())
              .execute();
          handle
              .createUpdate(
                  "insert into console_session (hash, viewer, local, roles)"
                      + " values (:hash, :viewer, :local, :roles)")
              .bind("hash", hash(id))
              .bind("viewer", session.viewer())
              .bind("local", session.local())
              .bindArray("roles", String.class, session.roles().stream().sorted().toList())
              .execute();
        });
  }

  /**
   * The session of this id, where it is not over.
   *
   * @param somebody false where a page asks by itself: that nobody touches it ends a session
   */
  public Optional<Session> find(String id, boolean somebody) {
    return database.transaction(
        handle -> {
          Optional<Found> found =
              handle
                  .createQuery(FIND)
                  .bind("hash", hash(id))
                  .bind("idle", idle.toSeconds())
                  .bind("longest", longest.toSeconds())
                  .map((row, context) -> found(row))
                  .findOne();
          if (somebody && found.isPresent() && found.get().stale())
            handle.execute(
                "update console_session set seen_at = clock_timestamp() where hash = ?", hash(id));
          return found.map(Found::session);
        });
  }

  public void end(String id) {
    database.run(handle -> handle.execute("delete from console_session where hash = ?", hash(id)));
  }

  private static Found found(ResultSet row) throws SQLException {
    Set<String> roles = Set.of((String[]) row.getArray("roles").getArray());
    return new Found(
        new Session(row.getString("viewer"), row.getBoolean("local"), roles),
        row.getBoolean("stale"));
  }

  private static String hash(String id) {
    return Sha256.of(id).hex();
  }
}
