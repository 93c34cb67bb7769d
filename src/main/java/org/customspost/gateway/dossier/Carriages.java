package org.customspost.gateway.dossier;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.transport.Carriage;
import org.customspost.gateway.model.transport.Leg;
import org.jspecify.annotations.Nullable;

/** Makes the carriage that an authority is told of the legs that were announced. */
public final class Carriages {
  private final Airports airports;

  public Carriages(Airports airports) {
    this.airports = airports;
  }

  /** The last leg that has a flight or voyage; null where none has. */
  public @Nullable Carriage of(List<Leg> legs) {
    Leg last = null;
    for (Leg each : legs) if (each.voyage() != null) last = each;
    if (last == null) return null;
    String carrier = last.carrier() == null ? "" : last.carrier();
    return new Carriage(
        last.mode(),
        carrier + last.number(),
        last.from(),
        last.to(),
        at(last.departsAt(), last.from()),
        at(last.arrivesAt(), last.to()),
        countries(legs));
  }

  // Where the zone of a place is not known, no time is better than a wrong one.
  private @Nullable OffsetDateTime at(@Nullable LocalDateTime local, @Nullable String place) {
    if (place == null || !airports.knows(place)) return null;
    Instant at = airports.instant(local, place, ZoneOffset.UTC);
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private List<String> countries(List<Leg> legs) {
    List<String> countries = new ArrayList<>();
    for (Leg each : legs) {
      add(countries, each.from());
      add(countries, each.to());
    }
    return countries;
  }

  private void add(List<String> countries, @Nullable String place) {
    String country = place == null ? "" : airports.country(place);
    boolean again = !countries.isEmpty() && countries.get(countries.size() - 1).equals(country);
    if (!country.isEmpty() && !again) countries.add(country);
  }
}
