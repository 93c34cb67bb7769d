package org.customspost.gateway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a message costs must not grow with what else is open: rows are counted, not seconds. */
@Timeout(120)
class MatchReadsIT {
  private static final int MESSAGES = 5;

  @Test
  void readsNoMoreRowsForAMessageAmongManyOpenItemsThanAmongFew() throws IOException {
    long few = read(1_000);
    long many = read(10_000);

    assertThat(few).isPositive();
    assertThat(many).isLessThan(few + few / 5);
  }

  private static long read(int items) throws IOException {
    try (OpenItems open = new OpenItems(TestDatabase.freshAddress(), items)) {
      open.fill();
      open.messages(1);
      long before = open.rowsRead();
      open.messages(MESSAGES);
      return open.rowsRead() - before;
    }
  }

  @Test
  void matchesEveryItemOfALargeDespatchInPagesWhicheverMessageIsLast() throws IOException {
    try (OpenItems open = new OpenItems(TestDatabase.freshAddress(), 250)) {
      open.fill();
      open.large(2_500);
      for (long arrival : new long[] {900_004, 900_002, 900_001, 900_003}) open.match(arrival);
      assertThat(open.matched()).isEqualTo(2_500);

      open.forget();
      for (long arrival : new long[] {900_001, 900_003, 900_002, 900_004, 900_002})
        open.match(arrival);
      assertThat(open.matched()).isEqualTo(2_500);
    }
  }
}
