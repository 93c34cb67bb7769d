package org.customspost.gateway.journal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Erases what was kept long enough: destroys keys in small transactions, then drops the shelves on
 * which nothing can be read any more. Broken off anywhere, the next run goes on.
 */
public final class Purge {
  private static final int KEYS_TOGETHER = 200;

  /** What somebody still works on: to be read, to be written from, or to be sent. */
  private static final String UNITS_AT_WORK =
      "with w as (select kind, unnest(subject || others) as id from work"
          + "   where kind in ('arrival', 'loading', 'write', 'send')),"
          + " a as (select id from w where kind in ('arrival', 'loading')"
          + "   union select v.arrival from w join document d on d.departure = w.id"
          + "     join item_version v on v.id in (d.item_version, d.former_version)"
          + "     where w.kind = 'write'"
          + "   union select n.arrival from w join document d on d.departure = w.id"
          + "     join answer n on n.id = d.answer where w.kind = 'write'),"
          + " p as (select payload as id from arrival where id in (select id from a)"
          + "   union select payload from departure"
          + "     where id in (select id from w where kind = 'send'))"
          + " select distinct unit from payload where id in (select id from p where id is not null)";

  private final Database database;
  private final RetentionUnits units;
  private final Shelves shelves;
  private final Holds holds = new Holds();
  private final Periods periods;
  private final Clock clock;

  /** How long something is kept, by what is set now. */
  @FunctionalInterface
  public interface Periods {
    int days(String partner, String retentionClass);
  }

  public Purge(Database database, RetentionUnits units, Periods periods, Clock clock) {
    this.database = database;
    this.units = units;
    this.shelves = new Shelves(database);
    this.periods = periods;
    this.clock = clock;
  }

  /**
   * Keys of one partner and class that are due.
   *
   * @param days the period that has passed
   * @param kept how many are due and stay, because of a hold or because somebody works on them
   */
  public record Due(
      String partner,
      String retentionClass,
      int days,
      LocalDate from,
      LocalDate until,
      long keys,
      long kept) {
    private RetentionUnits.Old old() {
      return new RetentionUnits.Old(partner, retentionClass, until);
    }
  }

  /**
   * A table of payloads.
   *
   * @param month in which its keys are due
   * @param keys how many of them are not destroyed
   */
  public record ShelfState(String month, long bytes, long keys) {}

  /** What is due, partner by partner. */
  public List<Due> due() {
    return database.transaction(this::due);
  }

  private List<Due> due(Handle handle) {
    Set<Long> spared = spared(handle);
    List<Due> due = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    handle
        .createQuery(
            "select partner, class from retention_unit where wrapped_key is not null"
                + " group by partner, class order by partner, class")
        .map((row, context) -> List.of(row.getString("partner"), row.getString("class")))
        .forEach(
            each -> {
              int days = periods.days(each.get(0), each.get(1));
              Due its = due(handle, each.get(0), each.get(1), days, today, spared);
              if (its.keys() + its.kept() > 0) due.add(its);
            });
    return due;
  }

  private static Due due(
      Handle handle, String partner, String which, int days, LocalDate today, Set<Long> spared) {
    LocalDate until = today.minusDays(days);
    return handle
        .createQuery(
            "select coalesce(min(day), :until) as first, coalesce(max(day), :until) as last,"
                + " count(*) filter (where id <> all(:spared)) as keys,"
                + " count(*) filter (where id = any(:spared)) as kept from retention_unit"
                + " where partner = :partner and class = :class and day <= :until"
                + " and wrapped_key is not null")
        .bind("partner", partner)
        .bind("class", which)
        .bind("until", until)
        .bindArray("spared", Long.class, List.copyOf(spared))
        .map(
            (row, context) ->
                new Due(
                    partner,
                    which,
                    days,
                    row.getObject("first", LocalDate.class),
                    row.getObject("last", LocalDate.class),
                    row.getLong("keys"),
                    row.getLong("kept")))
        .one();
  }

  private Set<Long> spared(Handle handle) {
    Set<Long> spared = new HashSet<>(holds.units(handle));
    spared.addAll(handle.createQuery(UNITS_AT_WORK).mapTo(Long.class).list());
    spared.addAll(
        handle
            .createQuery(
                "select u.id from retention_hold h join retention_unit u on u.partner = h.partner"
                    + " where h.lifted_at is null and u.wrapped_key is not null")
            .mapTo(Long.class)
            .list());
    return spared;
  }

  /** Every shelf, the oldest first. */
  public List<ShelfState> shelves() {
    return database.transaction(
        handle ->
            shelves.all(handle).stream()
                .map(each -> new ShelfState(Shelf.words(each.shelf()), each.bytes(), each.keys()))
                .toList());
  }

  /**
   * Destroys the keys that are due. What is held or worked on is looked up anew for each few.
   *
   * @return how many
   */
  public long destroyKeys() {
    long destroyed = 0;
    for (Due each : due()) {
      int now;
      do {
        now =
            database.transaction(
                handle ->
                    units.erase(handle, each.old(), each.days(), spared(handle), KEYS_TOGETHER));
        destroyed += now;
      } while (now == KEYS_TOGETHER);
    }
    // The old row with the key would stay on its page until somebody tidies up.
    if (destroyed > 0) database.jdbi().useHandle(handle -> handle.execute("vacuum retention_unit"));
    return destroyed;
  }

  /** Takes away the shelves on which nothing can be read any more; the bytes that this frees. */
  public long freeSpace() {
    return shelves.drop();
  }
}
