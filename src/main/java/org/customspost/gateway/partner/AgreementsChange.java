package org.customspost.gateway.partner;

import java.util.List;

/**
 * What a reload changed: names of partners.
 *
 * @param now the agreements in force from now on
 * @param changed those whose file has other bytes than before
 */
public record AgreementsChange(
    Agreements now, List<String> added, List<String> changed, List<String> removed) {
  public AgreementsChange {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  static AgreementsChange between(Agreements before, Agreements now) {
    return new AgreementsChange(
        now,
        names(now).stream().filter(each -> before.find(each).isEmpty()).toList(),
        now.all().stream().filter(each -> differs(before, each)).map(Agreement::partner).toList(),
        names(before).stream().filter(each -> now.find(each).isEmpty()).toList());
  }

  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  private static boolean differs(Agreements before, Agreement agreement) {
    return before
        .find(agreement.partner())
        .map(other -> !other.version().equals(agreement.version()))
        .orElse(false);
  }

  private static List<String> names(Agreements agreements) {
    return agreements.all().stream().map(Agreement::partner).toList();
  }
}
