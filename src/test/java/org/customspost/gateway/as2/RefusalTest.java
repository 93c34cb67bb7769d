package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.customspost.gateway.as2.Terms.Compression;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as agreed is refused with the disposition that RFC 4130 has for it. */
class RefusalTest {
  private static final byte[] CONTENT = "UNB+UNOA'\r\nUNZ'\r\n".repeat(100).getBytes(ISO_8859_1);
  private static final Terms SIGNED = terms(Optional.of(Digest.SHA_256), Optional.empty());
  private static final Terms BOTH =
      terms(Optional.of(Digest.SHA_256), Optional.of(Cipher.AES_256_CBC));
  private static final Keys OURS = Sides.keys(Sides.CUSTOMS, Sides.POST);

  @TempDir private Path folder;

  @Test
  void refusesAStrangersSignatureAsUntrusted() throws IOException {
    Opened.Rejected rejected =
        rejected(open(pack(SIGNED, Sides.STRANGER, Sides.CUSTOMS), SIGNED, OURS, Sides.NOW));

    assertThat(rejected.finding().code()).isEqualTo(ErrorCode.SIG_012);
    assertThat(rejected.disposition()).isEqualTo(Disposition.AUTHENTICATION_FAILED);
    assertThat(rejected.finding().text()).contains("stranger").contains("post.pem");
  }

  @Test
  void refusesAWrongSignerWhoUsesATrustedName() throws IOException {
    SigningKey forged = new SigningKey("post", Sides.STRANGER.key(), Sides.POST.certificate());

    Opened.Rejected rejected =
        rejected(open(pack(SIGNED, forged, Sides.CUSTOMS), SIGNED, OURS, Sides.NOW));

    assertThat(rejected.finding().code()).isEqualTo(ErrorCode.SIG_014);
    assertThat(rejected.disposition()).isEqualTo(Disposition.AUTHENTICATION_FAILED);
  }

  @Test
  void refusesCertificatesBeforeAndAfterTheirTime() throws IOException {
    As2Message message = pack(SIGNED, Sides.POST, Sides.CUSTOMS);

    Opened late = open(message, SIGNED, OURS, Instant.parse("2040-01-01T00:00:00Z"));
    Opened early = open(message, SIGNED, OURS, Instant.parse("2020-01-01T00:00:00Z"));

    assertThat(rejected(late).finding().code()).isEqualTo(ErrorCode.SIG_015);
    assertThat(rejected(early).finding().code()).isEqualTo(ErrorCode.SIG_016);
    assertThat(rejected(early).disposition()).isEqualTo(Disposition.AUTHENTICATION_FAILED);
  }

  @Test
  void takesTheOldAndTheNewCertificateWhileTheyOverlap() throws IOException {
    SigningKey next = SelfSigned.create("post-2027", Kind.RSA_2048, Sides.FROM, Sides.UNTIL);
    Keys both =
        Keys.of(List.of(Sides.CUSTOMS), List.of(Sides.trust(Sides.POST), Sides.trust(next)));

    for (SigningKey each : List.of(Sides.POST, next)) {
      Opened opened = open(pack(SIGNED, each, Sides.CUSTOMS), SIGNED, both, Sides.NOW);
      assertThat(opened.protection().signer()).contains(Sides.trust(each));
    }
  }

  @Test
  void readsWhatIsEncryptedToOurOldKeyWhileTheyOverlap() throws IOException {
    SigningKey next = SelfSigned.create("customs-2027", Kind.RSA_2048, Sides.FROM, Sides.UNTIL);
    Keys both = Keys.of(List.of(next, Sides.CUSTOMS), List.of(Sides.trust(Sides.POST)));

    for (SigningKey each : List.of(Sides.CUSTOMS, next))
      assertThat(open(pack(BOTH, Sides.POST, each), BOTH, both, Sides.NOW))
          .isInstanceOf(Opened.Accepted.class);
  }

  @Test
  void keepsTheBytesAndBothDigestsWhereTheContentIsAnother() throws IOException {
    As2Message message =
        changed(pack(SIGNED, Sides.POST, Sides.CUSTOMS), text -> text.replaceFirst("UNZ", "UNX"));
    try (Scratch scratch = new Scratch(folder)) {
      Opened.Rejected rejected =
          rejected(
              new Opening(Sides.PRIMITIVES, Limits.USUAL)
                  .open(message, SIGNED, OURS, Sides.NOW, scratch));

      assertThat(rejected.finding().code()).isEqualTo(ErrorCode.SIG_013);
      assertThat(rejected.disposition()).isEqualTo(Disposition.INTEGRITY_CHECK_FAILED);
      Opened.Difference difference = rejected.difference().orElseThrow();
      assertThat(difference.found())
          .isEqualTo(
              Mic.of(
                  Sides.PRIMITIVES.digest(Digest.SHA_256, difference.digested()), Digest.SHA_256))
          .isNotEqualTo(difference.stated());
      assertThat(new String(difference.digested().bytes(), ISO_8859_1))
          .startsWith("Content-Type: application/edifact\r\n")
          .contains("UNX");
    }
  }

  @Test
  void refusesBinaryContentWhoseLineEndsWereChangedOnTheWay() throws IOException {
    As2Message sent = pack(SIGNED, Sides.POST, Sides.CUSTOMS);
    As2Message message = changed(sent, text -> text.replace("UNZ'\r\n", "UNZ'\n"));

    Opened opened = open(message, SIGNED, OURS, Sides.NOW);

    assertThat(rejected(opened).finding().code()).isEqualTo(ErrorCode.SIG_013);
  }

  @ParameterizedTest
  @EnumSource(Cipher.class)
  void refusesWhatIsEncryptedToAnotherKeyOrDamaged(Cipher cipher) throws IOException {
    if (cipher.isLegacy()) return;
    Terms terms = terms(Optional.empty(), Optional.of(cipher));
    As2Message toAnother = pack(terms, Sides.POST, Sides.STRANGER);
    As2Message good = pack(terms, Sides.POST, Sides.CUSTOMS);
    byte[] bytes = good.body().bytes();
    bytes[bytes.length - 20] ^= 1;

    Opened wrongKey = open(toAnother, terms, OURS, Sides.NOW);
    Opened damaged =
        open(new As2Message(good.headers(), Content.of(bytes)), terms, OURS, Sides.NOW);

    assertThat(rejected(wrongKey).finding().code()).isEqualTo(ErrorCode.RCV_305);
    assertThat(rejected(wrongKey).disposition().reason()).isEqualTo("decryption-failed");
    if (cipher.isAuthenticated())
      assertThat(rejected(damaged).finding().code()).isEqualTo(ErrorCode.RCV_306);
  }

  @Test
  void asksForWhatTheAgreementDemands() throws IOException {
    Terms plain = terms(Optional.empty(), Optional.empty());
    Opened unsigned =
        open(
            pack(
                terms(Optional.empty(), Optional.of(Cipher.AES_256_CBC)),
                Sides.POST,
                Sides.CUSTOMS),
            BOTH,
            OURS,
            Sides.NOW);
    Opened bare = open(pack(plain, Sides.POST, Sides.CUSTOMS), BOTH, OURS, Sides.NOW);

    assertThat(rejected(unsigned).finding().text()).contains("signed");
    assertThat(rejected(bare).finding().text()).contains("encrypted");
    assertThat(rejected(bare).disposition().reason()).isEqualTo("insufficient-message-security");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100, 500, 1000, 2500})
  void refusesTruncatedBodiesOfAnyLength(int length) throws IOException {
    for (Terms terms : List.of(SIGNED, BOTH)) {
      As2Message whole = pack(terms, Sides.POST, Sides.CUSTOMS);
      long kept = Math.min(length, whole.body().size() - 8);

      Opened opened =
          open(
              new As2Message(whole.headers(), whole.body().region(0, kept)),
              terms,
              OURS,
              Sides.NOW);

      assertThat(rejected(opened).disposition().isPositive()).isFalse();
    }
  }

  @Test
  void refusesAReceiptThatCannotBeGiven() throws IOException {
    As2Message message = pack(SIGNED, Sides.POST, Sides.CUSTOMS);
    Headers headers =
        message
            .headers()
            .without("Disposition-Notification-Options")
            .with("Disposition-Notification-Options", "signed-receipt-micalg=required,md2");

    Opened opened = open(new As2Message(headers, message.body()), SIGNED, OURS, Sides.NOW);

    assertThat(rejected(opened).disposition())
        .hasToString(
            "automatic-action/MDN-sent-automatically; failed/failure: unsupported MIC-algorithms");
  }

  @Test
  void packsNothingWithoutAValidKey() {
    Instant never = Instant.parse("2050-01-01T00:00:00Z");
    Outgoing late = Sides.outgoing(Content.of(CONTENT), never);
    Packing packing = new Packing(Sides.PRIMITIVES);
    Keys keys = Sides.keys(Sides.POST, Sides.CUSTOMS);
    Scratch scratch = new Scratch(folder);

    assertThatThrownBy(() -> packing.pack(late, SIGNED, keys, scratch))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("SIG-300");
    assertThatThrownBy(
            () ->
                packing.pack(
                    late, terms(Optional.empty(), Optional.of(Cipher.AES_256_CBC)), keys, scratch))
        .hasMessageContaining("SIG-301");
  }

  @Test
  void encryptsToTheNewestCertificateThatIsValid() {
    SigningKey next =
        SelfSigned.create("customs-2027", Kind.EC_P256, Sides.NOW.plusSeconds(60), Sides.UNTIL);
    TrustedCertificate old = Sides.trust(Sides.CUSTOMS);
    Keys keys = Keys.of(List.of(Sides.POST), List.of(Sides.trust(next), old));

    assertThat(keys.recipient(Sides.NOW)).contains(old);
    assertThat(keys.recipient(Sides.NOW.plusSeconds(120))).contains(Sides.trust(next));
  }

  private static Terms terms(Optional<Digest> digest, Optional<Cipher> cipher) {
    return Sides.terms(digest, SignatureScheme.PKCS1, cipher, KeyTransport.PKCS1, Compression.NONE);
  }

  private As2Message pack(Terms terms, SigningKey from, SigningKey to) throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      return new Packing(Sides.PRIMITIVES)
          .pack(Sides.outgoing(CONTENT), terms, Sides.keys(from, to), scratch)
          .message();
    }
  }

  private Opened open(As2Message message, Terms terms, Keys keys, Instant time) throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      return new Opening(Sides.PRIMITIVES, Limits.USUAL).open(message, terms, keys, time, scratch);
    }
  }

  private static As2Message changed(As2Message message, UnaryOperator<String> change)
      throws IOException {
    byte[] whole = Entity.of(Headers.NONE, message.body()).body().bytes();
    String text = change.apply(new String(whole, ISO_8859_1));
    return new As2Message(message.headers(), Content.of(text.getBytes(ISO_8859_1)));
  }

  private static Opened.Rejected rejected(Opened opened) {
    assertThat(opened).isInstanceOf(Opened.Rejected.class);
    return (Opened.Rejected) opened;
  }
}
