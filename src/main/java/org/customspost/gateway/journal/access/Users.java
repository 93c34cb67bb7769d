package org.customspost.gateway.journal.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.journal.Database;
import org.jdbi.v3.core.Handle;

/** Local users of the console. */
public final class Users {
  private static final String ALL =
      "select name, password, roles, disabled, created_at from console_user ";

  private final Database database;

  public Users(Database database) {
    this.database = database;
  }

  /**
   * One user.
   *
   * @param password hashed, with the parameters of the hash
   */
  public record User(
      String name, String password, Set<String> roles, boolean disabled, Instant created) {
    public User {
      roles = Set.copyOf(roles);
    }
  }

  public Optional<User> find(String name) {
    return database.transaction(
        handle ->
            handle
                .createQuery(ALL + "where name = :name")
                .bind("name", name)
                .map((row, context) -> user(row))
                .findOne());
  }

  public List<User> all() {
    return database.transaction(
        handle ->
            handle.createQuery(ALL + "order by name").map((row, context) -> user(row)).list());
  }

  /** False where there is one of that name. */
  public boolean add(String name, String password, Set<String> roles) {
    return 1
        == database.transaction(
            handle ->
                handle
                    .createUpdate(
                        "insert into console_user (name, password, roles)"
                            + " values (:name, :password, :roles) on conflict do nothing")
                    .bind("name", name)
                    .bind("password", password)
                    .bindArray("roles", String.class, roles.stream().sorted().toList())
                    .execute());
  }

  /** The user's sessions end with it. */
  public boolean password(String name, String password) {
    return database.transaction(
        handle -> {
          endSessions(handle, name);
          return 1
              == handle.execute(
                  "update console_user set password = ?, password_at = clock_timestamp()"
                      + " where name = ?",
                  password,
                  name);
        });
  }

  /** They hold from the user's next click on. */
  public boolean roles(String name, Set<String> roles) {
    return 1
        == database.transaction(
            handle ->
                handle
                    .createUpdate("update console_user set roles = :roles where name = :name")
                    .bind("name", name)
                    .bindArray("roles", String.class, roles.stream().sorted().toList())
                    .execute());
  }

  /** Nobody is removed: what a user did stays readable. Sessions end, tokens do not work. */
  public boolean disable(String name, boolean disabled) {
    return database.transaction(
        handle -> {
          endSessions(handle, name);
          return 1
              == handle.execute(
                  "update console_user set disabled = ? where name = ?", disabled, name);
        });
  }

  private static void endSessions(Handle handle, String name) {
    handle.execute("delete from console_session where viewer = ? and local", name);
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("name"),
        row.getString("password"),
        Set.of((String[]) row.getArray("roles").getArray()),
        row.getBoolean("disabled"),
        row.getTimestamp("created_at").toInstant());
  }
}
