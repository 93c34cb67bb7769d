package org.customspost.gateway.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.signing.Keys.NOW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.Sha256;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CmsTest {
  private static final byte[] CONTENT = "UNA:+.? 'UNB+UNOC:3+…'".getBytes(UTF_8);
  private static final Providers PROVIDERS = Providers.choose();

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void acceptsWhatAnAgreedKeySigned(Keys.Case with) {
    byte[] signature = new CmsSigner(with.key(), with.providers()).sign(CONTENT, NOW);

    Verified verified = verify(with.providers(), CONTENT, signature, NOW, with.key()).orThrow();

    assertThat(verified.signer().name()).isEqualTo(with.key().alias() + ".pem");
    assertThat(verified.time()).contains(NOW);
    assertThat(verified.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void refusesChangedContent(Keys.Case with) {
    byte[] signature = new CmsSigner(with.key(), with.providers()).sign(CONTENT, NOW);
    byte[] changed = CONTENT.clone();
    changed[3] ^= 1;

    assertThat(code(verify(with.providers(), changed, signature, NOW, with.key())))
        .isEqualTo(ErrorCode.SIG_013);
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void refusesAChangedValue(Keys.Case with) {
    byte[] signature = new CmsSigner(with.key(), with.providers()).sign(CONTENT, NOW);
    signature[signature.length - 5] ^= 1;

    assertThat(code(verify(with.providers(), CONTENT, signature, NOW, with.key())))
        .isEqualTo(ErrorCode.SIG_014);
  }

  @Test
  void refusesAChangedSigningTime() {
    byte[] signature = new CmsSigner(Keys.EC, PROVIDERS).sign(CONTENT, NOW);
    byte[] time = "260601120000Z".getBytes(UTF_8);
    int at = indexOf(signature, time);
    signature[at + 3] = '7';

    assertThat(code(verify(PROVIDERS, CONTENT, signature, NOW, Keys.EC)))
        .isEqualTo(ErrorCode.SIG_014);
  }

  @Test
  void refusesASignerWhomTheAgreementDoesNotName() {
    byte[] signature = new CmsSigner(Keys.STRANGER, PROVIDERS).sign(CONTENT, NOW);

    Parsed<Verified> outcome = verify(PROVIDERS, CONTENT, signature, NOW, Keys.EC, Keys.RSA);

    assertThat(code(outcome)).isEqualTo(ErrorCode.SIG_012);
    assertThat(String.valueOf(outcome.problem()))
        .contains("CN=stranger")
        .contains("the agreement has: post-ec.pem, post-rsa.pem");
  }

  @Test
  void believesNoCertificateThatBorrowsAnAgreedName() {
    SigningKey impostor = SelfSigned.create("post-ec", Kind.EC_P256, Keys.FROM, Keys.UNTIL);
    byte[] signature = new CmsSigner(impostor, PROVIDERS).sign(CONTENT, NOW);

    assertThat(code(verify(PROVIDERS, CONTENT, signature, NOW, Keys.EC)))
        .isEqualTo(ErrorCode.SIG_012);
  }

  @Test
  void acceptsEitherOfTwoOverlappingCertificates() {
    SigningKey successor = SelfSigned.create("post-ec-2027", Kind.EC_P256, NOW, Keys.UNTIL);
    for (SigningKey key : List.of(Keys.EC, successor)) {
      byte[] signature = new CmsSigner(key, PROVIDERS).sign(CONTENT, NOW);
      Verified verified = verify(PROVIDERS, CONTENT, signature, NOW, Keys.EC, successor).orThrow();
      assertThat(verified.signer().certificate()).isEqualTo(key.certificate());
    }
  }

  @Test
  void takesAnExpiredCertificateOnlyForWhatWasInTransit() {
    Instant expiry = NOW.minus(Duration.ofDays(2));
    SigningKey old = SelfSigned.create("old", Kind.EC_P256, Keys.FROM, expiry);
    CmsSigner signer = new CmsSigner(old, PROVIDERS);
    byte[] before = signer.sign(CONTENT, expiry.minusSeconds(60));
    byte[] after = signer.sign(CONTENT, expiry.plusSeconds(60));

    assertThat(verify(PROVIDERS, CONTENT, before, NOW, old).value()).isNotNull();
    assertThat(code(verify(PROVIDERS, CONTENT, after, NOW, old))).isEqualTo(ErrorCode.SIG_015);
    Instant late = expiry.plus(TrustedCertificate.IN_TRANSIT).plusSeconds(1);
    assertThat(code(verify(PROVIDERS, CONTENT, before, late, old))).isEqualTo(ErrorCode.SIG_015);
  }

  @Test
  void refusesACertificateThatIsNotYetValid() {
    SigningKey next = SelfSigned.create("next", Kind.EC_P256, NOW.plusSeconds(3600), Keys.UNTIL);
    byte[] signature = new CmsSigner(next, PROVIDERS).sign(CONTENT, NOW);

    assertThat(code(verify(PROVIDERS, CONTENT, signature, NOW, next))).isEqualTo(ErrorCode.SIG_016);
  }

  @Test
  void warnsOfAClockThatIsAhead() {
    byte[] signature = new CmsSigner(Keys.EC, PROVIDERS).sign(CONTENT, NOW.plusSeconds(3600));

    assertThat(verify(PROVIDERS, CONTENT, signature, NOW, Keys.EC).orThrow().warnings())
        .extracting(finding -> finding.code())
        .containsExactly(ErrorCode.SIG_021);
  }

  @Test
  void givesTheSameBytesForTheSameInputWhereTheAlgorithmDoes() {
    CmsSigner signer = new CmsSigner(Keys.RSA, PROVIDERS);

    byte[] once = signer.sign(CONTENT, NOW);

    assertThat(signer.sign(CONTENT, NOW)).isEqualTo(once);
    assertThat(signer.signDigest(Sha256.digest().digest(CONTENT), NOW)).isEqualTo(once);
  }

  @Test
  void signsTheSameFromAStreamOfAnySize() throws IOException {
    byte[] large = new byte[300_000];
    Arrays.fill(large, (byte) 'x');
    CmsSigner signer = new CmsSigner(Keys.RSA, PROVIDERS);

    byte[] streamed = signer.sign(new ByteArrayInputStream(large), NOW);

    assertThat(streamed).isEqualTo(signer.sign(large, NOW));
    assertThat(verify(PROVIDERS, large, streamed, NOW, Keys.RSA).value()).isNotNull();
  }

  @Test
  void statesATimeAfter2049() {
    Instant far = Instant.parse("2050-02-03T04:05:06Z");
    SigningKey key =
        SelfSigned.create("far", Kind.EC_P256, Keys.FROM, Instant.parse("2060-01-01T00:00:00Z"));
    byte[] signature = new CmsSigner(key, PROVIDERS).sign(CONTENT, far);

    assertThat(verify(PROVIDERS, CONTENT, signature, far, key).orThrow().time()).contains(far);
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#providers")
  void signsFromManyThreadsAtOnce(Providers providers) {
    CmsSigner signer = new CmsSigner(Keys.EC, providers);
    ConcurrentLinkedQueue<Integer> bad = new ConcurrentLinkedQueue<>();

    IntStream.range(0, 400)
        .parallel()
        .forEach(
            i -> {
              byte[] content = ("document " + i).getBytes(UTF_8);
              byte[] signature = signer.sign(content, NOW);
              if (verify(providers, content, signature, NOW, Keys.EC).value() == null) bad.add(i);
            });

    assertThat(bad).isEmpty();
  }

  static ErrorCode code(Parsed<?> outcome) {
    return Objects.requireNonNull(outcome.problem(), "it was accepted").code();
  }

  static Parsed<Verified> verify(
      Providers providers, byte[] content, byte[] signature, Instant at, SigningKey... trusted) {
    try {
      return new CmsVerifier(providers)
          .verify(new ByteArrayInputStream(content), signature, Keys.trust(trusted), at);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    return IntStream.range(0, bytes.length - wanted.length)
        .filter(i -> Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length))
        .findFirst()
        .orElseThrow();
  }
}
