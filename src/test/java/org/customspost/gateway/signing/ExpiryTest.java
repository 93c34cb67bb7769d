package org.customspost.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "61, ''",
    "60, ''",
    "59, SIG-330",
    "31, SIG-330",
    "30, SIG-330",
    "29, SIG-007",
    "8, SIG-007",
    "7, SIG-007",
    "6, SIG-331",
    "1, SIG-331",
    "-1, SIG-332"
  })
  void speaksLouderTheNearerTheEndIs(int days, String code) {
    List<Finding> said = ring(key("acme", days)).check(NOW);

    // An expired key cannot sign, and that is said instead.
    String expected = days < 0 ? "SIG-002" : code;
    assertThat(said.stream().map(each -> each.code().id())).containsExactly(words(expected));
    assertThat(Certificates.check(List.of(trusted(days)), NOW).stream().map(e -> e.code().id()))
        .containsExactly(words(code));
  }

  @Test
  void saysNothingAboutAKeyThatHasASuccessor() {
    KeyRing ring = ring(key("acme", 5), key("acme-2028", 500), key("beta", 5));

    assertThat(ring.check(NOW)).singleElement().asString().contains("SIG-331", "beta");
    assertThat(Certificates.check(List.of(trusted(5), trusted(500)), NOW)).isEmpty();
  }

  private static String[] words(String code) {
    return code.isEmpty() ? new String[0] : new String[] {code};
  }

  private static KeyRing ring(SigningKey... keys) {
    return new KeyRing(List.of(keys));
  }

  private static TrustedCertificate trusted(int days) {
    return new TrustedCertificate("south.pem", key("south", days).certificate());
  }

  private static SigningKey key(String alias, int days) {
    Instant from = NOW.minus(Duration.ofDays(400));
    return SelfSigned.create(alias, Kind.EC_P256, from, NOW.plus(Duration.ofDays(days)));
  }
}
