package org.customspost.gateway.model.item;

import org.customspost.gateway.model.MadeOf;
import org.customspost.gateway.model.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Sender or addressee of an item.
 *
 * @param reference tax, importer or exporter reference (EORI, VAT number)
 */
public record Party(
    @Personal @Nullable String name,
    @Personal @Nullable String firstName,
    @Personal @Nullable String lastName,
    @Nullable Address address,
    @Personal @Nullable String telephone,
    @Personal @Nullable String email,
    @Personal @Nullable String fax,
    @Personal @Nullable String reference) {

  /** The name to print: the name as sent, else first and last name. Empty where none was sent. */
  @Personal
  @MadeOf({"name", "firstName", "lastName"})
  public String fullName() {
    if (name != null) return name;
    return ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName))
        .strip();
  }
}
