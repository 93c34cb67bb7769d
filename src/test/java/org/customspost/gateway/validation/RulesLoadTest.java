package org.customspost.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.ItemDraft;
import org.customspost.gateway.model.item.Items;
import org.junit.jupiter.api.Test;

class RulesLoadTest {
  private final Findings findings = new Findings();

  @Test
  void tellsAllThatIsWrongInAFileAtOnce() {
    load(
        """
        rules: x
        entries:
          - rule: HsCodeHasSixDigit
          - rule: MailClassIsKnown
            list: mail-klass
          - rule: NameIsLongEnough
            party: postman
            least: many
            leest: 5
          - rule: PostageIsPresent
            severity: fatal
            when: {destination: [EUROPE], function: [delete], from: tomorrow}
        """);

    assertThat(findings.list())
        .extracting(Finding::toString)
        .anyMatch(text -> text.contains("rules.yaml:3"))
        .anyMatch(text -> text.contains("did you mean \"HsCodeHasSixDigits\""))
        .anyMatch(text -> text.contains("mail-klass"))
        .anyMatch(text -> text.contains("postman"))
        .anyMatch(text -> text.contains("many"))
        .anyMatch(text -> text.contains("did you mean \"least\""))
        .anyMatch(text -> text.contains("fatal"))
        .anyMatch(text -> text.contains("EUROPE"))
        .anyMatch(text -> text.contains("delete"))
        .anyMatch(text -> text.contains("tomorrow"));
    assertThat(findings.list()).hasSize(9);
  }

  @Test
  void anUnknownCountryGroupDoesNotWidenARuleToAllCountries() {
    Rules rules =
        load(
            """
            rules: x
            entries:
              - rule: PostageIsPresent
                when: {destination: [EUROPE]}
            """);

    assertThat(check(rules, Items.draft().postage(null))).isEmpty();
  }

  @Test
  void anEntryHoldsUnderItsConditionsOnly() {
    Rules rules =
        load(
            """
            rules: x
            when: {destination: [countries-eu]}
            entries:
              - rule: PostageIsPresent
                when: {origin: [US, CN], nature: [11], mail-class: [C], nature-not: [91]}
            """);
    assertThat(findings.list()).isEmpty();

    assertThat(check(rules, toFrance())).hasSize(1);
    assertThat(check(rules, toFrance().destination("GB"))).isEmpty();
    assertThat(check(rules, toFrance().destinationCountry(null))).isEmpty();
    assertThat(check(rules, toFrance().originCountry(Items.country("IN")))).isEmpty();
    assertThat(check(rules, toFrance().nature("31"))).isEmpty();
    assertThat(check(rules, toFrance().nature(null))).isEmpty();
    assertThat(check(rules, toFrance().mailClass("U"))).isEmpty();
  }

  @Test
  void aFileThatSaysNothingHasNoRules() {
    assertThat(load("rules: x\n").size()).isZero();
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void aSeverityTurnsAWarningIntoARejection() {
    Rules rules =
        load(
            """
            rules: x
            entries:
              - rule: CommercialContentHasDocument
                severity: reject
            """);

    assertThat(check(rules, Items.draft().documents(List.of())))
        .singleElement()
        .asString()
        .startsWith("VAL-041")
        .contains("VAL-037", "Sender must re-send.");
  }

  private Rules load(String yaml) {
    return ShippedRules.load(yaml, ShippedRules.lookup(), findings);
  }

  private static ItemDraft toFrance() {
    return Items.draft().destination("FR").postage(null);
  }

  private static List<Finding> check(Rules rules, ItemDraft draft) {
    return rules.check(draft.item(), ShippedRules.NOW);
  }
}
