package org.customspost.gateway.validation.eligibility;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.item.IossHasItsShape;

/**
 * What a row fits: all of its conditions must hold. An empty set, and an absent yes or no, fit
 * everything.
 *
 * @param goods ranges of HS headings of which at least one content piece must be
 */
record Scope(
    Set<String> nature,
    Span value,
    Optional<Boolean> ioss,
    Optional<Boolean> privately,
    Optional<Boolean> grouped,
    Set<HsRange> goods,
    LocalDate from,
    LocalDate to) {

  boolean fits(Facts facts) {
    Item item = facts.item();
    return !facts.date().isBefore(from)
        && !facts.date().isAfter(to)
        && (nature.isEmpty() || (item.nature() != null && nature.contains(item.nature())))
        && value.has(facts.value())
        && agrees(ioss, item.ioss() != null && IossHasItsShape.shaped(item.ioss()))
        && agrees(privately, facts.privately())
        && agrees(grouped, facts.grouped())
        && (goods.isEmpty() || item.contents().stream().anyMatch(this::ofGoods));
  }

  /** True where an item can fit both. */
  boolean overlaps(Scope other) {
    return !from.isAfter(other.to)
        && !other.from.isAfter(to)
        && (nature.isEmpty()
            || other.nature.isEmpty()
            || !Collections.disjoint(nature, other.nature))
        && value.overlaps(other.value)
        && compatible(ioss, other.ioss)
        && compatible(privately, other.privately)
        && compatible(grouped, other.grouped);
  }

  /** True where everything that fits the other fits this one too. */
  boolean covers(Scope other) {
    return !from.isAfter(other.from)
        && !to.isBefore(other.to)
        && (nature.isEmpty() || (!other.nature.isEmpty() && nature.containsAll(other.nature)))
        && value.covers(other.value)
        && (ioss.isEmpty() || ioss.equals(other.ioss))
        && (privately.isEmpty() || privately.equals(other.privately))
        && (grouped.isEmpty() || grouped.equals(other.grouped))
        && (goods.isEmpty() || (!other.goods.isEmpty() && goods.containsAll(other.goods)));
  }

  private boolean ofGoods(ContentPiece piece) {
    if (piece.hsCode() == null) return false;
    for (HsRange each : goods) if (each.has(piece.hsCode().value())) return true;
    return false;
  }

  private static boolean agrees(Optional<Boolean> wanted, boolean found) {
    return wanted.isEmpty() || wanted.get() == found;
  }

  private static boolean compatible(Optional<Boolean> one, Optional<Boolean> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** HS codes from one prefix to another of the same length, both included. */
  record HsRange(String first, String last) {
    boolean has(String code) {
      String prefix = code.substring(0, Math.min(first.length(), code.length()));
      return prefix.compareTo(first) >= 0 && prefix.compareTo(last) <= 0;
    }
  }
}
