package org.customspost.gateway.journal.find;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Looks for text in what is not personal: texts of findings and events, names and references of
 * messages, parts of item ids. It reads all that there is of a time, the shortest first; what is
 * left over when the time for it is over is said.
 */
public final class FreeText {
  /** A page with all of it is there within two seconds. */
  public static final Duration PATIENCE = Duration.ofMillis(1_200);

  private static final int SHOWN = 10;

  private static final List<Listing> WHERE =
      List.of(
          Listings.FINDINGS,
          Listings.EVENTS,
          Listings.ARRIVALS,
          Listings.ITEMS,
          Listings.DEPARTURES);

  private final Lists lists;
  private final LongSupplier nanos;

  /**
   * @param nanos a clock that only goes forward
   */
  public FreeText(LongSupplier nanos) {
    this.nanos = nanos;
    this.lists = new Lists(nanos);
  }

  /** What of one list has the text. */
  public record Part(Selection selection, ListPage page) {}

  /**
   * A part for each list that has it, or that could not be looked through.
   *
   * @param from empty: a day before {@code until}
   * @param until empty: now
   */
  public List<Part> find(
      Handle handle,
      String text,
      Optional<OffsetDateTime> from,
      Optional<OffsetDateTime> until,
      OffsetDateTime now) {
    long deadline = nanos.getAsLong() + PATIENCE.toNanos();
    List<Part> parts = new ArrayList<>();
    for (Listing each : WHERE) {
      OffsetDateTime begin = from.orElse(until.orElse(now).minus(Selection.TEXT_SPAN));
      Selection selection =
          new Selection(each, Map.of("text", text), Optional.of(begin), until, Long.MAX_VALUE);
      Duration left = Duration.ofNanos(Math.max(0, deadline - nanos.getAsLong()));
      ListPage page = lists.page(handle, selection, SHOWN, left);
      if (!page.lines().isEmpty() || page.reached().isPresent())
        parts.add(new Part(selection, page));
    }
    return List.copyOf(parts);
  }
}
