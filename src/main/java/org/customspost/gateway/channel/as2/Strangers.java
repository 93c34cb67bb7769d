package org.customspost.gateway.channel.as2;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds what whoever is not known can make us keep: each is answered, but only the first post of
 * an address in a minute is kept, and those of so many addresses. The others are counted and told
 * in the log.
 */
final class Strangers {
  private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 100;

  /** The oldest first. */
  private final Map<String, Window> windows = new LinkedHashMap<>();

  private long ofOthers;

  private static final class Window {
    private final Instant end;
    private long more;

    Window(Instant end) {
      this.end = end;
    }
  }

  /** Whether this post is to be kept. */
  synchronized boolean keep(String address, Instant now) {
    forget(now);
    Window window = windows.get(address);
    if (window != null) {
      window.more++;
      return false;
    }
    if (windows.size() == MOST_ADDRESSES) {
      ofOthers++;
      return false;
    }
    windows.put(address, new Window(now.plus(WINDOW)));
    return true;
  }

  private void forget(Instant now) {
    Iterator<Map.Entry<String, Window>> oldest = windows.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, Window> each = oldest.next();
      if (now.isBefore(each.getValue().end)) break;
      if (each.getValue().more > 0)
        LOG.warn(
            "{} more AS2 messages of strangers at {} were answered and not kept",
            each.getValue().more,
            each.getKey());
      oldest.remove();
    }
    if (ofOthers == 0 || windows.size() == MOST_ADDRESSES) return;
    LOG.warn(
        "{} AS2 messages of strangers at other addresses were answered and not kept", ofOthers);
    ofOthers = 0;
  }
}
