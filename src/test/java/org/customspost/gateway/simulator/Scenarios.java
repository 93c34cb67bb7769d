package org.customspost.gateway.simulator;

import java.util.Map;
import org.customspost.gateway.error.Findings;

/** Scenarios for the tests of this package. */
final class Scenarios {
  private static final String TEXT =
      """
      scenario: small
      seed: 7
      posts:
        - post: fern-post
          door: {kind: file, folder: "{{folder}}/fern"}
          template: item-edifact/items.edi
          service: CP
          country: NZ
          facts: {sender: NZ101, recipient: XX101, currency: NZD}
          readings: [notice-xml, report, acknowledgement]
      customs:
        - customs: cove-customs
          door: {kind: file, folder: "{{folder}}/cove"}
          readings: edi-declaration
          answers: edi/*.edi
          functions: {"9": original}
          certificate: "{{certificate}}"
          facts: {country: DE, address: COVE, gateway: XX101, agency: "143"}
      plans:
        plain: [{answer: accepted}, {answer: released}]
      groups:
        - {group: good, post: fern-post, from: 10000001, count: 3, customs: cove-customs, plan: plain, outcome: released, change: {destination: DE}, expect: {declared: original, notices: RELEASED}}
        - {group: wrong, post: fern-post, from: 20000001, count: 2, outcome: refused, change: {destination: DE, check-digit: wrong}, expect: {findings: VAL-001}}
      files:
        - {file: one, post: fern-post, groups: [good, wrong], acknowledged: "7", report: accepted}
        - {file: two, post: fern-post, groups: [good], damage: message-count}
        - {file: three, post: fern-post, again: one}
        - {file: four, post: fern-post, function: cancellation, groups: [good]}
      """;

  private Scenarios() {}

  static Scenario small() {
    return small("nowhere", "");
  }

  static Scenario small(String folder, String certificate) {
    Findings findings = new Findings();
    String text =
        new Template("small", TEXT, Escape.NONE)
            .fill(Fill.of(Map.of("folder", folder, "certificate", certificate)));
    Scenario scenario = ScenarioFile.parse(text, "small.yaml", findings).orElse(null);
    findings.throwIfRejected();
    if (scenario == null) throw new IllegalStateException("no scenario");
    return scenario;
  }

  static String text() {
    return TEXT;
  }
}
