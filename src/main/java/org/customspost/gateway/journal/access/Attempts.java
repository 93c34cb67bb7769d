package org.customspost.gateway.journal.access;

import java.time.Duration;
import java.util.List;
import org.customspost.gateway.journal.Database;

/** Sign-ins that failed of late. In the database: two nodes are not twice as many guesses. */
public final class Attempts {
  private final Database database;

  public Attempts(Database database) {
    this.database = database;
  }

  /**
   * How often somebody failed.
   *
   * @param who a user or an address
   * @param since the last time
   */
  public record Failed(String who, int count, Duration since) {}

  public List<Failed> of(List<String> who) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select who, count, extract(epoch from clock_timestamp() - last_at) as secs"
                        + " from console_attempt where who = any(:who)")
                .bindArray("who", String.class, who)
                .map(
                    (row, context) ->
                        new Failed(
                            row.getString("who"),
                            row.getInt("count"),
                            Duration.ofMillis((long) (row.getDouble("secs") * 1000))))
                .list());
  }

  public void failed(List<String> who) {
    database.run(
        handle -> {
          handle.execute(
              "delete from console_attempt where last_at < clock_timestamp() - interval '1 day'");
          for (String each : who.stream().sorted().toList())
            handle.execute(
                "insert into console_attempt (who, count, last_at) values (?, 1, clock_timestamp())"
                    + " on conflict (who) do update set count = console_attempt.count + 1,"
                    + " last_at = clock_timestamp()",
                each);
        });
  }

  public void succeeded(List<String> who) {
    database.run(
        handle ->
            handle
                .createUpdate("delete from console_attempt where who = any(:who)")
                .bindArray("who", String.class, who)
                .execute());
  }
}
