package org.customspost.gateway.codec.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.junit.jupiter.api.Test;

/** Published interchanges of real administrations and of other products' tests. */
final class PublishedSamplesTest {
  private final EdifactCodec codec = new EdifactCodec();
  private final TestFormats formats = new TestFormats();

  @Test
  void readsAPublishedTransitDeclaration() throws IOException {
    byte[] bytes = Files.readAllBytes(CustomsData.path("edifact/samples/smooks/96b_cusdec.edi"));

    Inspection inspection = inspect(bytes);

    assertThat(inspection.findings()).isEmpty();
    assertThat(inspection.messages().get(0).findings()).isEmpty();
    assertThat(new Staedi().read(bytes).errors()).isEmpty();
    List<Unit> units = new ArrayList<>();
    codec.read(new ByteArrayInputStream(bytes), formats, inspection, units::add);
    assertThat(units).hasSize(1);
    assertThat(units.get(0).tree().find("SG30/FTX/C108/4440")).isNotNull();
  }

  @Test
  void findsTheFrameOfEveryPublishedCustomsMessageInOrder() throws IOException {
    for (Path sample : samples("edifact/samples/au-ics")) {
      boolean known = sample.getFileName().toString().matches("CUS(CAR|REP)_.*");
      Set<ErrorCode> codes = codes(Files.readAllBytes(sample));
      if (known) assertThat(codes).as(sample.toString()).isEmpty();
      else assertThat(codes).as(sample.toString()).containsExactly(ErrorCode.INS_126);
    }
  }

  @Test
  void namesWhatIsOddInPublishedSyntaxSamples() throws IOException {
    for (Path sample : samples("edifact/samples/staedi-syntax")) {
      if (sample.endsWith("wrapped_invoic_d97b_una.edi")) continue;
      assertThat(codes(Files.readAllBytes(sample)))
          .as(sample.toString())
          .isNotEmpty()
          .isSubsetOf(
              ErrorCode.INS_126, // no mapping for the message
              ErrorCode.INS_104, // line breaks inside segments, umlauts in UNOA
              ErrorCode.INS_103, // a syntax level of the airlines
              ErrorCode.INS_107,
              ErrorCode.INS_108,
              ErrorCode.INS_106,
              ErrorCode.INS_109,
              ErrorCode.INS_113,
              ErrorCode.INS_117,
              ErrorCode.INS_120,
              ErrorCode.INS_131); // a release character before a digit
    }
  }

  @Test
  void refusesAFileThatWasWrappedToShortLines() throws IOException {
    Path wrapped = CustomsData.path("edifact/samples/staedi-syntax/wrapped_invoic_d97b_una.edi");

    assertThat(codes(Files.readAllBytes(wrapped))).contains(ErrorCode.INS_104);
  }

  private Set<ErrorCode> codes(byte[] bytes) throws IOException {
    Set<ErrorCode> codes = new TreeSet<>();
    Inspection inspection = inspect(bytes);
    inspection.findings().stream().map(Finding::code).forEach(codes::add);
    inspection
        .messages()
        .forEach(each -> each.findings().stream().map(Finding::code).forEach(codes::add));
    return codes;
  }

  private Inspection inspect(byte[] bytes) throws IOException {
    return codec.inspect(new ByteArrayInputStream(bytes), formats);
  }

  private static List<Path> samples(String folder) throws IOException {
    try (Stream<Path> files = Files.list(CustomsData.path(folder))) {
      return files.filter(each -> each.toString().endsWith(".edi")).sorted().toList();
    }
  }
}
