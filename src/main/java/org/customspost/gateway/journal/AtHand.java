package org.customspost.gateway.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was signed and committed a moment ago and is most likely sent next. Only a short cut: what
 * is not here is read, unpacked and unsealed from the journal, to the same bytes.
 */
final class AtHand {
  private static final long MOST_BYTES = 16L << 20;

  // Guarded by this, by payload:
  private final Map<Long, Leaving> leaving = new LinkedHashMap<>();
  private long bytes;

  synchronized void keep(long payload, Leaving its) {
    if (its.body().size() > ChunkSeal.LENGTH) return;
    leaving.put(payload, its);
    bytes += its.body().size();
    while (bytes > MOST_BYTES) take(leaving.keySet().iterator().next());
  }

  synchronized Optional<Leaving> take(long payload) {
    Optional<Leaving> its = Optional.ofNullable(leaving.remove(payload));
    its.ifPresent(each -> bytes -= each.body().size());
    return its;
  }
}
