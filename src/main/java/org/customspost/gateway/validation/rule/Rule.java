package org.customspost.gateway.validation.rule;

import org.customspost.gateway.model.item.Item;

/**
 * One demand on an item. A class is a kind of rule and is named for what it demands; an object is
 * an entry of mappings/rules with its parameters. Immutable, for many threads.
 */
@FunctionalInterface
public interface Rule {
  /** Adds a finding to the report for every place where the item does not do as demanded. */
  void check(Item item, Report report);
}
