package org.customspost.gateway.dossier;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.model.codelist.CodeList;
import org.jspecify.annotations.Nullable;

/**
 * Where airports are. Announcements state the local time of a place and not its zone.
 *
 * @param places by IATA code
 */
public record Airports(Map<String, Place> places) {
  private static final int IATA = 3;

  public Airports {
    places = Map.copyOf(places);
  }

  /** Country by its ISO 3166-1 code, and time zone. */
  public record Place(String country, ZoneId zone) {
    /** From {@code DE Europe/Berlin}; empty where it is not of that form. */
    public static Optional<Place> parse(String text) {
      int blank = text.indexOf(' ');
      if (blank != 2) return Optional.empty();
      try {
        return Optional.of(new Place(text.substring(0, 2), ZoneId.of(text.substring(3).strip())));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /** From the code list of that name; what is wrong in it was told when it was loaded. */
  public static Airports of(CodeList list, LocalDate on) {
    Map<String, Place> places = new HashMap<>();
    for (String code : list.rows().keySet()) {
      String meaning = list.meaning(code, on);
      if (meaning != null) Place.parse(meaning).ifPresent(place -> places.put(code, place));
    }
    return new Airports(places);
  }

  String country(String code) {
    Place place = place(code);
    return place == null ? "" : place.country();
  }

  boolean knows(String code) {
    return place(code) != null;
  }

  /**
   * @param otherwise the zone where the list has no such place
   */
  @Nullable Instant instant(@Nullable LocalDateTime local, String code, ZoneId otherwise) {
    if (local == null) return null;
    Place place = place(code);
    return local.atZone(place == null ? otherwise : place.zone()).toInstant();
  }

  /** Also for the UN/LOCODE of a city, whose last three letters are mostly its airport's. */
  private @Nullable Place place(String code) {
    Place place = places.get(code);
    if (place != null || code.length() <= IATA) return place;
    Place city = places.get(code.substring(code.length() - IATA));
    return city != null && code.startsWith(city.country()) ? city : null;
  }
}
