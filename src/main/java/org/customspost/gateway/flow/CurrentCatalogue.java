package org.customspost.gateway.flow;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The catalogue in force, and those before it: what was planned with one is written with it. */
public final class CurrentCatalogue {
  private final Function<String, Optional<Catalogue>> earlier;
  private final Map<String, Catalogue> known = new ConcurrentHashMap<>();
  private volatile Catalogue now;

  /**
   * @param earlier finds a catalogue that was in force before, by its hash
   */
  public CurrentCatalogue(Catalogue first, Function<String, Optional<Catalogue>> earlier) {
    this.earlier = earlier;
    this.now = first;
    known.put(first.hash(), first);
  }

  public Catalogue now() {
    return now;
  }

  /** The catalogue of that hash; the one in force where nobody kept it. */
  public Catalogue of(String hash) {
    return known.computeIfAbsent(hash, each -> earlier.apply(each).orElse(now));
  }

  /** Puts a changed catalogue in force, after it was found good. */
  public void replace(Catalogue next) {
    known.put(next.hash(), next);
    now = next;
  }
}
