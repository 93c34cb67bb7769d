package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Sealing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The units and their wrapped keys. */
public final class RetentionUnits {
  /** Another node may still write to a unit of yesterday: its clock, a long transaction. */
  private static final int DAYS_OPEN = 2;

  private static final int MOST_REMEMBERED = 10_000;

  private final Database database;
  private final Sealing sealing;
  private final Clock clock;
  private final Map<Name, RetentionUnit> remembered = new ConcurrentHashMap<>();

  private record Name(String partner, String retentionClass, LocalDate day) {}

  public RetentionUnits(Database database, Sealing sealing, Clock clock) {
    this.database = database;
    this.sealing = sealing;
    this.clock = clock;
  }

  /**
   * The unit of today. Made in a transaction of its own where it is the first of the day, so that
   * nobody waits for the caller's.
   *
   * @param days how long its contents will be kept, by what is set now
   */
  public RetentionUnit today(String partner, String retentionClass, int days) {
    Name name = new Name(partner, retentionClass, LocalDate.now(clock));
    RetentionUnit known = remembered.get(name);
    if (known != null) return known;
    RetentionUnit unit =
        database.transaction(
            handle -> findOrMake(handle, name, Shelf.of(name.day().plusDays(days))));
    if (remembered.size() >= MOST_REMEMBERED) remembered.clear();
    remembered.put(name, unit);
    return unit;
  }

  /** The unit with this id, as it is now: erased or not. Empty where there is none. */
  public Optional<RetentionUnit> find(Handle handle, long id) {
    return handle
        .createQuery(
            "select id, partner, class, day, shelf, wrapped_key from retention_unit where id = :id")
        .bind("id", id)
        .map(RetentionUnits::unit)
        .findOne();
  }

  /** All of one partner and class that are as old as that or older. */
  public record Old(String partner, String retentionClass, LocalDate until) {}

  /**
   * Destroys keys, and with each all that it sealed. Hashes, lengths and times stay. Done twice, it
   * does nothing more.
   *
   * @param days the period that has passed, to be told when somebody asks for the content
   * @param spared ids of units that are left alone
   * @param most so many at once
   * @return how many it destroyed
   * @throws GatewayException JRN-015 where such a day is too young
   */
  int erase(Handle handle, Old old, int days, Set<Long> spared, int most) {
    LocalDate allowed = LocalDate.now(clock).minusDays(DAYS_OPEN);
    if (old.until().isAfter(allowed))
      throw new GatewayException(
          Finding.of(
              ErrorCode.JRN_015,
              Place.NOWHERE,
              "unit",
              old.partner() + "/" + old.retentionClass(),
              "day",
              old.until().toString(),
              "allowed",
              allowed.toString()));
    return handle
        .createUpdate(
            "update retention_unit set wrapped_key = null, erased_at = now(), kept_days = :days"
                + " where id in (select id from retention_unit where partner = :partner"
                + " and class = :class and day <= :until and wrapped_key is not null"
                + " and id <> all(:spared) order by day limit :most)")
        .bind("days", days)
        .bind("partner", old.partner())
        .bind("class", old.retentionClass())
        .bind("until", old.until())
        .bindArray("spared", Long.class, List.copyOf(spared))
        .bind("most", most)
        .execute();
  }

  /** Whether anything was ever kept of that partner. */
  public static boolean knows(Handle handle, String partner) {
    return handle
        .createQuery("select exists (select from retention_unit where partner = :partner)")
        .bind("partner", partner)
        .mapTo(Boolean.class)
        .one();
  }

  private RetentionUnit findOrMake(Handle handle, Name name, int wanted) {
    int shelf = Shelves.make(handle, wanted);
    handle
        .createUpdate(
            "insert into retention_unit (partner, class, day, shelf, wrapped_key)"
                + " values (:partner, :class, :day, :shelf, :key) on conflict do nothing")
        .bind("partner", name.partner())
        .bind("class", name.retentionClass())
        .bind("day", name.day())
        .bind("shelf", shelf)
        .bind("key", sealing.newKey())
        .execute();
    return handle
        .createQuery(
            "select id, partner, class, day, shelf, wrapped_key from retention_unit"
                + " where partner = :partner and class = :class and day = :day")
        .bind("partner", name.partner())
        .bind("class", name.retentionClass())
        .bind("day", name.day())
        .map(RetentionUnits::unit)
        .one();
  }

  private static RetentionUnit unit(ResultSet row, StatementContext context) throws SQLException {
    byte[] key = row.getBytes("wrapped_key");
    return new RetentionUnit(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("class"),
        row.getObject("day", LocalDate.class),
        row.getInt("shelf"),
        key == null ? new byte[0] : key);
  }
}
