package org.customspost.gateway.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Work;
import org.slf4j.MDC;

/** What this thread works on, for the keys of whatever it logs meanwhile. */
final class Marks implements AutoCloseable {
  private static final Set<String> ARRIVALS = Set.of(Kinds.ARRIVAL, Kinds.LOADING, Kinds.MATCH);
  private static final Set<String> DEPARTURES =
      Set.of(Kinds.WRITE, Kinds.SEND, Kinds.RECEIPT_DUE, Kinds.ACKNOWLEDGEMENT_DUE);

  private final List<String> keys = new ArrayList<>();

  /** Until it is closed. */
  static Marks of(List<Work.Entry> entries) {
    Marks marks = new Marks();
    Work.Entry first = entries.get(0);
    marks.put("work", first.kind());
    String partner = first.partner();
    int stroke = partner.indexOf('/'); // what is sent is leased by partner/channel
    if (stroke >= 0) marks.put("channel", partner.substring(stroke + 1));
    if (!partner.isEmpty())
      marks.put("partner", stroke < 0 ? partner : partner.substring(0, stroke));
    if (entries.size() == 1 && first.others().isEmpty()) {
      if (ARRIVALS.contains(first.kind())) marks.put("arrival", Long.toString(first.subject()));
      if (DEPARTURES.contains(first.kind())) marks.put("departure", Long.toString(first.subject()));
    }
    return marks;
  }

  private void put(String key, String value) {
    MDC.put(key, value);
    keys.add(key);
  }

  @Override
  public void close() {
    keys.forEach(MDC::remove);
  }
}
