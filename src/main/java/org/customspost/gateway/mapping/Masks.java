package org.customspost.gateway.mapping;

import java.util.HashMap;
import java.util.Map;

/**
 * What of a message's values may be shown, by place: known from the rows of its mappings alone, so
 * that any part of any message can be masked, also of one that cannot be read. A place is a segment
 * with its element ({@code NAD/C080/3036}) or, where a message has no segments, an element's name
 * ({@code Name}, {@code Item@function}): the same name is as strict as the strictest place it
 * stands at.
 */
public final class Masks {
  /** Nothing is known. */
  public static final Masks NOTHING_KNOWN = new Masks(Map.of());

  private final Map<String, Shown> places;

  Masks(Map<String, Shown> places) {
    this.places = Map.copyOf(places);
  }

  /** What may be seen of the values at a place. */
  public Shown at(String place) {
    return places.getOrDefault(place, Shown.SHORT);
  }

  /** Both together; where they differ, the stricter. */
  public Masks and(Masks other) {
    Map<String, Shown> all = new HashMap<>(places);
    other.places.forEach((place, shown) -> all.merge(place, shown, Shown::and));
    return new Masks(all);
  }
}
