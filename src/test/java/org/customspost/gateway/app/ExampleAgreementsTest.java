package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.Known;
import org.customspost.gateway.signing.KeyBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agreements that integrators copy from config/partners load, together, as they are. */
class ExampleAgreementsTest {
  private static final Path EXAMPLES = Path.of("config/partners");
  private static final String ENDING = ".example";

  @TempDir private Path config;

  @Test
  void loadWithTheDeliveredMappingsWithoutAWarning() throws IOException {
    copy("", "");

    Agreements agreements = Agreements.load(config, known());

    assertThat(agreements.warnings()).isEmpty();
    assertThat(agreements.all()).extracting(Agreement::role).contains(Agreement.Role.values());
  }

  @Test
  void warnWhereTheVersionIsLeftOutAndSayWhichIsTaken() throws IOException {
    copy("as: cuscar@d96b", "as: cuscar");

    assertThat(Agreements.load(config, known()).warnings())
        .singleElement()
        .asString()
        .contains("CFG-496", "air-carrier.yaml:18", "\"cuscar\"", "as cuscar@d99b, the newest")
        .contains("also cuscar@d95b, cuscar@d96b");
  }

  @Test
  void takeTheVersionOfDeclarationsForAllOfTheirMessages() throws IOException {
    copy("  cancel-as: wco-inv", "  version: \"3.6\"\n  cancel-as: cusitm");

    assertThatThrownBy(() -> Agreements.load(config, known()))
        .hasMessageContaining("CFG-011")
        .hasMessageContaining("cusitm@3.6");
  }

  private void copy(String replaced, String by) throws IOException {
    Path partners = Files.createDirectories(config.resolve("partners"));
    for (Path each : examples()) {
      String name = each.getFileName().toString();
      Files.writeString(
          partners.resolve(name.substring(0, name.length() - ENDING.length())),
          Files.readString(each).replace(replaced, by));
    }
  }

  @Test
  void areNotReadAsTheyAreDelivered() {
    assertThat(Agreements.load(Path.of("config"), known()).all()).isEmpty();
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(each -> each.toString().endsWith(ENDING)).toList();
    }
  }

  private static Known known() {
    Findings findings = new Findings();
    Catalogue catalogue =
        CatalogueFolder.load(Path.of("mappings"), Path.of("config"), findings).orElseThrow();
    Known known = Rulebook.known(catalogue, KeyBook.EMPTY, Set.of("duty-desk"));
    return new Known(
        known.reads(),
        known.writes(),
        known.tells(),
        known.rules(),
        known.eligibility(),
        known.codeLists(),
        known.ranks(),
        known.schemes(),
        Set.of("gateway"),
        Set.of("south-2026"),
        known.named(),
        known.destinations());
  }
}
