package org.customspost.gateway.channel.as2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrangersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private final Strangers strangers = new Strangers();

  @Test
  void keepsTheFirstPostOfAnAddressInAMinute() {
    assertThat(strangers.keep("192.0.2.1", NOW)).isTrue();
    assertThat(strangers.keep("192.0.2.1", NOW.plusSeconds(1))).isFalse();
    assertThat(strangers.keep("192.0.2.2", NOW.plusSeconds(1))).isTrue();
    assertThat(strangers.keep("192.0.2.1", NOW.plusSeconds(59))).isFalse();
    assertThat(strangers.keep("192.0.2.1", NOW.plusSeconds(60))).isTrue();
  }

  @Test
  void keepsNoMoreThanAHundredAMinuteOfWhateverManyAddresses() {
    long kept = IntStream.range(0, 100_000).filter(each -> strangers.keep("a" + each, NOW)).count();

    assertThat(kept).isEqualTo(100);
    assertThat(strangers.keep("new", NOW.plusSeconds(60))).isTrue();
  }
}
