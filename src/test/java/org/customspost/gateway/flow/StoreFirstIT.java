package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Store first, answer second: what the database itself counts between receipt and answer. */
@Timeout(60)
class StoreFirstIT {
  private static final int FILES = 20;

  @Test
  void forcesEveryFileToDiskBeforeItMayBeAcknowledged(@TempDir Path folder) {
    try (TestLine line =
        new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS)) {
      long before = line.database.fsyncs();
      for (int i = 1; i <= FILES; i++) line.receive("post", i + ".xml", items(item(s10(i))));
      long forced = line.database.fsyncs() - before;
      // A session may hand its counts over up to some seconds late.
      for (int looked = 0; forced < FILES && looked < 100; looked++) {
        line.query("select 'looked' from pg_sleep(0.2)");
        forced = line.database.fsyncs() - before;
      }
      System.out.printf(
          "%d forced writes of the database's log between receipt and answer of %d files%n",
          forced, FILES);
      assertThat(forced).isGreaterThanOrEqualTo(FILES);
    }
  }
}
