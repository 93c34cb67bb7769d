package org.customspost.gateway.journal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.customspost.gateway.journal.Ageing;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void namesHoldsThatNobodyAcknowledgedWithinAnHour() {
    assertThat(remarks(open(Open.What.HOLD, 4, 2, 0, 1, 0)))
        .containsExactly(
            new Remark(
                Remark.Kind.HELD,
                "isle-post",
                "3 holds of mainland-customs (held documents) wait for isle-post to acknowledge"
                    + " them, for more than 1 h"));
  }

  @Test
  void saysNothingOfHoldsThatHaveJustCome() {
    assertThat(remarks(open(Open.What.HOLD, 4, 0, 0, 0, 0))).isEmpty();
  }

  @Test
  void leavesReferralsToTheirDeadlines() {
    assertThat(remarks(open(Open.What.REFERRAL, 0, 2, 0, 0, 0))).isEmpty();
  }

  private static List<Remark> remarks(Open open) {
    return Trouble.of(List.of(), Ageing.NONE, List.of(open), Surroundings.UNKNOWN, NOW);
  }

  private static Open open(Open.What what, long... ages) {
    return new Open(
        what,
        "isle-post",
        "mainland-customs",
        "HELD_DOCUMENTS",
        Arrays.stream(ages).boxed().toList(),
        OffsetDateTime.parse("2026-11-23T01:00:00Z"));
  }
}
