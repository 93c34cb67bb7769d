package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.model.transport.Level;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ManifestLine;
import org.customspost.gateway.model.transport.Totals;
import org.junit.jupiter.api.Test;

/** What carriers publish of their waybills, and what an administration publishes of its reports. */
class PublishedCargoTest {
  private static final Catalogue CATALOGUE = Mappings.shipped();

  private static MappedFormat.Content read(String format, Path file) throws IOException {
    return MappedFormat.named(CATALOGUE, format).read(Files.readAllBytes(file), Map.of());
  }

  private static Manifest manifest(String format, String file) throws IOException {
    MappedFormat.Content content = read(format, CustomsData.path(file));
    assertThat(rejecting(content)).as(file).isEmpty();
    assertThat(content.records()).as(file).hasSize(1);
    return (Manifest) content.records().get(0);
  }

  private static List<Finding> rejecting(MappedFormat.Content content) {
    return content.findings().stream()
        .filter(each -> each.code().severity() == Severity.REJECT)
        .toList();
  }

  @Test
  void readsEveryPublishedWaybillWithoutLeavingAnythingOut() throws IOException {
    try (Stream<Path> files = Files.list(CustomsData.path("manifests/cargo-xml"))) {
      List<Path> waybills =
          files.filter(each -> each.toString().endsWith(".xml")).sorted().toList();
      assertThat(waybills).hasSizeGreaterThanOrEqualTo(6);
      for (Path each : waybills) {
        String format = each.toString().contains("XFZB") ? "xfzb@3.00" : "xfwb@3.00";
        MappedFormat.Content content = read(format, each);
        assertThat(content.findings())
            .as(each.toString())
            .noneMatch(finding -> finding.code() == ErrorCode.INS_210)
            .noneMatch(finding -> finding.code().severity() == Severity.REJECT);
        assertThat(content.records()).as(each.toString()).hasSize(1);
      }
    }
  }

  @Test
  void understandsAWaybillWithSeveralDevicesAndTariffCodes() throws IOException {
    Manifest read =
        manifest("xfwb@3.00", "manifests/cargo-xml/888-11111111_XFWB_multipleULD_multipleHTS.xml");

    assertThat(read.level()).isEqualTo(Level.MASTER);
    assertThat(String.valueOf(read.transportDocument())).isEqualTo("888-11111111");
    assertThat(read.legs()).extracting(each -> each.from() + each.to()).startsWith("ORKDUB");
    assertThat(read.legs().get(0).number()).isEqualTo("8012");
    assertThat(read.legs().get(0).day()).isEqualTo(LocalDate.of(2021, 3, 10));
    assertThat(read.lines()).hasSize(2);
    ManifestLine first = read.lines().get(0);
    assertThat(first.unitLoadDevice()).isEqualTo("PMC1337XX AKE4711XX");
    assertThat(first.grossMassGrams()).isEqualTo(1_042_000);
    assertThat(read.lines())
        .flatExtracting(ManifestLine::hsCodes)
        .extracting(Object::toString)
        .containsExactly("000111", "000222");
    Totals stated = Objects.requireNonNull(read.stated());
    assertThat(stated.lines()).as("stated wrong: there are two items").isEqualTo(1);
  }

  @Test
  void readsAWaybillThatLeavesOutTheMode() throws IOException {
    Manifest read = manifest("xfwb@3.00", "manifests/cargo-xml/888-11111111_XFWB_noModeCode.xml");

    assertThat(read.legs()).isNotEmpty();
  }

  @Test
  void showsTheTotalsOfAHouseWaybillThatDoNotAddUp() throws IOException {
    Manifest read = manifest("xfzb@3.00", "manifests/cargo-xml/SEL22222222_XFZB.xml");

    assertThat(String.valueOf(read.transportDocument())).isEqualTo("888-11111111");
    ManifestLine line = read.lines().get(0);
    assertThat(line.houseDocument()).isEqualTo("SEL22222222");
    Totals stated = Objects.requireNonNull(read.stated());
    assertThat(stated.pieces()).isEqualTo(10);
    assertThat(line.pieces()).isEqualTo(5);
    assertThat(stated.grossMassGrams()).isEqualTo(134_000);
    assertThat(line.grossMassGrams()).isEqualTo(133_700);
  }

  @Test
  void readsPublishedReportsToCustoms() throws IOException {
    Manifest release = manifest("cuscar@d99b", "edifact/samples/au-ics/CUSCAR_D99B_WARREL.edi");
    assertThat(release.reference()).isEqualTo("200401270003");
    assertThat(release.lines()).hasSize(1);
    assertThat(release.lines().get(0).description()).isEqualTo("GOODS DESCRIPTION");
    assertThat(release.lines().get(0).hsCodes())
        .extracting(Object::toString)
        .containsExactly("03026200");

    Manifest departure = manifest("cusrep@d99b", "edifact/samples/au-ics/CUSREP_D99B_DEPART.edi");
    assertThat(departure.lines()).isEmpty();
    assertThat(departure.legs()).hasSize(1);
    assertThat(departure.legs().get(0).voyage()).isEqualTo("N1");
    assertThat(departure.legs().get(0).to()).isEqualTo("NZAKL");
    assertThat(departure.legs().get(0).day()).isEqualTo(LocalDate.of(2004, 1, 27));
  }
}
