package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of the items in a receptacle, or in all receptacles of a despatch, a consignment, a
 * waybill or a flight, summed up.
 */
final class CargoClocks {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private static final String CLOCKS =
      "select name, customs, standing, waits_on, count(*) as items, min(due) as due,"
          + " (array_agg(because order by due nulls last))[1] as because,"
          + " max(expected) as expected, count(*) filter (where told = 'MAY_MISS') as may_miss,"
          + " count(*) filter (where told = 'MISSED') as missed from clock where receptacle <> ''"
          + " and receptacle in (%s) group by name, customs, standing, waits_on"
          + " order by standing <> 'RUNNING', min(due) nulls last, name, customs, waits_on";

  private static final Map<Story.Kind, String> RECEPTACLES =
      Map.of(
          Story.Kind.RECEPTACLE,
          "select cast(:id as text)",
          Story.Kind.DESPATCH,
          "select receptacle from manifest_line where despatch = :id",
          Story.Kind.CONSIGNMENT,
          "select receptacle from receptacle_match where consignment = :id and consignment <> ''",
          Story.Kind.WAYBILL,
          "select receptacle from receptacle_match"
              + " where transport_document = :id and transport_document <> ''",
          Story.Kind.FLIGHT,
          "select receptacle from receptacle_match where " + CargoStories.ON_FLIGHT);

  private final List<Row> rows;

  private record Row(
      String name,
      String customs,
      String standing,
      String waitsOn,
      int items,
      @Nullable OffsetDateTime due,
      String because,
      @Nullable OffsetDateTime expected,
      int mayMiss,
      int missed) {

    boolean runs() {
      return standing.equals("RUNNING");
    }

    Story.Fact fact() {
      return new Story.Fact(
          "clock", deadline() + ", " + standing.toLowerCase(Locale.ROOT) + time());
    }

    Story.Wait awaited() {
      return new Story.Wait(waitsOn, deadline() + time());
    }

    private String deadline() {
      return name + " of " + customs + ": " + items + (items == 1 ? " item" : " items");
    }

    private String time() {
      return (due == null ? ", no flight announced" : ", due " + utc(due))
          + (because.isEmpty() ? "" : ", " + because)
          + (expected == null || !runs() ? "" : ", expected " + utc(expected))
          + (mayMiss == 0 ? "" : ", " + mayMiss + " may miss it")
          + (missed == 0 ? "" : ", " + missed + " missed it");
    }

    private static String utc(OffsetDateTime at) {
      return at.withOffsetSameInstant(ZoneOffset.UTC).format(TIME);
    }
  }

  private CargoClocks(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * @param kind of what has that id
   */
  static CargoClocks of(Handle handle, Story.Kind kind, String id) {
    String receptacles = Objects.requireNonNull(RECEPTACLES.get(kind), kind.name());
    return new CargoClocks(
        handle
            .createQuery(CLOCKS.formatted(receptacles))
            .bind("id", id)
            .map(
                (row, context) ->
                    new Row(
                        row.getString("name"),
                        row.getString("customs"),
                        row.getString("standing"),
                        row.getString("waits_on"),
                        row.getInt("items"),
                        row.getObject("due", OffsetDateTime.class),
                        row.getString("because"),
                        row.getObject("expected", OffsetDateTime.class),
                        row.getInt("may_miss"),
                        row.getInt("missed")))
            .list());
  }

  /** How each deadline stands, those that run first. */
  List<Story.Fact> facts() {
    return rows.stream().map(Row::fact).toList();
  }

  /** Whose turn it is, by deadline. */
  List<Story.Wait> waits() {
    return rows.stream().filter(Row::runs).map(Row::awaited).toList();
  }
}
