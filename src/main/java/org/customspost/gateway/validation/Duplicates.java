package org.customspost.gateway.validation;

import static org.customspost.gateway.error.ErrorCode.VAL_013;
import static org.customspost.gateway.error.ErrorCode.VAL_039;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.item.S10Id;

/**
 * Remembers the items of one interchange and finds those that come twice with the same message
 * function. Bounded: beyond the most it remembers it says so once and looks no more. For one
 * thread.
 */
public final class Duplicates {
  private static final int LETTERS = 26;

  private final int most;
  private final Map<MessageFunction, Map<Long, Integer>> ordinals =
      new EnumMap<>(MessageFunction.class);
  private int remembered;
  private boolean told;

  public Duplicates(int most) {
    this.most = most;
  }

  /**
   * @param place of the item, with its ordinal in the interchange
   */
  public Optional<Finding> see(Item item, Place place) {
    S10Id id = item.id();
    if (id == null) return Optional.empty();
    Map<Long, Integer> seen = ordinals.computeIfAbsent(item.function(), unused -> new HashMap<>());
    Long key = packed(id.value());
    Integer first = seen.get(key);
    Place where = place.withItem(place.item(), id.value()).withField("id");
    if (first != null)
      return Optional.of(
          Finding.of(VAL_013, where, "value", id.value(), "first", first.toString()));
    if (remembered < most) {
      seen.put(key, place.item());
      remembered++;
      return Optional.empty();
    }
    if (told) return Optional.empty();
    told = true;
    return Optional.of(Finding.of(VAL_039, where, "most", Integer.toString(most)));
  }

  // Four letters and eight digits fit into 46 bits; the check digit follows from the others.
  private static long packed(String id) {
    long packed = Integer.parseInt(id, 2, 10, 10);
    for (int at : new int[] {0, 1, 11, 12}) packed = packed * LETTERS + (id.charAt(at) - 'A');
    return packed;
  }
}
