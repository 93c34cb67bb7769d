package org.customspost.gateway.journal;

import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.jdbi.v3.core.Handle;

/**
 * Writes down what somebody may have to hear of, beside the finding and in its transaction. Only
 * adds rows: nothing that the line does waits for whoever gathers them.
 */
public final class AlertCauses {
  /** Work: causes wait to be gathered. */
  public static final String KIND = "alert";

  private static final int PRIORITY = 1;
  private static final List<String> AREAS = List.of("TRK", "SND", "SIG", "JRN", "CFG", "INT");

  private AlertCauses() {}

  /**
   * Whether it can be an alert: what waits for somebody, and warnings about our own doings. What is
   * odd in messages is told to their senders.
   */
  public static boolean includes(ErrorCode code) {
    return switch (code.severity()) {
      case PARK -> true;
      case WARNING -> AREAS.contains(code.id().substring(0, 3));
      case REJECT -> false;
    };
  }

  /**
   * @param destination the only one that hears of it; empty for all that want such
   */
  static void add(Handle handle, List<Finding> findings, String destination) {
    Rows rows = Rows.into("alert_cause", "code, text, destination");
    boolean any = false;
    for (Finding each : findings) {
      if (!includes(each.code())) continue;
      rows.add(each.code().id(), each.toString().replace('\n', ' '), destination);
      any = true;
    }
    if (!any) return;
    rows.insert(handle);
    handle
        .createUpdate(
            "insert into work (kind, subject, partner, priority, due)"
                + " values (:kind, 0, '', cast(:priority as smallint), statement_timestamp())")
        .bind("kind", KIND)
        .bind("priority", PRIORITY)
        .execute();
  }
}
