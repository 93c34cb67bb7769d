package org.customspost.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
    assertThat(inFlight).as("what came twice was being sent").containsAll(repeats());
    eachGoodItemIsDeclaredOnce();
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

  /** Names of the declarations and notices that came more than once. */
  Set<String> repeats() {
    Map<String, Integer> times = new TreeMap<>();
    for (Seen each : partners.seen())
      // The same bytes from the post once more get the first report again: that is no repeat of
      // ours.
      if (each.isDeclaration() || each.isNotice()) times.merge(each.name(), 1, Integer::sum);
    times.values().removeIf(count -> count == 1);
    return times.keySet();
  }

  /** Each good item is declared once, and in the east presented once, each under its own number. */
  private void eachGoodItemIsDeclaredOnce() {
    Map<String, Set<String>> references = new TreeMap<>();
    Map<String, Set<String>> names = new TreeMap<>();
    for (Seen each : partners.seen()) {
      if (!each.isDeclaration()) continue;
      String asked = each.part("item") + " " + each.part("function");
      references.computeIfAbsent(asked, key -> new TreeSet<>()).add(each.part("lrn"));
      names.computeIfAbsent(each.part("lrn"), key -> new TreeSet<>()).add(each.name());
    }
    Set<String> wanted = new TreeSet<>();
    for (String each : partners.good()) wanted.add(each + " ORIGINAL");
    for (String each : partners.forEast()) wanted.add(each + " PRESENTATION");
    assertThat(references.keySet()).as("declared").isEqualTo(wanted);
    assertThat(references).allSatisfy((asked, lrns) -> assertThat(lrns).as(asked).hasSize(1));
    assertThat(names).allSatisfy((lrn, files) -> assertThat(files).as(lrn).hasSize(1));
    assertThat(names).as("no reference is used twice").hasSameSizeAs(references);
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
    for (Seen each : partners.seen())
      for (String file : partners.filesWithBadItems())
        if (each.isReportOn(file))
          reports.computeIfAbsent(file, key -> new TreeSet<>()).add(each.name());
    assertThat(reports.keySet()).isEqualTo(new TreeSet<>(partners.filesWithBadItems()));
    assertThat(reports).allSatisfy((file, names) -> assertThat(names).as(file).hasSize(1));
  }
}
