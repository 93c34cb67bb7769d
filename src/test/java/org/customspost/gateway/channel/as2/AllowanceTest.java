package org.customspost.gateway.channel.as2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private final Allowance strangers = Allowance.ofStrangers();

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

  @Test
  void keepsSoManyUnderTheNameOfAPartner() {
    Allowance partners = Allowance.ofPartners();
    long kept = IntStream.range(0, 1_000).filter(each -> partners.keep("post/as2", NOW)).count();

    assertThat(kept).isEqualTo(100);
    assertThat(partners.keep("operator/as2", NOW)).as("another partner").isTrue();
    assertThat(partners.keep("post/as2", NOW.plusSeconds(60))).as("a minute later").isTrue();
  }
}
