package org.customspost.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.validation.eligibility.Eligibility;
import org.customspost.gateway.validation.eligibility.RateTable;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;
import org.junit.jupiter.api.Test;

class RuleDocsTest {
  private static final Pattern KIND = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)` \\|");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void theReferenceListsEveryKindAndNoOther() throws IOException {
    String page = Files.readString(Path.of("docs/reference/rules.md"));

    List<String> listed = KIND.matcher(page).results().map(each -> each.group(1)).toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(Kinds.all().stream().map(Kinds.Kind::name).toList());
  }

  @Test
  void theExamplesOfAddARuleLoad() throws IOException {
    String page = Files.readString(Path.of("docs/integrating/add-a-rule.md"));
    Findings findings = new Findings();

    List<String> blocks =
        YAML.matcher(page).results().map((MatchResult each) -> each.group(1)).toList();
    for (String block : blocks) load(block, findings);

    assertThat(blocks).hasSize(2);
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void everyShippedRuleFileLoads() {
    Findings findings = new Findings();

    Rules rules = Rules.load(ShippedRules.files(findings), ShippedRules.lookup());

    assertThat(findings.list()).isEmpty();
    assertThat(rules.size()).isGreaterThan(30);
  }

  private static void load(String block, Findings findings) {
    YamlMap map = YamlFile.parse(block, "add-a-rule.md", findings).orElseThrow();
    if (map.has("rules")) Rules.load(List.of(map), ShippedRules.lookup());
    else Eligibility.load(map, ShippedRules.lookup(), RateTable::empty);
  }
}
