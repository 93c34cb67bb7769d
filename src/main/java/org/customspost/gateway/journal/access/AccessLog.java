package org.customspost.gateway.journal.access;

import java.time.Instant;
import java.util.List;
import org.customspost.gateway.journal.Database;

/** Who signed in and who looked at personal values. Only ever added to. */
public final class AccessLog {
  private final Database database;

  public AccessLog(Database database) {
    this.database = database;
  }

  /** What was done. */
  public enum What {
    SIGN_IN,
    LOOK
  }

  /**
   * One line of it.
   *
   * @param subject what was looked at, as {@code item RR123456785DE}
   * @param address from where
   */
  public record Line(
      Instant at, String viewer, What what, String subject, String reason, String address) {}

  public void signedIn(String viewer, String address) {
    add(viewer, What.SIGN_IN, "", "", address);
  }

  public void looked(String viewer, String subject, String reason, String address) {
    add(viewer, What.LOOK, subject, reason, address);
  }

  /** The latest first. */
  public List<Line> latest(int most) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select at, viewer, what, subject, reason, address from access_log"
                        + " order by id desc limit :most")
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Line(
                            row.getTimestamp("at").toInstant(),
                            row.getString("viewer"),
                            What.valueOf(row.getString("what")),
                            row.getString("subject"),
                            row.getString("reason"),
                            row.getString("address")))
                .list());
  }

  private void add(String viewer, What what, String subject, String reason, String address) {
    database.run(
        handle ->
            handle.execute(
                "insert into access_log (viewer, what, subject, reason, address)"
                    + " values (?, ?, ?, ?, ?)",
                viewer,
                what.name(),
                subject,
                reason,
                address));
  }
}
