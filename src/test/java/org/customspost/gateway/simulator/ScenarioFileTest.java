package org.customspost.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.S10Id;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {
  private static List<String> problems(String from, String to) {
    assertThat(Scenarios.text()).contains(from);
    Findings findings = new Findings();
    assertThat(ScenarioFile.parse(Scenarios.text().replace(from, to), "s.yaml", findings))
        .isEmpty();
    return findings.list().stream().map(Finding::toString).toList();
  }

  @Test
  void tellsAllNamesThatLeadNowhereAtOnce() {
    String twoWrong = "plan: plane, outcome: released, change: {destination: DE}";
    assertThat(problems("plan: plain, outcome: released, change: {destination: DE}", twoWrong))
        .singleElement()
        .asString()
        .contains("CFG-140", "group good", "plane", "plain");
    assertThat(problems("groups: [good]", "groups: [god, bed]")).hasSize(4);
  }

  @Test
  void refusesItemsOfTwoGroups() {
    assertThat(problems("from: 20000001", "from: 10000002"))
        .singleElement()
        .asString()
        .contains("group wrong begins inside group good");
  }

  @Test
  void refusesADoorWithoutWhatItNeeds() {
    assertThat(problems("{kind: file, folder: \"{{folder}}/fern\"}", "{kind: sftp, host: h}"))
        .hasSize(3)
        .allMatch(each -> each.contains("a door by sftp needs"));
  }

  @Test
  void knowsTheGroupOfEachItemByItsNumber() {
    Scenario scenario = Scenarios.small();
    String good = scenario.itemId(scenario.group("good"), 2);
    assertThat(S10Id.parse(good).value()).isEqualTo(new S10Id(good));
    assertThat(scenario.groupOf(good)).map(Scenario.Group::name).contains("good");
    assertThat(scenario.groupOf("CP100000044NZ")).isEmpty();
    assertThat(scenario.groupOf(good.replace("NZ", "CA"))).isEmpty();
  }

  @Test
  void givesCarelessPostsAWrongCheckDigit() {
    Scenario scenario = Scenarios.small();
    String wrong = scenario.itemId(scenario.group("wrong"), 0);
    assertThat(S10Id.parse(wrong).problem()).isNotNull();
  }
}
