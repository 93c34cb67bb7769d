package org.customspost.gateway.journal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.customspost.gateway.journal.house.Excess.Share;
import org.customspost.gateway.journal.house.Latency.Stage;
import org.junit.jupiter.api.Test;

/** When a share or a time is called unusual. */
class ExcessTest {
  private static final Share USUAL = new Share(200, 10_000);

  @Test
  void saysWhatIsRefusedTodayAgainstWhatWasUsual() {
    assertThat(Excess.refused("DE", true, new Share(140, 1000), USUAL).map(Remark::text))
        .contains("rejections by DE are 14 % today against 2 % in the last 14 days");
    assertThat(Excess.refused("GB", false, new Share(140, 1000), USUAL).map(Remark::text))
        .contains("refused items of GB are 14 % today against 2 % in the last 14 days");
  }

  @Test
  void takesNoChanceForARise() {
    assertThat(Excess.unusual(new Share(3, 10), USUAL)).as("too few").isFalse();
    assertThat(Excess.unusual(new Share(60, 1000), USUAL)).as("four points more").isFalse();
    assertThat(Excess.unusual(new Share(10, 140), new Share(4, 100))).as("by chance").isFalse();
    assertThat(Excess.unusual(new Share(100, 1000), USUAL)).isTrue();
  }

  @Test
  void knowsNothingUnusualWhereNothingIsUsualYet() {
    assertThat(Excess.unusual(new Share(90, 100), new Share(0, 99))).isFalse();
  }

  private static Histogram took(int bucket, long count) {
    return new Histogram(Map.of(bucket, count));
  }

  @Test
  void saysWhatTakesLongerThanItDid() {
    assertThat(Excess.slow(Stage.ANSWERED, "DE", took(140, 20), took(116, 100)).map(Remark::text))
        .contains("DE answers after 32 min in the last hour; usually after 4 min 1 s");
    assertThat(Excess.slow(Stage.ANSWERED, "DE", took(140, 19), took(116, 100))).isEmpty();
    assertThat(Excess.slow(Stage.ANSWERED, "DE", took(128, 20), took(116, 100)))
        .as("not three times as long")
        .isEmpty();
    assertThat(Excess.slow(Stage.DECLARED, "DE", took(80, 20), took(40, 100)))
        .as("not a minute more")
        .isEmpty();
  }
}
