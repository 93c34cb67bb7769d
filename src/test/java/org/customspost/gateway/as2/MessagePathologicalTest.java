package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.customspost.gateway.as2.Terms.Compression;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages that want to cost us much are refused cheaply, and none makes us fail. */
@Timeout(60)
class MessagePathologicalTest {
  private static final Terms ANYTHING =
      new Terms(
          Terms.Demand.NOTHING, Terms.Offer.PLAIN, Terms.Receipt.NONE, Terms.MicScope.AS_SIGNED);

  @TempDir private Path folder;

  @Test
  void refusesTenThousandParts() throws IOException {
    String part = "--b\r\n\r\nx\r\n";
    for (String type : List.of("related", "signed", "mixed")) {
      Opened opened = open("multipart/" + type + "; boundary=b", part.repeat(10_000) + "--b--\r\n");
      assertThat(code(opened)).isEqualTo(ErrorCode.RCV_302);
    }
  }

  @Test
  void keepsNestedMultipartsAsTheyAre() throws IOException {
    StringBuilder body = new StringBuilder("deep");
    for (int i = 0; i < 2_000; i++) {
      String head = "--b" + i + "\r\nContent-Type: multipart/mixed; boundary=b" + (i - 1);
      body.insert(0, head + "\r\n\r\n").append("\r\n--b").append(i).append("--\r\n");
    }

    Opened opened = open("multipart/related; boundary=b1999", body.toString());

    assertThat(opened).isInstanceOf(Opened.Accepted.class);
    assertThat(((Opened.Accepted) opened).payload().contentType()).startsWith("multipart/mixed");
  }

  @Test
  void refusesABombBeforeItGrows() throws IOException {
    Path zeros = zeros(300L << 20);
    try (Scratch scratch = new Scratch(folder.resolve("bomb"))) {
      As2Message bomb = pack(Content.of(zeros), Compression.BEFORE_SIGNING, scratch);
      assertThat(bomb.body().size()).isLessThan(1 << 20);
      try (Scratch other = new Scratch(folder.resolve("opening"))) {
        Opened opened = open(bomb, other);
        assertThat(code(opened)).isEqualTo(ErrorCode.RCV_303);
        assertThat(((Opened.Rejected) opened).disposition().reason())
            .isEqualTo("decompression-failed");
        assertThat(bytesIn(folder.resolve("opening"))).isLessThan(4L << 20);
      }
    }
  }

  @Test
  void refusesMoreThanTheAbsoluteSize() throws IOException {
    byte[] content = new byte[3_000_000];
    new Random(3).nextBytes(content);
    try (Scratch scratch = new Scratch(folder)) {
      As2Message message = pack(Content.of(content), Compression.BEFORE_SIGNING, scratch);
      Opened opened =
          new Opening(Sides.PRIMITIVES, Limits.USUAL.withContentBytes(2_000_000))
              .open(message, ANYTHING, Sides.keys(Sides.CUSTOMS, Sides.POST), Sides.NOW, scratch);
      assertThat(code(opened)).isEqualTo(ErrorCode.RCV_303);
    }
  }

  @Test
  void refusesCompressionWithinCompression() throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      As2Message once = pack(Content.of(new byte[100]), Compression.BEFORE_SIGNING, scratch);
      String whole =
          "Content-Type: application/pkcs7-mime\r\n\r\n"
              + new String(once.body().bytes(), ISO_8859_1);
      Content twice =
          org.customspost.gateway.as2.smime.Compression.compressed(
              Content.of(whole.getBytes(ISO_8859_1)), scratch);
      assertThat(
              code(
                  open(
                      new As2Message(Headers.of("Content-Type", "application/pkcs7-mime"), twice),
                      scratch)))
          .isEqualTo(ErrorCode.RCV_302);
    }
  }

  @Test
  void refusesOversizedHeadersOfParts() throws IOException {
    String many = "--b\r\n" + "A: 1\r\n".repeat(1_000) + "\r\nx\r\n--b--\r\n";
    String fat = "--b\r\nA: " + "x".repeat(10_000_000) + "\r\n\r\nx\r\n--b--\r\n";

    assertThat(code(open("multipart/related; boundary=b", many))).isEqualTo(ErrorCode.RCV_300);
    assertThat(code(open("multipart/related; boundary=b", fat))).isEqualTo(ErrorCode.RCV_300);
  }

  @Test
  void readsNoStructureOfManyMegabytesIntoMemory() throws IOException {
    byte[] fat = new byte[50_000_000];
    // SEQUENCE { OID envelopedData, [0] { SEQUENCE { 0, SET of 49 MB …
    int[] head = {
      0x30, 0x84, 0x02, 0xFA, 0xF0, 0x7A, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01,
      0x07, 0x03, 0xA0, 0x84, 0x02, 0xFA, 0xF0, 0x69, 0x30, 0x84, 0x02, 0xFA, 0xF0, 0x63, 0x02,
      0x01, 0x00, 0x31, 0x84, 0x02, 0xFA, 0xF0, 0x5A
    };
    for (int i = 0; i < head.length; i++) fat[i] = (byte) head[i];
    Opened opened =
        open(
            new As2Message(Headers.of("Content-Type", "application/pkcs7-mime"), Content.of(fat)),
            new Scratch(folder));

    assertThat(code(opened)).isEqualTo(ErrorCode.RCV_306);
  }

  @Test
  void isNotLedIntoTheDepthByNestedStructures() throws IOException {
    byte[] deep = new byte[400_000];
    // each pair begins one more SEQUENCE of indefinite length, within the recipients
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    int[] head = {
      0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03, 0xA0, 0x80,
      0x30, 0x80, 0x02, 0x01, 0x00, 0x31, 0x80
    };
    for (int i = 0; i < head.length; i++) deep[i] = (byte) head[i];

    Opened opened =
        open(
            new As2Message(Headers.of("Content-Type", "application/pkcs7-mime"), Content.of(deep)),
            new Scratch(folder));

    assertThat(code(opened)).isEqualTo(ErrorCode.RCV_306);
  }

  @Test
  void answersEveryDamageWithARefusal() throws IOException {
    Random random = new Random(7);
    Terms terms =
        Sides.terms(
            Optional.of(Digest.SHA_256),
            SignatureScheme.PKCS1,
            Optional.of(Cipher.AES_128_CBC),
            KeyTransport.PKCS1,
            Compression.NONE);
    for (Terms each : List.of(terms, signedOnly(terms))) {
      try (Scratch scratch = new Scratch(folder)) {
        As2Message good =
            new Packing(Sides.PRIMITIVES)
                .pack(
                    Sides.outgoing("UNB'".repeat(20).getBytes(ISO_8859_1)),
                    each,
                    Sides.keys(Sides.POST, Sides.CUSTOMS),
                    scratch)
                .message();
        byte[] bytes = good.body().bytes();
        for (int i = 0; i < 300; i++) {
          byte[] damaged = bytes.clone();
          for (int n = 0; n <= i % 3; n++)
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
          Opened opened = open(new As2Message(good.headers(), Content.of(damaged)), scratch);
          // a byte that was hit by its own value, or in a part that nothing covers, does no harm
          if (opened instanceof Opened.Accepted accepted
              && accepted.protection().signer().isPresent())
            assertThat(accepted.payload().content().bytes())
                .isEqualTo("UNB'".repeat(20).getBytes(ISO_8859_1));
        }
      }
    }
  }

  @Test
  void answersEveryNoiseWithARefusal() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      if (noise.length > 0 && i % 2 == 0) noise[0] = 0x30;
      Opened opened =
          open(
              new As2Message(
                  Headers.of("Content-Type", "application/pkcs7-mime; smime-type=enveloped-data"),
                  Content.of(noise)),
              new Scratch(folder));
      assertThat(opened).isInstanceOf(Opened.Rejected.class);
    }
  }

  private static Terms signedOnly(Terms terms) {
    return new Terms(
        terms.demand(),
        new Terms.Offer(terms.offer().signature(), Optional.empty(), Compression.NONE),
        terms.receipt(),
        terms.micSent());
  }

  private As2Message pack(Content content, Compression compression, Scratch scratch)
      throws IOException {
    Outgoing outgoing = Sides.outgoing(content, Sides.NOW);
    Terms terms =
        Sides.terms(
            Optional.empty(),
            SignatureScheme.PKCS1,
            Optional.empty(),
            KeyTransport.PKCS1,
            compression);
    return new Packing(Sides.PRIMITIVES)
        .pack(outgoing, terms, Sides.keys(Sides.POST, Sides.CUSTOMS), scratch)
        .message();
  }

  private Opened open(String type, String body) throws IOException {
    return open(
        new As2Message(Headers.of("Content-Type", type), Content.of(body.getBytes(ISO_8859_1))),
        new Scratch(folder));
  }

  private Opened open(As2Message message, Scratch scratch) throws IOException {
    return new Opening(Sides.PRIMITIVES, Limits.USUAL)
        .open(message, ANYTHING, Sides.keys(Sides.CUSTOMS, Sides.POST), Sides.NOW, scratch);
  }

  private Path zeros(long size) throws IOException {
    Path file = folder.resolve("zeros");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] chunk = new byte[1 << 20];
      Arrays.fill(chunk, (byte) '0');
      for (long written = 0; written < size; written += chunk.length) out.write(chunk);
    }
    return file;
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long all = 0;
      for (Path each : files.toList())
        try (InputStream in = Files.newInputStream(each)) {
          all += in.transferTo(OutputStream.nullOutputStream());
        }
      return all;
    }
  }

  private static ErrorCode code(Opened opened) {
    assertThat(opened).isInstanceOf(Opened.Rejected.class);
    return ((Opened.Rejected) opened).finding().code();
  }
}
