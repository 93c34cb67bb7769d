package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.as2.Terms.Compression;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.Encrypting;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms that others send and we do not, and what their MIC covers. */
class FormsTest {
  private static final Terms ANYTHING =
      new Terms(
          Terms.Demand.NOTHING, Terms.Offer.PLAIN, Terms.Receipt.NONE, Terms.MicScope.AS_SIGNED);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "7bit,a=b,a=b",
    "8bit,a=b,a=b",
    "BINARY,a=b,a=b",
    "base64,'VU5C\r\nJw==\r\n',UNB'",
    "Quoted-Printable,'a=3Db=\r\nc=0D=0A=\n=e9 =zz=','a=bc\r\n\u00e9 =zz='"
  })
  void takesTheTransferEncodingOff(String encoding, String body, String payload)
      throws IOException {
    Headers headers =
        Headers.of("Content-Type", "text/plain", "Content-Transfer-Encoding", encoding);

    try (Scratch scratch = new Scratch(folder)) {
      Opened.Accepted opened = open(headers, body, scratch);
      assertThat(opened.payload().content().bytes()).isEqualTo(payload.getBytes(ISO_8859_1));
      assertThat(opened.mic()).isEqualTo(mic(body));
    }
  }

  static Stream<Arguments> fileNames() {
    return Stream.of(
        Arguments.of(Headers.of("Content-Disposition", "attachment; filename=a.edi"), "a.edi"),
        Arguments.of(Headers.of("content-disposition", "inline; filename=\"a b.edi\""), "a b.edi"),
        Arguments.of(Headers.of("Content-Type", "application/xml; name=\"c.xml\""), "c.xml"),
        Arguments.of(
            Headers.of("Content-Disposition", "attachment; filename=\"..\\\\..\\\\x\\\\d.edi\""),
            "d.edi"),
        Arguments.of(
            Headers.of("Content-Disposition", "attachment; filename=/etc/passwd"), "passwd"),
        Arguments.of(
            Headers.of("Content-Disposition", "attachment; filename*=UTF-8''%e2%82%ac.edi"),
            "\u20ac.edi"),
        Arguments.of(Headers.of("Content-Disposition", "attachment; filename=\"..\""), ""),
        Arguments.of(Headers.NONE, ""));
  }

  @ParameterizedTest
  @MethodSource("fileNames")
  void keepsTheFileNameButNoPath(Headers headers, String name) throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      assertThat(open(headers, "x", scratch).payload().fileName())
          .isEqualTo(name.isEmpty() ? Optional.empty() : Optional.of(name));
    }
  }

  @Test
  void keepsAttachmentsBesideTheDocument() throws IOException {
    String body =
        """
        --b\r
        Content-Type: application/pdf\r
        Content-Transfer-Encoding: base64\r
        Content-ID: <two>\r
        \r
        JVBERg==\r
        --b\r
        Content-Type: application/edifact; name=items.edi\r
        Content-ID: <one>\r
        \r
        UNB'\r
        \r
        --b  \r
        \r
        text\r
        --b--\r
        """;
    try (Scratch scratch = new Scratch(folder)) {
      Opened.Accepted opened =
          open(
              Headers.of("Content-Type", "multipart/related; boundary=b; start=\"<one>\""),
              body,
              scratch);

      assertThat(opened.payload().content().bytes()).isEqualTo("UNB'\r\n".getBytes(US_ASCII));
      assertThat(opened.payload().fileName()).contains("items.edi");
      assertThat(opened.attachments())
          .extracting(each -> new String(each.content().bytes(), US_ASCII))
          .containsExactly("%PDF", "text");
      assertThat(opened.mic()).isEqualTo(mic(body));
    }
  }

  @Test
  void digestsThePayloadAloneWhereThereIsNoProtection() throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      Packed packed = pack(Optional.empty(), Compression.NONE, scratch);

      assertThat(packed.mic()).isEqualTo(mic("UNB'"));
    }
  }

  @ParameterizedTest
  @CsvSource({"true,NONE", "true,AFTER_SIGNING", "false,BEFORE_SIGNING"})
  void digestsTheEntityWhereItIsEncryptedOrCompressed(boolean encrypted, Compression compression)
      throws IOException {
    String entity =
        """
        Content-Type: application/edifact\r
        Content-Disposition: attachment; filename="items 1.edi"\r
        Content-Transfer-Encoding: binary\r
        \r
        UNB'\
        """;
    try (Scratch scratch = new Scratch(folder)) {
      Packed packed =
          pack(
              encrypted ? Optional.of(Cipher.AES_256_GCM) : Optional.empty(), compression, scratch);

      assertThat(packed.mic()).isEqualTo(mic(entity));
    }
  }

  /** No standard has it, but it does no harm: encrypted first, then signed. */
  @Test
  void opensWhatIsSignedOverTheEncryption() throws Exception {
    try (Scratch scratch = new Scratch(folder)) {
      Entity inner = Entity.of(Headers.of("Content-Type", "text/plain"), text("hello"));
      Content encrypted =
          new Encrypting(Sides.PRIMITIVES)
              .encrypted(
                  inner.whole(),
                  Sides.CUSTOMS.certificate(),
                  Cipher.AES_128_CBC,
                  KeyTransport.PKCS1,
                  scratch);
      Entity signed =
          new MultipartSigned(Sides.PRIMITIVES)
              .signed(
                  Pkcs7.entity("enveloped-data", "smime.p7m", encrypted),
                  Sides.POST,
                  new Terms.Signature(Digest.SHA_256, SignatureScheme.PKCS1),
                  Sides.NOW);

      Opened.Accepted opened = open(new As2Message(signed.headers(), signed.body()), scratch);

      assertThat(opened.payload().content().bytes()).isEqualTo("hello".getBytes(US_ASCII));
      assertThat(opened.protection().signer()).isPresent();
      assertThat(opened.protection().cipher()).contains(Cipher.AES_128_CBC);
    }
  }

  @Test
  void readsBase64WhereTheHeadersSayBinary() throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      As2Message message =
          pack(Optional.of(Cipher.AES_256_CBC), Compression.NONE, scratch).message();
      byte[] base64 = java.util.Base64.getMimeEncoder().encode(message.body().bytes());

      Opened.Accepted opened = open(new As2Message(message.headers(), Content.of(base64)), scratch);

      assertThat(opened.payload().content().bytes()).isEqualTo("UNB'".getBytes(US_ASCII));
    }
  }

  private Packed pack(Optional<Cipher> cipher, Compression compression, Scratch scratch)
      throws IOException {
    Terms terms =
        Sides.terms(
            Optional.empty(), SignatureScheme.PKCS1, cipher, KeyTransport.PKCS1, compression);
    return new Packing(Sides.PRIMITIVES)
        .pack(
            Sides.outgoing("UNB'".getBytes(US_ASCII)),
            terms,
            Sides.keys(Sides.POST, Sides.CUSTOMS),
            scratch);
  }

  private static Opened.Accepted open(Headers headers, String body, Scratch scratch)
      throws IOException {
    return open(new As2Message(headers, text(body)), scratch);
  }

  private static Opened.Accepted open(As2Message message, Scratch scratch) throws IOException {
    Opened opened =
        new Opening(Sides.PRIMITIVES, Limits.USUAL)
            .open(message, ANYTHING, Sides.keys(Sides.CUSTOMS, Sides.POST), Sides.NOW, scratch);
    assertThat(opened).isInstanceOf(Opened.Accepted.class);
    return (Opened.Accepted) opened;
  }

  private static Mic mic(String text) throws IOException {
    return Mic.of(Sides.PRIMITIVES.digest(Digest.SHA_256, text(text)), Digest.SHA_256);
  }

  private static Content text(String text) {
    return Content.of(text.getBytes(ISO_8859_1));
  }
}
