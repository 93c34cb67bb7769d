package org.customspost.gateway.model.item;

import java.util.List;
import org.customspost.gateway.model.Personal;
import org.jspecify.annotations.Nullable;

/** A postal address (CN 23). */
public record Address(
    @Personal List<String> lines,
    @Personal @Nullable String city,
    @Personal @Nullable String postcode,
    @Nullable String state,
    @Nullable CountryCode country) {
  public Address {
    lines = List.copyOf(lines);
  }
}
