package org.customspost.gateway.dossier.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Sums of the tables by day, for what is asked. A year of them is some thousand rows. */
final class DayTables {
  /** One name for each column of a line's name. */
  static final List<String> BY_LANE = List.of("sender", "sent_from", "sent_to");

  static final List<String> BY_DAY = List.of("day::text");
  static final List<String> BY_MONTH = List.of("to_char(day, 'YYYY-MM')");
  private static final List<String> BY_CUSTOMS = List.of("customs");

  private static final String WHERE =
      " where day between :from and :to and (:sender = '' or sender = :sender)"
          + " and (:origin = '' or sent_from = :origin)"
          + " and (:destination = '' or sent_to = :destination)";

  private static final Map<String, List<Measure>> COUNTS =
      Map.of(
          "quality_day",
          List.of(Measure.ITEMS, Measure.REFUSED, Measure.PIECES, Measure.CODED),
          "despatch_quality",
          List.of(
              Measure.ANNOUNCED,
              Measure.BEFORE_DESPATCH,
              Measure.DEPARTING,
              Measure.BEFORE_DEPARTURE));

  private final Handle handle;
  private final Asked asked;

  DayTables(Handle handle, Asked asked) {
    this.handle = handle;
    this.asked = asked;
    // Sums of ranges of days: what is true of the line's tables is not true of these.
    handle.execute(
        "set local enable_seqscan = on; set local enable_bitmapscan = on;"
            + " set local enable_hashjoin = on");
  }

  /** What was found in how many items. */
  record Found(String code, long items, String example) {}

  static List<String> senders(Handle handle) {
    handle.execute("set local enable_seqscan = on; set local enable_hashjoin = on");
    return handle
        .createQuery(
            "select sender from quality_day union select sender from despatch_quality"
                + " union select sender from answer_day order by sender")
        .mapTo(String.class)
        .list();
  }

  List<Group> groups(List<String> names) {
    Group.Groups groups = new Group.Groups();
    COUNTS.forEach((table, measures) -> counts(groups, table, names, measures));
    answers(groups, names);
    return groups.all();
  }

  List<Group> customs() {
    Group.Groups groups = new Group.Groups();
    answers(groups, BY_CUSTOMS);
    return groups.all();
  }

  private void counts(
      Group.Groups groups, String table, List<String> names, List<Measure> measures) {
    StringBuilder sums = new StringBuilder();
    for (Measure each : measures)
      sums.append(", sum(").append(each.name()).append(") as ").append(each.name());
    query(select(names) + sums + " from " + table + WHERE + groupBy(names))
        .map(
            (row, context) -> {
              List<String> key = key(row, names);
              for (Measure each : measures) groups.add(key, each, row.getLong(each.name()));
              return key;
            })
        .list();
  }

  private void answers(Group.Groups groups, List<String> names) {
    query(
            select(names)
                + ", bucket, sum(count) as count from answer_day"
                + WHERE
                + groupBy(names)
                + ", bucket")
        .map(
            (row, context) -> {
              List<String> key = key(row, names);
              groups.add(key, row.getInt("bucket"), row.getLong("count"));
              return key;
            })
        .list();
    query(
            select(names)
                + ", sum(count) as count from hold_day"
                + WHERE
                + " and reason = ''"
                + groupBy(names))
        .map(
            (row, context) -> {
              List<String> key = key(row, names);
              groups.add(key, Measure.HELD, row.getLong("count"));
              return key;
            })
        .list();
  }

  List<Found> findings() {
    return query(
            "select code, sum(items) as items, max(example) as example from finding_day"
                + WHERE
                + " group by code")
        .map(
            (row, context) ->
                new Found(row.getString("code"), row.getLong("items"), row.getString("example")))
        .list();
  }

  /** How often customs held for each reason, the most frequent first. */
  List<Map.Entry<String, Long>> holds() {
    return query(
            "select reason, sum(count) as count from hold_day"
                + WHERE
                + " and reason <> '' group by reason order by 2 desc, 1")
        .map((row, context) -> Map.entry(row.getString("reason"), row.getLong("count")))
        .list();
  }

  private Query query(String sql) {
    return handle
        .createQuery(sql)
        .bind("from", asked.from())
        .bind("to", asked.to())
        .bind("sender", asked.sender())
        .bind("origin", asked.origin())
        .bind("destination", asked.destination());
  }

  private static String select(List<String> names) {
    StringBuilder select = new StringBuilder("select ");
    for (int i = 0; i < names.size(); i++)
      select.append(i == 0 ? "" : ", ").append(names.get(i)).append(" as name").append(i);
    return select.toString();
  }

  private static String groupBy(List<String> names) {
    return " group by " + String.join(", ", names);
  }

  private static List<String> key(ResultSet row, List<String> names) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) key.add(row.getString("name" + i));
    return key;
  }
}
