package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EdifactPathologicalTest {
  private final EdifactCodec codec = new EdifactCodec();
  private final TestFormats formats = new TestFormats();

  @Test
  void anEmptyFileIsOneFinding() throws IOException {
    assertThat(codes("")).containsExactly(ErrorCode.INS_101);
    assertThat(codes("\r\n \r\n")).containsExactly(ErrorCode.INS_101);
  }

  @Test
  void binaryJunkIsOneFinding() throws IOException {
    byte[] junk = new byte[100_000];
    new Random(7).nextBytes(junk);
    junk[0] = 'P';
    junk[1] = 'K';

    assertThat(codes(inspect(junk))).containsExactly(ErrorCode.INS_102);
  }

  @Test
  void junkBehindAHeaderIsFindings() throws IOException {
    byte[] junk = new byte[300_000];
    new Random(8).nextBytes(junk);
    byte[] head = "UNB+UNOC:3+A+B+260715:0930+R1'UNH+1+ITMATT:D:00A:UN'".getBytes(ISO_8859_1);
    System.arraycopy(head, 0, junk, 0, head.length);

    Inspection inspection = inspect(junk);

    assertThat(inspection.accepted()).isFalse();
    assertThat(inspection.messages().get(0).findings()).hasSizeBetween(1, 501);
    assertThat(inspection.bytes()).isEqualTo(junk.length);
  }

  @Test
  void everyTruncationOfAGoodFileIsRejected() throws IOException {
    String whole = text(ItemMessages.interchange(1, 1)).stripTrailing();

    for (int length = 0; length < whole.length(); length++) {
      Inspection inspection = inspect(whole.substring(0, length).getBytes(ISO_8859_1));
      assertThat(inspection.accepted()).as("cut at %d", length).isFalse();
    }
    assertThat(inspect(whole.getBytes(ISO_8859_1)).accepted()).isTrue();
  }

  @Test
  void aFileWithoutItsTrailerNamesTheTrailer() throws IOException {
    String whole = text(ItemMessages.interchange(1, 1));

    assertThat(codes(whole.substring(0, whole.indexOf("UNZ")))).containsExactly(ErrorCode.INS_120);
  }

  @Test
  void aFileWithoutItsHeaderNamesTheHeader() throws IOException {
    String whole = text(ItemMessages.interchange(1, 1));

    List<ErrorCode> codes = codes(whole.substring(whole.indexOf("UNH")));

    assertThat(codes.get(0)).isEqualTo(ErrorCode.INS_108);
  }

  @Test
  void aMissingReleaseCharacterIsNamedWhereTheTextWasCut() throws IOException {
    String bad = text(ItemMessages.interchange(1, 1)).replaceFirst("O\\?'Hara", "O'Hara");

    Inspection inspection = inspect(bad.getBytes(ISO_8859_1));

    Finding first = inspection.messages().get(0).findings().get(0);
    assertThat(first.code()).isEqualTo(ErrorCode.INS_106);
    assertThat(first.place().position().offset()).isEqualTo(bad.indexOf("Hara+12"));
    assertThat(first.place().position().unit()).isEqualTo(20);
  }

  @Test
  void releasedReleasesAreText() throws IOException {
    String good = text(ItemMessages.interchange(1, 1)).replaceFirst("Bristol", "A????B?+?:?'");

    assertThat(inspect(good.getBytes(ISO_8859_1)).messages().get(0).findings()).isEmpty();
  }

  @Test
  void aReleaseAtTheVeryEndIsATruncation() throws IOException {
    assertThat(codes("UNB+UNOC:3+A+B+260715:0930+R1?")).contains(ErrorCode.INS_121);
  }

  @Test
  void oneHundredThousandSegmentsAreReadInOneMessage() throws IOException {
    byte[] bytes = ItemMessages.interchange(1, 2_000);

    Inspection inspection = inspect(bytes);

    assertThat(inspection.messages().get(0).findings()).isEmpty();
    assertThat(inspection.messages().get(0).units()).isEqualTo(2_000);
  }

  @Test
  void aHundredThousandErrorsAreCappedAndCounted() throws IOException {
    String bad = text(ItemMessages.interchange(1, 2_000)).replace("MOA+", "MOX+");

    List<Finding> findings = inspect(bad.getBytes(ISO_8859_1)).messages().get(0).findings();

    assertThat(findings).hasSize(501);
    assertThat(findings.get(500).code()).isEqualTo(ErrorCode.INS_127);
    assertThat(findings.get(500).values()).containsEntry("count", "17500");
  }

  @Test
  void aGiganticElementIsAFindingAndTheRestIsRead() throws IOException {
    String good = text(ItemMessages.interchange(1, 1));
    String bad = good.replaceFirst("Bristol", "x".repeat(3_000_000));

    Inspection inspection = inspect(bad.getBytes(ISO_8859_1));

    assertThat(inspection.accepted()).isTrue();
    List<Finding> findings = inspection.messages().get(0).findings();
    assertThat(findings).extracting(Finding::code).containsExactly(ErrorCode.INS_122);
    assertThat(findings.get(0).place().position().offset()).isEqualTo(bad.indexOf("NAD+CZ"));
    assertThat(inspection.bytes()).isEqualTo(bad.length());
  }

  @Test
  void anEndlessSegmentStaysWithinTheLimit() throws IOException {
    InputStream endless =
        new InputStream() {
          private long left = 300_000_000;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            if (left <= 0) return -1;
            int count = (int) Math.min(length, left);
            for (int i = 0; i < count; i++) into[offset + i] = 'x';
            left -= count;
            return count;
          }
        };
    InputStream head =
        new ByteArrayInputStream("UNB+UNOC:3+A+B+260715:0930+R1'".getBytes(ISO_8859_1));

    Inspection inspection = codec.inspect(new java.io.SequenceInputStream(head, endless), formats);

    assertThat(codes(inspection)).contains(ErrorCode.INS_121);
  }

  @Test
  void controlBytesOfAWrongEncodingAreNamed() throws IOException {
    // an apostrophe of Windows-1252 in a file that says ISO 8859-1
    String bad = text(ItemMessages.interchange(1, 1)).replaceFirst("Bristol", "St John\u0092s");

    List<Finding> findings = inspect(bad.getBytes(ISO_8859_1)).messages().get(0).findings();

    assertThat(findings).extracting(Finding::code).containsExactly(ErrorCode.INS_104);
    assertThat(findings.get(0).values()).containsEntry("value", "hex 92");
    assertThat(findings.get(0).place().position().path()).isEqualTo("NAD/3164");
  }

  @Test
  void brokenUtf8IsNamed() throws IOException {
    String bad = text(ItemMessages.interchange(1, 1)).replace("UNOC", "UNOY");

    List<Finding> findings = inspect(bad.getBytes(ISO_8859_1)).messages().get(0).findings();

    assertThat(findings).isNotEmpty().extracting(Finding::code).containsOnly(ErrorCode.INS_104);
  }

  @Test
  void noRandomDamageEverThrows() throws IOException {
    byte[] good = ItemMessages.interchange(2, 2);
    Random random = new Random(20260715);
    TreeSet<ErrorCode> seen = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      for (int k = 0; k <= random.nextInt(5); k++)
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      seen.addAll(codes(inspect(bad)));
    }
    assertThat(seen).hasSizeGreaterThan(8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private List<ErrorCode> codes(String text) throws IOException {
    return codes(inspect(text.getBytes(ISO_8859_1)));
  }

  private static List<ErrorCode> codes(Inspection inspection) {
    List<Finding> all = new java.util.ArrayList<>(inspection.findings());
    inspection.messages().forEach(each -> all.addAll(each.findings()));
    return all.stream().map(Finding::code).toList();
  }

  private Inspection inspect(byte[] bytes) throws IOException {
    return codec.inspect(new ByteArrayInputStream(bytes), formats);
  }
}
