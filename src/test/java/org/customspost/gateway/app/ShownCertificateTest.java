package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.signing.Pkcs12;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownCertificateTest {
  private static final String SECRET = "a secret";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;

  private Path file(String name, SigningKey... keys) throws IOException {
    return Files.write(folder.resolve(name), Pkcs12.write(List.of(keys), SECRET));
  }

  private static SigningKey key(Instant until) {
    Instant from = until.minus(Duration.ofDays(10));
    return SelfSigned.create("console", SelfSigned.Kind.EC_P256, from, until);
  }

  private static void require(Path file, String password) {
    ShownCertificate.require(new Address.Secured(file, "env:SECRET"), any -> password, NOW);
  }

  private static String refusal(Path file, String password) {
    GatewayException refused =
        catchThrowableOfType(GatewayException.class, () -> require(file, password));
    assertThat(refused).isNotNull();
    return refused.findings().toString();
  }

  @Test
  void takesAKeyWithACertificateThatIsNotOver() throws IOException {
    Path good = file("good.p12", key(NOW.plus(Duration.ofDays(1))));
    assertThatCode(() -> require(good, SECRET)).doesNotThrowAnyException();
  }

  @Test
  void namesTheFileAndTheReasonWhereItCannotBeUsed() throws IOException {
    Path good = file("good.p12", key(NOW.plus(Duration.ofDays(1))));
    assertThat(refusal(good, "another")).contains("CFG-504", "good.p12", "password");
    assertThat(refusal(folder.resolve("away.p12"), SECRET))
        .contains("CFG-504", "away.p12", "there is no such file")
        .doesNotContain(folder.toString());
    Path text = Files.writeString(folder.resolve("text.p12"), "no key store");
    assertThat(refusal(text, SECRET)).contains("CFG-504", "text.p12", "no PKCS#12 file");
    assertThat(refusal(file("empty.p12"), SECRET)).contains("CFG-504", "there is no key in it");
    Path over = file("over.p12", key(NOW.minus(Duration.ofDays(1))));
    assertThat(refusal(over, SECRET)).contains("CFG-504", "it has expired");
  }
}
