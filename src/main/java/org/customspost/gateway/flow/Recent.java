package org.customspost.gateway.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.model.item.Item;

/**
 * Items that were tracked a moment ago and are most likely declared next, and inspections that are
 * most likely acknowledged next. Only a short cut: what is not here is read again from stored
 * bytes, to the same result.
 */
public final class Recent {
  static final int MOST = 4_000;
  private static final int MOST_INSPECTIONS = 16;

  private final Map<Long, Item> items =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Item> eldest) {
          return size() > MOST;
        }
      };

  private final Map<Long, Inspection> inspections =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Inspection> eldest) {
          return size() > MOST_INSPECTIONS;
        }
      };

  /** Called only after the first commit about the arrival. */
  synchronized void keep(long arrival, Inspection inspection) {
    inspections.put(arrival, inspection);
  }

  synchronized Optional<Inspection> takeInspection(long arrival) {
    return Optional.ofNullable(inspections.remove(arrival));
  }

  /** Called only after the version is committed. */
  synchronized void keep(Map<Long, Item> more) {
    items.putAll(more);
  }

  synchronized Optional<Item> take(long version) {
    return Optional.ofNullable(items.remove(version));
  }
}
