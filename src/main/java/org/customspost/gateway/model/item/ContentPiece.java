package org.customspost.gateway.model.item;

import java.util.List;
import org.customspost.gateway.model.Prose;
import org.jspecify.annotations.Nullable;

/**
 * One line of the CN 22/23 content.
 *
 * @param number 1-based number of the line in its item
 * @param quantity pieces on this line
 * @param netMassGrams net weight of the whole line in grams
 * @param value value of the whole line, all units
 */
public record ContentPiece(
    int number,
    @Nullable Integer quantity,
    @Prose @Nullable String description,
    @Nullable Long netMassGrams,
    @Nullable Money value,
    @Nullable HsCode hsCode,
    @Nullable CountryCode originCountry,
    List<ExtraField> extras) {
  public ContentPiece {
    extras = List.copyOf(extras);
  }
}
