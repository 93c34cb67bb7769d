package org.customspost.gateway.flow;

import java.util.Locale;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.partner.Agreement;

/**
 * Plans what the sender of an interchange hears of it: the syntax's acknowledgement, and the
 * quality report.
 */
public final class Respond {
  /** Beginning of the format name of a quality report; its form follows. */
  static final String REPORT = "report-";

  private static final String UNSIGNED = "";

  /** The acknowledgement, before every functional answer. */
  void acknowledge(Inspected inspected, Plan plan) {
    Identified identified = inspected.identified();
    Agreement.Acknowledge agreed = identified.agreement().acknowledge();
    if (!agreed.contrl() || agreed.channel().isEmpty()) return;
    if (identified.codec().acknowledge(inspected.inspection()).isEmpty()) return;
    String identity = agreed.identity().replaceFirst(":.*", "");
    Format format =
        identified
            .catalogue()
            .of(identity)
            .orElseThrow(() -> new IllegalStateException("no format for " + agreed.identity()));
    plan.answer(
        new Plan.Receiver(
            identified.agreement().partner(),
            agreed.channel(),
            Planned.Kind.ACKNOWLEDGEMENT,
            format.name(),
            1,
            format.syntax().extension(),
            UNSIGNED,
            false),
        identified.arrival().id());
  }

  /** The quality report, when the whole interchange is judged. Answers of customs get none. */
  void report(Inspected inspected, Plan plan) {
    Identified identified = inspected.identified();
    if (identified.agreement().role() == Agreement.Role.CUSTOMS) return;
    report(identified.agreement(), identified.arrival().id(), plan);
  }

  void report(Agreement agreement, long arrival, Plan plan) {
    Agreement.Acknowledge agreed = agreement.acknowledge();
    if (agreed.channel().isEmpty()) return;
    for (Agreement.ReportForm form : agreed.reports()) {
      String word = form.name().toLowerCase(Locale.ROOT);
      plan.answer(
          new Plan.Receiver(
              agreement.partner(),
              agreed.channel(),
              Planned.Kind.REPORT,
              REPORT + word,
              1,
              form == Agreement.ReportForm.TEXT ? "txt" : word,
              UNSIGNED,
              false),
          arrival);
    }
  }
}
