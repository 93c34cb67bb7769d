package org.customspost.gateway.validation.rule.party;

import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.validation.rule.Parameters;
import org.jspecify.annotations.Nullable;

/** Which of the two parties an entry is about. */
enum Side {
  SENDER,
  ADDRESSEE;

  @Nullable Party party(Item item) {
    return this == SENDER ? item.sender() : item.addressee();
  }

  @Nullable Address address(Item item) {
    Party party = party(item);
    return party == null ? null : party.address();
  }

  /** The country of the party's address, else the item's origin or destination. */
  @Nullable CountryCode country(Item item) {
    Address address = address(item);
    if (address != null && address.country() != null) return address.country();
    return this == SENDER ? item.originCountry() : item.destinationCountry();
  }

  /** The field's name from the item down. */
  String field(String inParty) {
    return (this == SENDER ? "sender." : "addressee.") + inParty;
  }

  static Side of(Parameters parameters) {
    return parameters.choice("party", Side.class, ADDRESSEE);
  }
}
