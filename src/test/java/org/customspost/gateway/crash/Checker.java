package org.customspost.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the promise against what the partners saw, and nothing else: one identity per item version,
 * nothing lost, repeats only of what was being sent when the gateway died, byte-equal.
 */
final class Checker {
  private final Partners partners;

  Checker(Partners partners) {
    this.partners = partners;
  }

  /**
   * @param inFlight names of what was not known as sent at a crash; only these may have come twice
   */
  void check(Set<String> inFlight) {
    repeatsAreEqual();
    repeatsWereInFlight(inFlight);
    eachGoodItemHasOneDeclaration();
    eachDecisionIsToldOnce();
    eachFileHasOneReport();
  }

  private void repeatsAreEqual() {
    Map<String, String> bodies = new HashMap<>();
    for (Seen each : partners.seen()) {
      String first = bodies.putIfAbsent(each.partner() + "/" + each.name(), each.body());
      if (first != null) assertThat(each.body()).as("repeat of %s", each.name()).isEqualTo(first);
    }
  }

  private void repeatsWereInFlight(Set<String> inFlight) {
    Map<String, Integer> times = new TreeMap<>();
    for (Seen each : partners.seen())
      // The same bytes from the post once more get the first report again: that is no repeat of
      // ours.
      if (each.isDeclaration() || each.isNotice()) times.merge(each.name(), 1, Integer::sum);
    times.values().removeIf(count -> count == 1);
    assertThat(inFlight).as("what came twice was being sent").containsAll(times.keySet());
  }

  private void eachGoodItemHasOneDeclaration() {
    Map<String, Set<String>> references = new TreeMap<>();
    Map<String, Set<String>> names = new TreeMap<>();
    for (Seen each : partners.seen()) {
      if (!each.isDeclaration()) continue;
      references.computeIfAbsent(each.part("item"), key -> new TreeSet<>()).add(each.part("lrn"));
      names.computeIfAbsent(each.part("lrn"), key -> new TreeSet<>()).add(each.name());
    }
    assertThat(references.keySet()).as("declared").isEqualTo(new TreeSet<>(partners.good()));
    assertThat(references).allSatisfy((item, lrns) -> assertThat(lrns).as(item).hasSize(1));
    assertThat(names).allSatisfy((lrn, files) -> assertThat(files).as(lrn).hasSize(1));
    assertThat(names).as("no reference is used for two items").hasSameSizeAs(references);
  }

  private void eachDecisionIsToldOnce() {
    Map<String, Set<String>> notices = new TreeMap<>();
    for (Seen each : partners.seen())
      if (each.isNotice())
        notices
            .computeIfAbsent(
                each.part("item") + " " + each.part("decision"), key -> new TreeSet<>())
            .add(each.part("id"));
    assertThat(notices).allSatisfy((told, ids) -> assertThat(ids).as(told).hasSize(1));
    for (String each : partners.good())
      assertThat(notices).containsKeys(each + " ACCEPTED", each + " RELEASED");
    assertThat(notices).hasSize(2 * partners.good().size());
  }

  private void eachFileHasOneReport() {
    Map<String, Set<String>> reports = new TreeMap<>();
    List<Seen> others =
        partners.seen().stream().filter(each -> !each.isDeclaration() && !each.isNotice()).toList();
    for (Seen each : others)
      for (String file : partners.filesWithBadItems())
        if (each.body().contains("\"" + file + "\""))
          reports.computeIfAbsent(file, key -> new TreeSet<>()).add(each.name());
    assertThat(reports.keySet()).isEqualTo(new TreeSet<>(partners.filesWithBadItems()));
    assertThat(reports).allSatisfy((file, names) -> assertThat(names).as(file).hasSize(1));
  }
}
