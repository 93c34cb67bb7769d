package org.customspost.gateway.channel;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.customspost.gateway.journal.Planned;

/** A departure of no documents, for a side of AS2 to send. */
final class As2Report {
  private As2Report() {}

  static Planned planned(long id, String partner) {
    String control = "%014d".formatted(id);
    return new Planned(
        id,
        partner,
        "as2",
        Planned.Kind.REPORT,
        "report",
        null,
        control,
        partner + "-" + control,
        "report_" + control + ".edi",
        OffsetDateTime.now(ZoneOffset.UTC),
        "",
        "",
        List.of());
  }
}
