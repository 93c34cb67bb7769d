package org.customspost.gateway.codec.cargoimp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;

class CargoImpCodecTest {
  static final String FLIGHT =
      String.join(
          "\r\n",
          "FFM/8",
          "1/BA0816/15JUL2010/LHR",
          "CPH",
          "125-10000014LHRCPH/T10K145.5/MAIL",
          "/MAL/SPX",
          "ULD/AKE12345BA",
          "057-51987552CDGCPH/S6K87T14/PARCELS",
          "ARN",
          "125-10000025LHRARN/P3L100T9",
          "LAST",
          "");
  private final CargoImpCodec codec = new CargoImpCodec();
  private final ImpFormats formats = new ImpFormats();

  private Inspection inspect(String text) throws IOException {
    return codec.inspect(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), formats);
  }

  private List<Unit> units(String text) throws IOException {
    List<Unit> units = new ArrayList<>();
    byte[] bytes = text.getBytes(ISO_8859_1);
    codec.read(new ByteArrayInputStream(bytes), formats, inspect(text), units::add);
    return units;
  }

  private static List<ErrorCode> codes(Inspection inspection) {
    List<Finding> all = new ArrayList<>(inspection.findings());
    inspection.messages().forEach(each -> all.addAll(each.findings()));
    return all.stream().map(Finding::code).toList();
  }

  @Test
  void recognisesAMessageByItsFirstLine() {
    assertThat(codec.recognises("FFM/8\r\n1/BA".getBytes(ISO_8859_1))).isTrue();
    assertThat(codec.recognises("\r\n  FWB/16\n".getBytes(ISO_8859_1))).isTrue();
    assertThat(codec.recognises("UNB+UNOC:3".getBytes(ISO_8859_1))).isFalse();
    assertThat(codec.recognises("<a/>".getBytes(ISO_8859_1))).isFalse();
    assertThat(codec.recognises(new byte[0])).isFalse();
  }

  @Test
  void givesEachUnitTheHeadAndItsOwnLines() throws IOException {
    List<Unit> units = units(FLIGHT);

    assertThat(units).hasSize(2);
    for (Unit each : units)
      assertThat(value(each.tree(), "flight/carrier")).as("head").isEqualTo("BA");
    assertThat(value(units.get(0).tree(), "point/uld/device/id")).isEqualTo("AKE12345BA");
    assertThat(value(units.get(1).tree(), "point/unloading/airport")).isEqualTo("ARN");
    assertThat(value(units.get(1).tree(), "end/mark")).as("end").isEqualTo("LAST");
  }

  @Test
  void knowsTheByteOfEveryValue() throws IOException {
    for (Unit unit : units(FLIGHT)) everyLeafIsWhereItSays(unit.tree());
  }

  private static void everyLeafIsWhereItSays(Node node) {
    if (!node.value().isEmpty()) {
      int from = (int) node.position().offset();
      assertThat(FLIGHT.substring(from, from + node.value().length()))
          .as(node.position().path())
          .isEqualTo(node.value());
    }
    node.children().forEach(CargoImpCodecTest::everyLeafIsWhereItSays);
  }

  @Test
  void readsAUnitAloneAsInItsMessage() throws IOException {
    byte[] bytes = FLIGHT.getBytes(ISO_8859_1);
    for (Unit each : units(FLIGHT)) {
      byte[] head =
          Arrays.copyOfRange(
              bytes, (int) each.headOffset(), (int) each.headOffset() + each.headLength());
      byte[] unit =
          Arrays.copyOfRange(bytes, (int) each.offset(), (int) each.offset() + each.length());
      Node alone = codec.readAlone(head, unit, each.format());
      assertThat(flat(alone)).isEqualTo(flat(each.tree()));
    }
  }

  private static List<String> flat(Node node) {
    List<String> flat = new ArrayList<>();
    flat.add(node.name() + "=" + node.value());
    node.children().forEach(each -> flat.addAll(flat(each)));
    return flat;
  }

  @Test
  void takesLineFeedsAloneAndTrailingBlanks() throws IOException {
    assertThat(codes(inspect(FLIGHT.replace("\r\n", "  \n\n")))).isEmpty();
  }

  @Test
  void readsSeveralMessagesOneAfterTheOther() throws IOException {
    String text =
        FLIGHT + "FHL/4\nMBI/125-10000014LHRCPH/T10K145.5\nHBS/H1/LHRCPH/4/K50\n" + FLIGHT;

    assertThat(inspect(text).messages())
        .extracting(each -> each.identity() + " " + each.units())
        .containsExactly("FFM/8 2", "FHL/4 1", "FFM/8 2");
    assertThat(units(text)).extracting(Unit::ordinal).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void namesAMessageNobodyKnowsAndReadsTheOthers() throws IOException {
    Inspection inspection = inspect(FLIGHT + "FSU/12\n125-1LHR\n/X\n" + FLIGHT);

    assertThat(codes(inspection)).containsExactly(ErrorCode.INS_301);
    assertThat(inspection.messages()).hasSize(3);
    assertThat(units(FLIGHT + "FSU/12\nx\n" + FLIGHT)).hasSize(4);
  }

  @Test
  void toleratesAMissingEndWithAWarning() throws IOException {
    Inspection inspection = inspect(FLIGHT.replace("LAST\r\n", ""));

    assertThat(codes(inspection)).containsExactly(ErrorCode.INS_305);
    assertThat(inspection.messages().get(0).accepted()).isTrue();
  }

  @Test
  void leavesOutABadLineAndSaysWhereItIs() throws IOException {
    String bad = FLIGHT.replace("10000025LHRARN", "1000025LHRARN");
    Inspection inspection = inspect(bad);

    Finding finding = inspection.messages().get(0).findings().get(0);
    assertThat(finding.code()).isEqualTo(ErrorCode.INS_304);
    assertThat(finding.place().position().unit()).isEqualTo(9);
    assertThat(finding.values()).containsEntry("column", "12");
    assertThat(units(bad)).hasSize(2);
  }

  @Test
  void refusesAMessageWhoseFlightCannotBeRead() throws IOException {
    Inspection inspection = inspect(FLIGHT.replace("1/BA0816/", "1/BA/"));

    assertThat(codes(inspection)).containsExactly(ErrorCode.INS_303);
    assertThat(inspection.messages().get(0).accepted()).isFalse();
    assertThat(units(FLIGHT.replace("1/BA0816/", "1/BA/"))).isEmpty();
  }

  @Test
  void namesAMissingFlight() throws IOException {
    assertThat(codes(inspect("FFM/8\nCPH\nLAST\n"))).contains(ErrorCode.INS_306);
  }

  @Test
  void passesOverLinesItNeedNotRead() throws IOException {
    String more = FLIGHT.replace("ARN\r\n", "DIM/K1/CMT1-2-3/4\r\n/K2\r\nARN\r\n");
    assertThat(codes(inspect(more))).isEmpty();
    String odd = FLIGHT.replace("ARN\r\n", "9X*\r\n/goes on\r\nARN\r\n");
    assertThat(codes(inspect(odd))).containsExactly(ErrorCode.INS_302);
    assertThat(units(odd)).hasSize(2);
  }

  @Test
  void refusesOtherBytesThanThoseInspected() throws IOException {
    Inspection inspection = inspect(FLIGHT);
    byte[] other = FLIGHT.replace("K145.5", "K146.5 ").getBytes(ISO_8859_1);

    assertThatThrownBy(
            () -> codec.read(new ByteArrayInputStream(other), formats, inspection, unit -> {}))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("RDG-101");
  }

  private static String value(Node tree, String path) {
    Node found = tree.find(path);
    return found == null ? "" : found.value();
  }
}
