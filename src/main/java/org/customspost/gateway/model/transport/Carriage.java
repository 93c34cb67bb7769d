package org.customspost.gateway.model.transport;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last main leg of a way, with its times as instants: authorities of another country cannot
 * know the local time of a place.
 *
 * @param mode UN/EDIFACT 8067: 4 is air
 * @param conveyance carrier and number of the flight or voyage
 * @param from IATA airport code or UN/LOCODE
 * @param to as {@code from}
 * @param countries through which the way leads, in its order, each once in a row; ISO 3166-1
 */
public record Carriage(
    @Nullable String mode,
    @Nullable String conveyance,
    @Nullable String from,
    @Nullable String to,
    @Nullable OffsetDateTime departsAt,
    @Nullable OffsetDateTime arrivesAt,
    List<String> countries) {
  public Carriage {
    countries = List.copyOf(countries);
  }
}
