package org.customspost.gateway.dossier.match;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the announcements in force have an item. Empty where it is not announced.
 *
 * @param places in any order
 */
record Announced(List<Place> places) {
  /** Characters of an office in a despatch identifier: first the origin, then the destination. */
  private static final int OFFICE = 6;

  /** Of an item that no announcement has. */
  static final Announced NOWHERE = new Announced(List.of());

  Announced {
    List<Place> all = places;
    places = all.stream().filter(each -> !goesOn(each, all)).sorted(Place.ORDER).toList();
  }

  /**
   * An office that opens a despatch closes others of what was in it: where one ends in the office
   * in which another begins, the item has left the first.
   */
  private static boolean goesOn(Place place, List<Place> all) {
    String end = office(place, OFFICE);
    return !end.isEmpty()
        && all.stream()
            .anyMatch(
                each ->
                    office(each, 0).equals(end) && !office(each, OFFICE).equals(office(place, 0)));
  }

  private static String office(Place place, int from) {
    return place.despatch().length() < 2 * OFFICE
        ? ""
        : place.despatch().substring(from, from + OFFICE);
  }

  /**
   * One line of one announcement.
   *
   * @param level name of the announcement's level
   * @param grams the item's own weight; null where the line is not about this item alone
   */
  record Place(
      long manifest,
      String level,
      String partner,
      String reference,
      Instant issuedAt,
      String receptacle,
      String despatch,
      String transportDocument,
      @Nullable Long grams) {
    /** The despatch knows best what is in it; then what was said last. */
    private static final Comparator<Place> ORDER =
        Comparator.comparing((Place each) -> !each.level().equals("DESPATCH"))
            .thenComparing(Place::issuedAt, Comparator.reverseOrder())
            .thenComparing(Place::partner)
            .thenComparing(Place::reference)
            .thenComparing(Place::receptacle)
            .thenComparing(Place::transportDocument);
  }

  boolean isNowhere() {
    return places.isEmpty();
  }

  /** The place that counts. */
  Optional<Place> first() {
    return places.stream().findFirst();
  }

  /** Every receptacle that is said to hold it. */
  Set<String> receptacles() {
    Set<String> receptacles = new TreeSet<>();
    for (Place each : places) if (!each.receptacle().isEmpty()) receptacles.add(each.receptacle());
    return receptacles;
  }

  /** Its own weight, as the first that tells it. */
  Optional<Long> grams() {
    for (Place each : places) if (each.grams() != null) return Optional.of(each.grams());
    return Optional.empty();
  }
}
