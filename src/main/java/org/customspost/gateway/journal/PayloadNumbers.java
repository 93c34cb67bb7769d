package org.customspost.gateway.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Numbers of payloads, fetched many at once: one is needed before its payload can be sealed, and to
 * ask for each would be a fifth of the time of a small message. What a crash forgets is never used.
 */
final class PayloadNumbers {
  private static final int TOGETHER = 100;

  // Guarded by this:
  private final Deque<Long> fetched = new ArrayDeque<>();

  List<Long> next(Handle handle, int count) {
    List<Long> next = new ArrayList<>(count);
    take(next, count);
    if (next.size() == count) return next;
    List<Long> more = fetch(handle, count - next.size() + TOGETHER);
    int missing = count - next.size();
    next.addAll(more.subList(0, missing));
    keep(more.subList(missing, more.size()));
    return next;
  }

  private synchronized void take(List<Long> next, int count) {
    while (next.size() < count && !fetched.isEmpty()) next.add(fetched.remove());
  }

  private synchronized void keep(List<Long> spare) {
    fetched.addAll(spare);
  }

  // Sequences know no transactions: the numbers stay ours where the caller's is undone.
  private static List<Long> fetch(Handle handle, int count) {
    return handle
        .createQuery("select nextval('payload_id') from generate_series(1, :count)")
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }
}
