package org.customspost.gateway.journal.find;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/**
 * Which numbers of a table are of a time. Numbers grow with time, but for what several transactions
 * did at once: so the time is found by halving, in some twenty looks into the primary key, and the
 * table needs no index by time.
 */
record Span(Handle handle, Listing listing) {
  /** Numbers are taken a little before the time of their row. */
  private static final Duration AROUND = Duration.ofMinutes(5);

  /** A number below which all rows are older. */
  long from(OffsetDateTime time) {
    return first(time.minus(AROUND));
  }

  /** A number from which on all rows are younger. */
  long until(OffsetDateTime time) {
    return first(time.plus(AROUND));
  }

  private long first(OffsetDateTime time) {
    long low = 0;
    long high = top(Long.MAX_VALUE) + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      long older = older(middle, time);
      if (older < 0) high = middle;
      else low = older + 1;
    }
    return low;
  }

  /** The first row from a number on, if it is older than a time; negative if not. */
  private long older(long number, OffsetDateTime time) {
    return handle
        .createQuery(
            "select coalesce((select case when %1$s < :time then id else -1 end from %2$s"
                    .formatted(listing.time(), listing.table())
                + " where id >= :number order by id limit 1), -1)")
        .bind("number", number)
        .bind("time", time)
        .mapTo(Long.class)
        .one();
  }

  /** The largest number below a number; negative where there is none. */
  long top(long before) {
    return handle
        .createQuery(
            "select coalesce((select id from %s where id < :before order by id desc limit 1), -1)"
                .formatted(listing.table()))
        .bind("before", before)
        .mapTo(Long.class)
        .one();
  }

  /** When the row with the largest number below a number was made. */
  OffsetDateTime time(long before) {
    return handle
        .createQuery(
            "select %s from %s where id < :before order by id desc limit 1"
                .formatted(listing.time(), listing.table()))
        .bind("before", before)
        .mapTo(OffsetDateTime.class)
        .one();
  }
}
