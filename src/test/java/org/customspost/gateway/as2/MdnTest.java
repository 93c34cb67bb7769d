package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts: ours are read, and only what proves delivery is believed. */
class MdnTest {
  static final Mic MIC = Mic.of(new byte[32], Digest.SHA_256);
  private static final MdnReading READING = new MdnReading(Sides.PRIMITIVES);
  private static final MdnReading.Expected EXPECTED =
      new MdnReading.Expected("<1@post.example>", MIC, Terms.Receipt.SIGNED_SYNC);
  private static final Keys KEYS = Sides.keys(Sides.POST, Sides.CUSTOMS);

  @ParameterizedTest
  @EnumSource(
      value = Digest.class,
      names = {"SHA_1", "SHA_256", "SHA_384", "SHA_512"})
  void believesASignedReceipt(Digest digest) throws IOException {
    MdnRead read = read(write(mdn(Disposition.PROCESSED, MIC), Sides.CUSTOMS, digest));

    assertThat(read).isInstanceOf(MdnRead.Positive.class);
    assertThat(((MdnRead.Positive) read).signer()).contains(Sides.trust(Sides.CUSTOMS));
    assertThat(((MdnRead.Positive) read).mdn().text()).isEqualTo("Thank you.\r\nReceived.");
  }

  @Test
  void keepsAWarning() throws IOException {
    MdnRead read = read(write(mdn(Disposition.DUPLICATE, MIC), Sides.CUSTOMS, Digest.SHA_256));

    assertThat(read).isInstanceOf(MdnRead.Positive.class);
    assertThat(((MdnRead.Positive) read).mdn().disposition()).isEqualTo(Disposition.DUPLICATE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesARefusalForAFailureSignedOrNot(boolean signed) throws IOException {
    Mdn mdn = mdn(Disposition.of(ErrorCode.RCV_306), MIC);
    MdnRead read = read(signed ? write(mdn, Sides.CUSTOMS, Digest.SHA_256) : unsigned(mdn));

    assertThat(read).isInstanceOf(MdnRead.Negative.class);
    assertThat(((MdnRead.Negative) read).finding().text()).contains("decryption-failed");
  }

  @Test
  void believesNoUnsignedRefusalFromOutside() throws IOException {
    Terms.Receipt async =
        new Terms.Receipt(true, true, Optional.of("https://post.example/mdn"), List.of());
    MdnReading.Expected expected = new MdnReading.Expected("<1@post.example>", MIC, async);

    MdnRead read =
        READING.read(unsigned(mdn(Disposition.UNEXPECTED, MIC)), expected, KEYS, Sides.NOW);

    assertThat(read).isInstanceOf(MdnRead.Doubtful.class);
  }

  @Test
  void believesNoUnsignedSuccessWhereASignatureWasAskedFor() throws IOException {
    assertThat(code(read(unsigned(mdn(Disposition.PROCESSED, MIC))))).isEqualTo(ErrorCode.SND_303);
  }

  @Test
  void believesNoStrangersSignature() throws IOException {
    As2Message message = write(mdn(Disposition.PROCESSED, MIC), Sides.STRANGER, Digest.SHA_256);

    assertThat(code(read(message))).isEqualTo(ErrorCode.SND_302);
  }

  @Test
  void believesNoChangedReceipt() throws IOException {
    As2Message signed =
        write(mdn(Disposition.of(ErrorCode.RCV_306), MIC), Sides.CUSTOMS, Digest.SHA_256);
    String changed =
        new String(signed.body().bytes(), UTF_8)
            .replace("processed/error: decryption-failed", "processed");

    assertThat(code(read(new As2Message(signed.headers(), text(changed)))))
        .isEqualTo(ErrorCode.SND_302);
  }

  @Test
  void noticesOtherBytes() throws IOException {
    Mic other = Mic.of(new byte[] {1}, Digest.SHA_256);

    assertThat(code(read(write(mdn(Disposition.PROCESSED, other), Sides.CUSTOMS, Digest.SHA_256))))
        .isEqualTo(ErrorCode.SND_301);
  }

  @Test
  void noticesAMissingMic() throws IOException {
    Mdn mdn = mdn(Disposition.PROCESSED, MIC);
    Mdn without =
        new Mdn(
            mdn.text(),
            mdn.reportingUa(),
            Optional.empty(),
            mdn.finalRecipient(),
            mdn.originalMessageId(),
            mdn.disposition(),
            Optional.empty());

    assertThat(code(read(write(without, Sides.CUSTOMS, Digest.SHA_256))))
        .isEqualTo(ErrorCode.SND_303);
  }

  @Test
  void noticesAReceiptForAnotherMessage() throws IOException {
    MdnReading.Expected other =
        new MdnReading.Expected("<2@post.example>", MIC, Terms.Receipt.SIGNED_SYNC);
    As2Message message = write(mdn(Disposition.PROCESSED, MIC), Sides.CUSTOMS, Digest.SHA_256);

    MdnRead read = READING.read(message, other, KEYS, Sides.NOW);

    assertThat(code(read)).isEqualTo(ErrorCode.SND_305);
  }

  @Test
  void knowsAReceiptFromAMessageWithoutBelievingIt() throws IOException {
    As2Message receipt = write(mdn(Disposition.PROCESSED, MIC), Sides.STRANGER, Digest.SHA_256);
    As2Message message =
        new As2Message(Headers.of("Content-Type", "application/edifact"), text("UNB+UNOA'"));

    assertThat(READING.peek(receipt).map(Mdn::originalMessageId)).contains("<1@post.example>");
    assertThat(READING.peek(message)).isEmpty();
  }

  /** Folded, in odd case, without Message-ID, with LF only and other spellings. */
  @Test
  void readsWhatOthersWrite() throws IOException {
    String body =
        """
        This is no part.
        --b
        Content-Type: text/plain

        Hello
        --b
        content-type: MESSAGE/Disposition-Notification

        reporting-ua: other
        final-recipient: rfc822;
         "A Post"
        original-message-id: 1@post.example
        DISPOSITION:  automatic-action/mdn-sent-automatically;processed
        received-content-mic:
        \t%s,SHA256

        --b--
        """
            .formatted(MIC.base64());
    As2Message message =
        new As2Message(
            Headers.of(
                "content-type",
                "Multipart/Report; Report-Type=disposition-notification; BOUNDARY=b"),
            text(body));
    MdnReading.Expected expected =
        new MdnReading.Expected(
            "<1@post.example>", MIC, new Terms.Receipt(true, false, Optional.empty(), List.of()));

    assertThat(READING.read(message, expected, KEYS, Sides.NOW))
        .isInstanceOf(MdnRead.Positive.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "--b\r\n\r\nno end",
        "--b\r\nContent-Type: message/disposition-notification\r\n\r\nFinal-Recipient: x\r\n--b--",
        "--b\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: no\r\n--b--"
      })
  void saysOfWhatIsNoReceiptThatItCannotBeRead(String body) throws IOException {
    As2Message message =
        new As2Message(Headers.of("Content-Type", "multipart/report; boundary=b"), text(body));

    assertThat(read(message)).isInstanceOf(MdnRead.Unreadable.class);
    assertThat(READING.peek(message)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "automatic-action/MDN-sent-automatically; processed,PROCESSED",
    "automatic-action/MDN-sent-automatically; processed/warning: duplicate-document,WARNING",
    "automatic-action/MDN-sent-automatically;Processed/Error:authentication-failed,ERROR",
    "manual-action/MDN-sent-manually; failed/Failure: unsupported format,FAILURE",
    "automatic-action/MDN-sent-automatically; processed/whatever: x,ERROR",
    "automatic-action/MDN-sent-automatically; failed,FAILURE"
  })
  void readsDispositions(String field, Disposition.Kind kind) {
    assertThat(Disposition.parse(field).map(Disposition::kind)).contains(kind);
  }

  @Test
  void writesDispositionsAsTheStandardHasThem() {
    assertThat(Disposition.of(ErrorCode.RCV_311))
        .hasToString(
            "automatic-action/MDN-sent-automatically; failed/failure: unsupported MIC-algorithms");
    assertThat(Disposition.of(ErrorCode.SIG_012))
        .hasToString(
            "automatic-action/MDN-sent-automatically; processed/error: authentication-failed");
  }

  @Test
  void endsEveryLineByCrLf() throws IOException {
    As2Message message = write(mdn(Disposition.PROCESSED, MIC), Sides.CUSTOMS, Digest.SHA_256);

    assertThat(new String(message.body().bytes(), US_ASCII).replace("\r\n", ""))
        .doesNotContain("\n")
        .doesNotContain("\r");
  }

  static Mdn mdn(Disposition disposition, Mic mic) {
    return new Mdn(
        "Thank you.\nReceived.",
        "gateway",
        Optional.of("CUSTOMS"),
        "CUSTOMS",
        "<1@post.example>",
        disposition,
        Optional.of(mic));
  }

  private static As2Message write(Mdn mdn, SigningKey signer, Digest digest) throws IOException {
    return new MdnWriting(Sides.PRIMITIVES)
        .write(
            mdn,
            letterhead(),
            Optional.of(signer),
            new Terms.Signature(digest, SignatureScheme.PKCS1));
  }

  static As2Message unsigned(Mdn mdn) throws IOException {
    return new MdnWriting(Sides.PRIMITIVES)
        .write(
            mdn,
            letterhead(),
            Optional.empty(),
            new Terms.Signature(Digest.SHA_256, SignatureScheme.PKCS1));
  }

  private static MdnWriting.Letterhead letterhead() {
    return new MdnWriting.Letterhead(
        Optional.of(new As2Name("CUSTOMS")),
        Optional.of(new As2Name("A Post")),
        "<mdn-1@customs.example>",
        Sides.NOW);
  }

  static MdnRead read(As2Message message) throws IOException {
    return READING.read(message, EXPECTED, KEYS, Sides.NOW);
  }

  static ErrorCode code(MdnRead read) {
    assertThat(read).isInstanceOf(MdnRead.Doubtful.class);
    Finding finding = ((MdnRead.Doubtful) read).finding();
    return finding.code();
  }

  static Content text(String text) {
    return Content.of(text.getBytes(UTF_8));
  }
}
