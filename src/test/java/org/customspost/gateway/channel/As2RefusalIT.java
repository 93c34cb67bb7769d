package org.customspost.gateway.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Letter.BODY;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.FROM;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.STRANGER;
import static org.customspost.gateway.channel.As2Pair.UNTIL;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way in which a message can be wrong, at the real door: its sender hears the reason in a
 * receipt, signed wherever we know who asks, and nothing of it is worked on.
 */
@Timeout(60)
class As2RefusalIT {
  private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant ONE_DAY = Instant.parse("2045-01-01T12:00:00Z");
  private static final SigningKey EXPIRED =
      SelfSigned.create("expired", Kind.RSA_2048, FROM, THEN.plusSeconds(60));
  private static final SigningKey EARLY =
      SelfSigned.create("early", Kind.RSA_2048, ONE_DAY.minusSeconds(60), UNTIL);
  private static final SigningKey FORGED =
      new SigningKey("post", STRANGER.key(), POST.certificate());
  private static final MdnReading READING = new MdnReading(As2Letter.PRIMITIVES);

  @TempDir private static Path folder;
  private static As2Side customs;
  private static URI door;

  /**
   * One wrong message.
   *
   * @param signed whether a signed receipt is asked for
   */
  record Wrong(
      String what, Supplier<byte[]> wire, boolean signed, String disposition, String code) {
    @Override
    public String toString() {
      return what;
    }
  }

  @BeforeAll
  static void open() {
    int port = FreePort.next();
    door = URI.create("http://127.0.0.1:" + port + "/as2");
    String any = "signature: optional, encryption: optional";
    customs =
        new As2Side(
            folder,
            As2Side.listening(port),
            List.of(CUSTOMS),
            Map.of("post", POST, "open", POST, "expired", EXPIRED, "early", EARLY),
            Map.of(
                "post", agreement("post", "POST", SAFE),
                "open", agreement("open", "OPEN PARTNER", any),
                "expired", agreement("expired", "EXPIRED", SAFE),
                "early", agreement("early", "EARLY", SAFE)));
  }

  private static String agreement(String partner, String name, String terms) {
    return As2Pair.agreement(partner, "CUSTOMS", name, "customs", "receive: {" + terms + "}");
  }

  @AfterAll
  static void close() throws IOException {
    customs.close();
  }

  static Stream<Wrong> wrongSigners() {
    String reason = "error: authentication-failed";
    return Stream.of(
        wrong("a stranger's signature", () -> letter(STRANGER).wire(), reason, "SIG-012"),
        wrong("a trusted name, another key", () -> letter(FORGED).wire(), reason, "SIG-014"),
        wrong(
            "an expired certificate",
            () -> As2Letter.of("EXPIRED", EXPIRED).at(THEN).wire(),
            reason,
            "SIG-015"),
        wrong(
            "a certificate not yet valid",
            () -> As2Letter.of("EARLY", EARLY).at(ONE_DAY).wire(),
            reason,
            "SIG-016"),
        wrong("two signatures", () -> twice().wire(), reason, "SIG-018"));
  }

  static Stream<Wrong> wrongContents() {
    As2Letter signed = As2Letter.of("OPEN PARTNER", POST).signedOnly();
    String integrity = "error: integrity-check-failed";
    String decryption = "error: decryption-failed";
    String unreadable = "error: unexpected-processing-error";
    return Stream.of(
        wrong(
            "a signature over other content",
            () -> signed.changed(body -> body.replace("UNZ", "UNX")),
            integrity,
            "SIG-013"),
        wrong(
            "binary content with changed line ends",
            () -> signed.changed(body -> body.replace("UNZ+0+1'\r\n", "UNZ+0+1'\n")),
            integrity,
            "SIG-013"),
        wrong(
            "a signed body cut off",
            () -> signed.changed(body -> body.substring(0, body.length() / 2)),
            unreadable,
            "RCV-301"),
        wrong(
            "an encrypted body cut off",
            () -> letter(POST).changed(body -> body.substring(0, body.length() / 2)),
            decryption,
            "RCV-306"),
        wrong("the wrong key", () -> letter(POST).to(STRANGER).wire(), decryption, "RCV-305"),
        wrong("no body", () -> letter(POST).changed(body -> ""), unreadable, "RCV-301"),
        bare(
            "a body that cannot be read",
            "multipart/signed; boundary=x",
            () -> "noise",
            unreadable,
            "RCV-301"),
        wrong(
            "compressed content that is damaged",
            () -> damaged(compressed(BODY.getBytes(ISO_8859_1))),
            "error: decompression-failed",
            "RCV-304"));
  }

  static Stream<Wrong> tooLittleProtection() {
    String reason = "error: insufficient-message-security";
    Terms.Offer encryptedOnly =
        new Terms.Offer(Optional.empty(), Terms.Offer.USUAL.encryption(), Terms.Compression.NONE);
    return Stream.of(
        wrong("nothing", () -> letter(POST).as(Terms.Offer.PLAIN).wire(), reason, "RCV-307"),
        wrong("no encryption", () -> letter(POST).signedOnly().wire(), reason, "RCV-307"),
        wrong("no signature", () -> letter(POST).as(encryptedOnly).wire(), reason, "RCV-307"));
  }

  static Stream<Wrong> tooMuch() {
    String part = "--b\r\n\r\nx\r\n";
    return Stream.of(
        bare(
            "ten thousand parts",
            "multipart/related; boundary=b",
            () -> part.repeat(10_000) + "--b--\r\n",
            "error: unexpected-processing-error",
            "RCV-302"),
        wrong(
            "a bomb of 1 000 to 1",
            () -> compressed(new byte[15 << 20]),
            "error: decompression-failed",
            "RCV-303"),
        bare(
            "a part with oversized headers",
            "multipart/related; boundary=b",
            () -> "--b\r\nA: " + "x".repeat(1 << 20) + "\r\n\r\nx\r\n--b--\r\n",
            "error: unexpected-processing-error",
            "RCV-300"));
  }

  @ParameterizedTest
  @MethodSource({"wrongSigners", "wrongContents", "tooLittleProtection", "tooMuch"})
  void tellsTheSenderWhatIsWrong(Wrong wrong) throws Exception {
    int before = customs.taken().size();

    HttpResponse<String> answer = As2Pair.post(door, wrong.wire().get());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(wrong.code()).doesNotContain("Exception");
    assertThat(answer.body())
        .contains("Disposition: automatic-action/MDN-sent-automatically; processed/");
    assertThat(answer.body()).contains(wrong.disposition());
    if (wrong.signed()) assertThat(read(answer)).isInstanceOf(MdnRead.Negative.class);
    assertThat(customs.taken()).hasSize(before);
    assertThat(customs.query("select code from finding order by id desc limit 1"))
        .containsExactly(wrong.code());
    assertThat(customs.query("select state from arrival order by id desc limit 1"))
        .containsExactly("TURNED_AWAY");
    try (Stream<Path> spooled = Files.list(folder.resolve("spool"))) {
      assertThat(spooled).isEmpty();
    }
  }

  /** As an unsigned refusal from outside would not be believed, so only a signed one is. */
  private static MdnRead read(HttpResponse<String> answer) throws IOException {
    Headers headers = Headers.NONE;
    for (var each : answer.headers().map().entrySet())
      for (String value : each.getValue()) headers = headers.with(each.getKey(), value);
    As2Message receipt = new As2Message(headers, Content.of(answer.body().getBytes(ISO_8859_1)));
    String about = READING.peek(receipt).orElseThrow().originalMessageId();
    Terms.Receipt strict = new Terms.Receipt(true, true, Optional.of("x"), List.of());
    Mic none = Mic.of(new byte[32], Digest.SHA_256);
    TrustedCertificate ours = new TrustedCertificate("customs", CUSTOMS.certificate());
    return READING.read(
        receipt,
        new MdnReading.Expected(about, none, strict),
        Keys.of(List.of(), List.of(ours)),
        Instant.now());
  }

  private static Wrong wrong(String what, Supplier<byte[]> wire, String disposition, String code) {
    return new Wrong(what, wire, true, disposition, code);
  }

  /** Without any protection, from a partner that may do so; an unsigned receipt is asked for. */
  private static Wrong bare(
      String what, String type, Supplier<String> body, String disposition, String code) {
    return new Wrong(
        what, () -> As2Letter.bare("OPEN PARTNER", type, body.get()), false, disposition, code);
  }

  private static As2Letter letter(SigningKey signer) {
    return As2Letter.of("POST", signer);
  }

  /** A signed message within a signed message. */
  private static As2Letter twice() {
    As2Message once = letter(POST).signedOnly().packed();
    try {
      String type = once.headers().first("Content-Type").orElseThrow();
      return letter(POST).with(type, once.body().bytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] compressed(byte[] content) {
    Terms.Offer form =
        new Terms.Offer(Optional.empty(), Optional.empty(), Terms.Compression.BEFORE_SIGNING);
    return As2Letter.of("OPEN PARTNER", POST).as(form).with("text/plain", content).wire();
  }

  private static byte[] damaged(byte[] wire) {
    byte[] damaged = wire.clone();
    for (int i = damaged.length - 60; i < damaged.length - 40; i++) damaged[i] ^= 0x55;
    return damaged;
  }
}
