package org.customspost.gateway.validation.eligibility;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Party;
import org.jspecify.annotations.Nullable;

/**
 * Guesses whether parties are private persons: a party with a tax or trader reference, or with a
 * word such as "Ltd" in its name, is taken for a business.
 */
final class Parties {
  private final Set<String> companyWords = new HashSet<>();

  Parties(CodeList words) {
    for (String each : words.rows().keySet()) companyWords.add(each.toLowerCase(Locale.ROOT));
  }

  boolean bothPrivate(Item item) {
    return person(item.sender()) && person(item.addressee());
  }

  private boolean person(@Nullable Party party) {
    if (party == null) return true;
    if (party.reference() != null && !party.reference().isBlank()) return false;
    // "S.A." and "SA" are one word, "Example Ltd." ends in "ltd"
    String name = party.fullName().toLowerCase(Locale.ROOT).replace(".", "");
    for (String word : name.split("[^\\p{L}\\p{N}-]+", -1))
      if (companyWords.contains(word)) return false;
    return true;
  }
}
