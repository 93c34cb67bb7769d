package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
   */
  public RetentionUnit today(String partner, String retentionClass) {
    Name name = new Name(partner, retentionClass, LocalDate.now(clock));
    RetentionUnit known = remembered.get(name);
    if (known != null) return known;
    RetentionUnit unit = database.transaction(handle -> findOrMake(handle, name));
    if (remembered.size() >= MOST_REMEMBERED) remembered.clear();
    remembered.put(name, unit);
    return unit;
  }

  /** The unit with this id, as it is now: erased or not. Empty where there is none. */
  public Optional<RetentionUnit> find(Handle handle, long id) {
    return handle
        .createQuery(
            "select id, partner, class, day, wrapped_key from retention_unit where id = :id")
        .bind("id", id)
        .map(RetentionUnits::unit)
        .findOne();
  }

  /**
   * Destroys the key of a unit, and with it every content. Hashes, lengths and times stay. Done
   * twice, it does nothing more.
   *
   * @throws GatewayException JRN-015 where the unit's day is too young
   */
  public void erase(Handle handle, long id) {
    Optional<RetentionUnit> unit = find(handle, id);
    if (unit.isEmpty()) return;
    LocalDate allowed = unit.get().day().plusDays(DAYS_OPEN);
    if (LocalDate.now(clock).isBefore(allowed))
      throw new GatewayException(
          Finding.of(
              ErrorCode.JRN_015,
              Place.NOWHERE,
              "unit",
              Long.toString(id),
              "day",
              unit.get().day().toString(),
              "allowed",
              allowed.toString()));
    handle
        .createUpdate(
            "update retention_unit set wrapped_key = null, erased_at = now()"
                + " where id = :id and wrapped_key is not null")
        .bind("id", id)
        .execute();
  }

  private RetentionUnit findOrMake(Handle handle, Name name) {
    handle
        .createUpdate(
            "insert into retention_unit (partner, class, day, wrapped_key)"
                + " values (:partner, :class, :day, :key) on conflict do nothing")
        .bind("partner", name.partner())
        .bind("class", name.retentionClass())
        .bind("day", name.day())
        .bind("key", sealing.newKey())
        .execute();
    return handle
        .createQuery(
            "select id, partner, class, day, wrapped_key from retention_unit"
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
        key == null ? new byte[0] : key);
  }
}
