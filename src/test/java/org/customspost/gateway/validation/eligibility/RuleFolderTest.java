package org.customspost.gateway.validation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFolderTest {
  private static final String TABLE =
      "eligibility: gb\ncurrency: GBP\ntype-prelodged: IMD\nalternative: none\n";
  private final Findings findings = new Findings();

  @Test
  void tellsRuleFilesFromDecisionTables(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "rules: a\nentries: [{rule: ItemIdIsPresent}]\n");
    Files.writeString(folder.resolve("b.yaml"), TABLE);

    RuleFolder read = read(folder);

    assertThat(findings.list()).isEmpty();
    assertThat(read.rules().size()).isEqualTo(1);
    assertThat(read.tables()).containsOnlyKeys("gb");
  }

  @Test
  void refusesTwoTablesOfOneAuthority(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), TABLE);
    Files.writeString(folder.resolve("b.yaml"), TABLE);

    read(folder);

    assertThat(findings.list()).singleElement().asString().contains("b.yaml:1", "\"gb\"");
  }

  @Test
  void saysThatAFileIsNeitherAndThatAFolderIsAbsent(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "rule: a\n");
    read(folder);
    read(folder.resolve("absent"));

    assertThat(findings.list()).hasSize(3);
    assertThat(findings.list().get(0)).asString().contains("\"rules\" is missing");
    assertThat(findings.list().get(2)).asString().contains("absent", "no folder of rules");
  }

  private RuleFolder read(Path folder) {
    return RuleFolder.read(folder, name -> Optional.empty(), RateTable::empty, findings);
  }
}
