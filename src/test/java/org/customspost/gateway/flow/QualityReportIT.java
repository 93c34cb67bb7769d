package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QualityReportIT {
  @Test
  void countsAllRefusedItemsAlsoThoseItDoesNotList(@TempDir Path folder) {
    try (TestLine line =
        new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS)) {
      line.take("post", "a.xml", items(item(s10(1))));
      line.database.run(
          handle ->
              handle.execute(
                  "insert into finding (arrival, ordinal, piece, code, severity, text)"
                      + " select 1, item, piece, 'VAL-002', 'REJECT', 'VAL-002 bad'"
                      + " from generate_series(1, 4000) as item, generate_series(0, 2) as piece"));
      String text =
          line.database.transaction(
              handle ->
                  new QualityReport(line.arrivals, new Log())
                      .write(handle, line.arrivals.get(handle, 1), report(), "text"));
      assertThat(text)
          .contains("4000 of them refused, 12000 findings")
          .contains("2000 more are not listed");
    }
  }

  private static Planned report() {
    return new Planned(
        1,
        "post",
        "box",
        Planned.Kind.REPORT,
        "report-text",
        1L,
        "C1",
        "post-C1",
        "report.txt",
        java.time.OffsetDateTime.parse("2026-11-20T10:00:00Z"),
        "",
        "",
        java.util.List.of());
  }
}
