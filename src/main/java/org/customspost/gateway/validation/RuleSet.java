package org.customspost.gateway.validation;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/**
 * The rules of one file.
 *
 * @param authority whose rules they are; empty where they hold for all
 * @param when what must hold for any of them
 */
record RuleSet(String name, String authority, When when, List<Entry> entries) {
  RuleSet {
    entries = List.copyOf(entries);
  }

  /**
   * One rule as the file has it.
   *
   * @param name of the entry, as findings tell it
   * @param severity instead of the code's own
   */
  record Entry(String name, When when, Optional<Severity> severity, Rule rule) {}

  void check(Item item, Circumstances circumstances, Report report) {
    if (!authority.isEmpty() && !authority.equals(circumstances.authority())) return;
    if (!when.holds(item, circumstances.date())) return;
    boolean cancels = item.function() == MessageFunction.CANCELLATION;
    for (int i = 0; i < entries.size(); i++) {
      Entry each = entries.get(i);
      if (cancels && !judgesCancellations(each)) continue;
      if (!each.when.holds(item, circumstances.date())) continue;
      report.of(each.name, each.severity);
      each.rule.check(item, report);
    }
  }

  // A cancellation needs little more than its id: only entries that name it judge it.
  private boolean judgesCancellations(Entry entry) {
    return entry.when.functions().contains(MessageFunction.CANCELLATION)
        || when.functions().contains(MessageFunction.CANCELLATION);
  }
}
