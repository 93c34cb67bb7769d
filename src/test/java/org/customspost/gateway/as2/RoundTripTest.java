package org.customspost.gateway.as2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.customspost.gateway.as2.Terms.Compression;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Memory;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we pack, we open: every form with every algorithm. */
class RoundTripTest {
  private static final List<Digest> DIGESTS =
      List.of(Digest.SHA_256, Digest.SHA_384, Digest.SHA_512);
  private static final List<SignatureScheme> SCHEMES = List.of(SignatureScheme.values());
  private static final List<KeyTransport> TRANSPORTS = List.of(KeyTransport.values());

  @TempDir private Path folder;

  /** One combination. */
  record Form(
      Optional<Digest> digest,
      SignatureScheme scheme,
      Optional<Cipher> cipher,
      KeyTransport transport,
      Compression compression,
      boolean elliptic,
      boolean fallback) {
    Terms terms() {
      return Sides.terms(digest, scheme, cipher, transport, compression);
    }

    SigningKey sender() {
      return elliptic ? Sides.POST_EC : Sides.POST;
    }

    SigningKey receiver() {
      return elliptic ? Sides.CUSTOMS_EC : Sides.CUSTOMS;
    }
  }

  static List<Form> forms() {
    List<Form> forms = new ArrayList<>();
    List<Cipher> ciphers = new ArrayList<>(List.of(Cipher.values()));
    ciphers.remove(Cipher.DES_EDE3_CBC);
    for (int d = -1; d < 3; d++)
      for (int c = -1; c < ciphers.size(); c++)
        for (Compression compression : Compression.values()) {
          int n = forms.size();
          forms.add(
              new Form(
                  d < 0 ? Optional.empty() : Optional.of(DIGESTS.get(d)),
                  SCHEMES.get(n % 2),
                  c < 0 ? Optional.empty() : Optional.of(ciphers.get(c)),
                  TRANSPORTS.get(n / 3 % 3),
                  compression,
                  n % 5 == 4,
                  n % 7 == 6));
        }
    return forms;
  }

  @ParameterizedTest
  @MethodSource("forms")
  void opensWhatWasPacked(Form form) throws IOException {
    byte[] content = content(new Random(form.hashCode()), 20_000);
    Primitives primitives = form.fallback() ? Sides.FALLBACK : Sides.PRIMITIVES;
    try (Scratch scratch = new Scratch(folder, Memory.each(1000))) {
      Packed packed =
          new Packing(primitives)
              .pack(
                  Sides.outgoing(content),
                  form.terms(),
                  Sides.keys(form.sender(), form.receiver()),
                  scratch);
      Opened opened =
          new Opening(primitives, Limits.USUAL)
              .open(
                  overTheWire(packed.message()),
                  form.terms(),
                  Sides.keys(form.receiver(), form.sender()),
                  Sides.NOW,
                  scratch);

      assertThat(opened).isInstanceOf(Opened.Accepted.class);
      Opened.Accepted accepted = (Opened.Accepted) opened;
      assertThat(accepted.payload().content().bytes()).isEqualTo(content);
      assertThat(accepted.payload().fileName()).contains("items 1.edi");
      assertThat(accepted.payload().contentType()).isEqualTo("application/edifact");
      assertThat(accepted.mic()).isEqualTo(packed.mic());
      assertThat(accepted.protection().digest()).isEqualTo(form.digest());
      assertThat(accepted.protection().cipher()).isEqualTo(form.cipher());
      assertThat(accepted.protection().compressed())
          .isEqualTo(form.compression() != Compression.NONE);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keepsEveryByteOfAnySize() throws IOException {
    Random random = new Random(42);
    Terms terms =
        Sides.terms(
            Optional.of(Digest.SHA_256),
            SignatureScheme.PKCS1,
            Optional.of(Cipher.AES_128_GCM),
            KeyTransport.PKCS1,
            Compression.BEFORE_SIGNING);
    for (int i = 0; i < 60; i++) {
      byte[] content = content(random, random.nextInt(70_000));
      try (Scratch scratch = new Scratch(folder, Memory.each(random.nextInt(50_000)))) {
        Packed packed =
            new Packing(Sides.PRIMITIVES)
                .pack(
                    Sides.outgoing(content), terms, Sides.keys(Sides.POST, Sides.CUSTOMS), scratch);
        Opened opened =
            new Opening(Sides.PRIMITIVES, Limits.USUAL)
                .open(
                    packed.message(),
                    terms,
                    Sides.keys(Sides.CUSTOMS, Sides.POST),
                    Sides.NOW,
                    scratch);
        assertThat(opened).isInstanceOf(Opened.Accepted.class);
        assertThat(((Opened.Accepted) opened).payload().content().bytes()).isEqualTo(content);
      }
    }
  }

  /** One product digests the uncompressed entity as a receiver, and the signed one as a sender. */
  @Test
  void digestsOtherwiseInEachDirectionWhereThatIsAgreed() throws IOException {
    Terms usual =
        Sides.terms(
            Optional.of(Digest.SHA_256),
            SignatureScheme.PKCS1,
            Optional.empty(),
            KeyTransport.PKCS1,
            Compression.BEFORE_SIGNING);
    Terms mixed =
        new Terms(
            usual.demand(),
            usual.offer(),
            usual.receipt(),
            Terms.MicScope.AS_SIGNED,
            Terms.MicScope.UNCOMPRESSED);
    try (Scratch scratch = new Scratch(folder)) {
      Packing packing = new Packing(Sides.PRIMITIVES);
      Keys keys = Sides.keys(Sides.POST, Sides.CUSTOMS);
      byte[] content = content(new Random(1), 5000);
      Packed asSigned = packing.pack(Sides.outgoing(content), usual, keys, scratch);
      Mic sent = packing.pack(Sides.outgoing(content), mixed, keys, scratch).mic();
      Opened opened =
          new Opening(Sides.PRIMITIVES, Limits.USUAL)
              .open(
                  asSigned.message(),
                  mixed,
                  Sides.keys(Sides.CUSTOMS, Sides.POST),
                  Sides.NOW,
                  scratch);

      assertThat(((Opened.Accepted) opened).mic()).isEqualTo(asSigned.mic());
      assertThat(sent).isNotEqualTo(asSigned.mic());
    }
  }

  @Test
  void digestsTheUncompressedEntityWherePeersWantThat() throws IOException {
    Terms terms =
        Sides.terms(
            Optional.of(Digest.SHA_256),
            SignatureScheme.PKCS1,
            Optional.empty(),
            KeyTransport.PKCS1,
            Compression.BEFORE_SIGNING);
    Terms other =
        new Terms(terms.demand(), terms.offer(), terms.receipt(), Terms.MicScope.UNCOMPRESSED);
    try (Scratch scratch = new Scratch(folder)) {
      Packing packing = new Packing(Sides.PRIMITIVES);
      Keys keys = Sides.keys(Sides.POST, Sides.CUSTOMS);
      byte[] content = content(new Random(1), 5000);
      Packed usual = packing.pack(Sides.outgoing(content), terms, keys, scratch);
      Packed packed = packing.pack(Sides.outgoing(content), other, keys, scratch);
      Opened opened =
          new Opening(Sides.PRIMITIVES, Limits.USUAL)
              .open(
                  packed.message(),
                  other,
                  Sides.keys(Sides.CUSTOMS, Sides.POST),
                  Sides.NOW,
                  scratch);
      assertThat(((Opened.Accepted) opened).mic()).isEqualTo(packed.mic());
      assertThat(packed.mic()).isNotEqualTo(usual.mic());
    }
  }

  /** Text with CR LF, bare LF, bare CR, what looks like boundaries, and bytes of every value. */
  private static byte[] content(Random random, int size) {
    byte[] content = new byte[size];
    random.nextBytes(content);
    String[] pieces = {"\r\n", "\n", "\r", "\r\n--", "--=_", "UNH+1'", ".\r\n.\r\n"};
    for (int at = 0; at + 10 < size; at += 10 + random.nextInt(50)) {
      byte[] piece =
          pieces[random.nextInt(pieces.length)].getBytes(
              java.nio.charset.StandardCharsets.US_ASCII);
      System.arraycopy(piece, 0, content, at, piece.length);
    }
    return content;
  }

  /** Headers and body as another party would read them. */
  private static As2Message overTheWire(As2Message message) {
    try {
      Headers headers =
          Headers.read(new ByteArrayInputStream(message.headers().bytes()), Limits.USUAL);
      return new As2Message(headers, Content.of(message.body().bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }
}
