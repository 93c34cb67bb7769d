package org.customspost.gateway.channel.as2;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what posts that are not taken can make us keep. Each is answered, but of one origin only
 * so many in a minute are kept, and those of so many origins. The others are counted and told in
 * the log.
 */
final class Allowance {
  private static final Logger LOG = LoggerFactory.getLogger(Allowance.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final String what;
  private final int ofOne;
  private final int origins;

  /** The oldest first. */
  private final Map<String, Window> windows = new LinkedHashMap<>();

  private long ofOthers;

  private static final class Window {
    private final Instant end;
    private int kept;
    private long more;

    Window(Instant end) {
      this.end = end;
    }
  }

  /**
   * @param what is kept, for the log
   * @param ofOne how many of one origin in a minute
   */
  Allowance(String what, int ofOne, int origins) {
    this.what = what;
    this.ofOne = ofOne;
    this.origins = origins;
  }

  /** Of who is not known, by address. */
  static Allowance ofStrangers() {
    return new Allowance("AS2 messages of strangers", 1, 100);
  }

  /**
   * Under the name of a partner, by channel: anybody can write that name into a header, so it is
   * the signature, and what is refused has none that holds.
   */
  static Allowance ofPartners() {
    return new Allowance("refused AS2 messages and doubtful receipts", 100, 10_000);
  }

  /** Whether this post is to be kept. */
  synchronized boolean keep(String origin, Instant now) {
    forget(now);
    Window window = windows.get(origin);
    if (window == null && windows.size() == origins) {
      ofOthers++;
      return false;
    }
    if (window == null) {
      window = new Window(now.plus(WINDOW));
      windows.put(origin, window);
    }
    if (window.kept < ofOne) window.kept++;
    else window.more++;
    return window.more == 0;
  }

  private void forget(Instant now) {
    Iterator<Map.Entry<String, Window>> oldest = windows.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, Window> each = oldest.next();
      if (now.isBefore(each.getValue().end)) break;
      if (each.getValue().more > 0)
        LOG.warn(
            "{} more {} of {} were answered and not kept",
            each.getValue().more,
            what,
            each.getKey());
      oldest.remove();
    }
    if (ofOthers == 0 || windows.size() == origins) return;
    LOG.warn("{} {} of others were answered and not kept", ofOthers, what);
    ofOthers = 0;
  }
}
