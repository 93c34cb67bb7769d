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
public record Announced(List<Place> places) {
  /** Of an item that no announcement has. */
  public static final Announced NOWHERE = new Announced(List.of());

  public Announced {
    places = places.stream().sorted(Place.ORDER).toList();
  }

  /**
   * One line of one announcement.
   *
   * @param level name of the announcement's level
   * @param grams the item's own weight; null where the line is not about this item alone
   */
  public record Place(
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

  public boolean isNowhere() {
    return places.isEmpty();
  }

  /** The place that counts. */
  public Optional<Place> first() {
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
