package org.customspost.gateway.validation;

import static org.customspost.gateway.error.ErrorCode.VAL_013;
import static org.customspost.gateway.error.ErrorCode.VAL_039;

import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.item.S10Id;

/**
 * Remembers the items of one interchange and finds those that come twice with the same message
 * function. Bounded: beyond the most it remembers it says so once and looks no more. It keeps plain
 * numbers, some twenty bytes an item: a file may hold a million. For one thread.
 */
public final class Duplicates {
  private static final int LETTERS = 26;

  /** Odd, with its bits well mixed: the upper bits of a product with it depend on all bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final int most;

  /** Places by key; 0 where a place is free. A key that finds its place taken goes to the next. */
  private long[] keys = new long[1024];

  private int[] ordinals = new int[1024];
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
    long key = key(id.value(), item.function());
    int slot = slot(key);
    if (keys[slot] == key)
      return Optional.of(
          Finding.of(
              VAL_013,
              where(id, place),
              "value",
              id.value(),
              "first",
              Integer.toString(ordinals[slot])));
    if (remembered < most) {
      remember(slot, key, place.item());
      return Optional.empty();
    }
    if (told) return Optional.empty();
    told = true;
    return Optional.of(Finding.of(VAL_039, where(id, place), "most", Integer.toString(most)));
  }

  private static Place where(S10Id id, Place place) {
    return place.withItem(place.item(), id.value()).withField("id");
  }

  private void remember(int slot, long key, int ordinal) {
    keys[slot] = key;
    ordinals[slot] = ordinal;
    remembered++;
    if (remembered > keys.length / 4 * 3) grow();
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldOrdinals = ordinals;
    keys = new long[oldKeys.length * 2];
    ordinals = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] == 0) continue;
      int slot = slot(oldKeys[i]);
      keys[slot] = oldKeys[i];
      ordinals[slot] = oldOrdinals[i];
    }
  }

  /** Where a key stands, or the free place where it will. */
  private int slot(long key) {
    int slot = (int) ((key * SPREAD) >>> 33) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & (keys.length - 1);
    return slot;
  }

  // Four letters and eight digits fit into 46 bits; the check digit follows from the others.
  private static long key(String id, MessageFunction function) {
    long packed = Integer.parseInt(id, 2, 10, 10);
    for (int at : new int[] {0, 1, 11, 12}) packed = packed * LETTERS + (id.charAt(at) - 'A');
    int numbered =
        switch (function) {
          case ORIGINAL -> 1;
          case REPLACEMENT -> 2;
          case CANCELLATION -> 3;
        };
    return packed * 4 + numbered;
  }
}
