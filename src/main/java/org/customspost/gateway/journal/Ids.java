package org.customspost.gateway.journal;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Takes ids and reference numbers from the database's sequences, many in one round trip. */
public final class Ids {
  private Ids() {}

  /** New ids for rows of a table, ascending. */
  public static List<Long> next(Handle handle, String table, int count) {
    return handle
        .createQuery(
            // the sequence is looked up once, not for every number: the offset keeps it apart
            "select nextval(sequence) from (select pg_get_serial_sequence(:table, 'id')::regclass as sequence"
                + " offset 0) as found, generate_series(1, :count)")
        .bind("table", table)
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }

  /** New reference numbers, unique for ever. */
  public static List<Long> references(Handle handle, int count) {
    return handle
        .createQuery("select nextval('reference_number') from generate_series(1, :count)")
        .bind("count", count)
        .mapTo(Long.class)
        .list();
  }
}
