package org.customspost.gateway.codec.cargoimp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CargoImpPathologicalTest {
  private final CargoImpCodec codec = new CargoImpCodec();
  private final ImpFormats formats = new ImpFormats();

  private Inspection inspect(byte[] bytes) throws IOException {
    return codec.inspect(new ByteArrayInputStream(bytes), formats);
  }

  private List<ErrorCode> codes(String text) throws IOException {
    return codes(inspect(text.getBytes(ISO_8859_1)));
  }

  private static List<ErrorCode> codes(Inspection inspection) {
    List<Finding> all = new ArrayList<>(inspection.findings());
    inspection.messages().forEach(each -> all.addAll(each.findings()));
    return all.stream().map(Finding::code).toList();
  }

  @Test
  void anEmptyFileIsOneFinding() throws IOException {
    assertThat(codes("")).containsExactly(ErrorCode.INS_300);
    assertThat(codes("\r\n \r\n")).containsExactly(ErrorCode.INS_300);
    assertThatThrownBy(() -> codec.open(new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(GatewayException.class);
  }

  @Test
  void binaryJunkIsOneFinding() throws IOException {
    byte[] junk = new byte[100_000];
    new Random(7).nextBytes(junk);
    assertThat(codes(inspect(junk))).containsExactly(ErrorCode.INS_300);
  }

  @Test
  void junkBehindAGoodHeadIsFindingsUpToANumber() throws IOException {
    byte[] junk = new byte[300_000];
    new Random(8).nextBytes(junk);
    byte[] head = "FFM/8\n1/BA0816/15JUL/LHR\n".getBytes(ISO_8859_1);
    System.arraycopy(head, 0, junk, 0, head.length);

    Inspection inspection = inspect(junk);

    assertThat(inspection.bytes()).isEqualTo(junk.length);
    assertThat(inspection.messages().get(0).findings()).hasSizeBetween(1, 501);
  }

  @Test
  void everyTruncationIsNamedAndReadAsFarAsItGoes() throws IOException {
    String whole = CargoImpCodecTest.FLIGHT.stripTrailing();
    for (int length = 1; length < whole.length(); length++)
      assertThat(codes(whole.substring(0, length))).as("cut at %d", length).isNotEmpty();
    assertThat(codes(whole)).isEmpty();
  }

  @Test
  void anEndlessLineStaysWithinTheLimit() throws IOException {
    InputStream endless =
        new InputStream() {
          private long left = 200_000_000;

          @Override
          public int read() {
            return left-- > 0 ? 'X' : -1;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            if (left <= 0) return -1;
            int count = (int) Math.min(length, left);
            for (int i = 0; i < count; i++) into[offset + i] = 'X';
            left -= count;
            return count;
          }
        };
    InputStream head = new ByteArrayInputStream("FFM/8\n".getBytes(ISO_8859_1));

    Inspection inspection = codec.inspect(new SequenceInputStream(head, endless), formats);

    assertThat(codes(inspection)).contains(ErrorCode.INS_308);
    assertThat(inspection.bytes()).isEqualTo(200_000_006);
  }

  @Test
  void aUnitWithTooManyLinesIsRefusedNotHeld() throws IOException {
    StringBuilder text = new StringBuilder("FFM/8\n1/BA0816/15JUL/LHR\nCPH\n");
    for (int i = 0; i < 120; i++) {
      text.append("ULD/AKE").append(10_000 + i).append("BA\n");
      for (int k = 0; k < 900; k++) text.append("057-51987552CDGCPH/S6K87T14\n");
    }
    text.append("LAST\n");

    Inspection inspection = inspect(text.toString().getBytes(ISO_8859_1));

    assertThat(codes(inspection)).containsExactly(ErrorCode.INS_307);
    assertThat(inspection.messages().get(0).accepted()).isFalse();
  }

  @Test
  void aThousandUnknownMessagesAreRefusedByTheFirstOfThem() throws IOException {
    assertThat(codes("ZZZ/1\nx\n".repeat(1_000))).hasSize(100).containsOnly(ErrorCode.INS_301);
  }

  @Test
  void manyMessagesInOneFileAreReadOneByOne() throws IOException {
    Inspection inspection = inspect(CargoImpCodecTest.FLIGHT.repeat(3_000).getBytes(ISO_8859_1));
    assertThat(inspection.messages()).hasSize(3_000).allMatch(each -> each.units() == 2);
  }

  @Test
  void noRandomDamageEverThrows() throws IOException {
    byte[] good = CargoImpCodecTest.FLIGHT.repeat(2).getBytes(ISO_8859_1);
    Random random = new Random(20260715);
    TreeSet<ErrorCode> seen = new TreeSet<>();
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = good.clone();
      for (int k = 0; k <= random.nextInt(5); k++)
        bad[random.nextInt(bad.length)] =
            (byte) (random.nextBoolean() ? random.nextInt(256) : good[random.nextInt(good.length)]);
      Inspection inspection = inspect(bad);
      seen.addAll(codes(inspection));
      int[] units = {0};
      codec.read(new ByteArrayInputStream(bad), formats, inspection, unit -> units[0]++);
      int expected =
          inspection.messages().stream()
              .filter(Inspection.MessageReport::accepted)
              .mapToInt(Inspection.MessageReport::units)
              .sum();
      assertThat(units[0]).isEqualTo(expected);
    }
    assertThat(seen).hasSizeGreaterThan(5);
  }
}
