package org.customspost.gateway.validation.eligibility;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Party;
import org.jspecify.annotations.Nullable;

/**
 * Statements that every declaration to some places carries, whichever row decides.
 *
 * @param destinations country codes, of the item or of the addressee's address
 * @param postcodes beginnings of the addressee's postcode
 */
record Mark(List<String> statements, Set<String> destinations, List<String> postcodes) {
  Mark {
    statements = List.copyOf(statements);
    destinations = Set.copyOf(destinations);
    postcodes = List.copyOf(postcodes);
  }

  boolean fits(Item item) {
    if (item.destinationCountry() != null
        && destinations.contains(item.destinationCountry().value())) return true;
    Address address = address(item.addressee());
    if (address == null) return false;
    if (address.country() != null && destinations.contains(address.country().value())) return true;
    String postcode = address.postcode() == null ? "" : address.postcode().toUpperCase(Locale.ROOT);
    return postcodes.stream().anyMatch(postcode::startsWith);
  }

  private static @Nullable Address address(@Nullable Party party) {
    return party == null ? null : party.address();
  }
}
