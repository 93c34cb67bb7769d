package org.customspost.gateway.dossier.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.report.Cell.Mark;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.house.Histogram;
import org.jdbi.v3.core.Handle;

/** Makes reports. What is small is hidden here, before anybody can show it. */
public final class Reports {
  private static final double NINE_OF_TEN = 0.9;

  private final DayTables tables;
  private final Asked asked;

  private Reports(Handle handle, Asked asked) {
    this.tables = new DayTables(handle, asked);
    this.asked = asked;
  }

  /** A report of a period, of what was added up by now. */
  public static Report of(Handle handle, Asked asked) {
    return new Reports(handle, asked).report();
  }

  /** Everybody of whom there is any report, in order. */
  public static List<String> senders(Handle handle) {
    return DayTables.senders(handle);
  }

  private Report report() {
    List<Group> lanes = tables.groups(DayTables.BY_LANE);
    List<Group> trend = tables.groups(asked.monthly() ? DayTables.BY_MONTH : DayTables.BY_DAY);
    List<Group> customs = tables.customs();
    Group total = total(lanes);
    Suppression hidden =
        new Suppression(total.counts(), List.of(counts(lanes), counts(trend), counts(customs)));
    Map<Measure, Cell> sum = hidden.total();
    return new Report(
        asked,
        line(total, sum),
        lines(lanes, hidden.table(0)),
        lines(trend, hidden.table(1)),
        lines(customs, hidden.table(2)),
        findings(total, sum),
        holds(total, sum));
  }

  private static Group total(List<Group> groups) {
    Map<Measure, Long> sum = new EnumMap<>(Measure.class);
    Histogram answers = Histogram.EMPTY;
    for (Group each : groups) {
      each.counts().forEach((measure, count) -> sum.merge(measure, count, Long::sum));
      answers = answers.plus(each.answers());
    }
    return new Group(List.of("all"), sum, answers);
  }

  private static List<Map<Measure, Long>> counts(List<Group> groups) {
    return groups.stream().map(Group::counts).toList();
  }

  private static List<Report.Line> lines(List<Group> groups, List<Map<Measure, Cell>> cells) {
    List<Report.Line> lines = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) lines.add(line(groups.get(i), cells.get(i)));
    return lines;
  }

  private static Report.Line line(Group group, Map<Measure, Cell> cells) {
    Cell answered = cells.getOrDefault(Measure.ANSWERED, Cell.shown(0));
    Histogram told = answered.told() ? group.answers() : Histogram.EMPTY;
    return new Report.Line(group.names(), cells, told.median(), told.quantile(NINE_OF_TEN));
  }

  private List<Report.Found> findings(Group total, Map<Measure, Cell> sum) {
    List<DayTables.Found> found =
        tables.findings().stream()
            .sorted(
                Comparator.comparing(DayTables.Found::items)
                    .reversed()
                    .thenComparing(DayTables.Found::code))
            .toList();
    Map<String, Mark> marks = new HashMap<>();
    for (boolean refuses : new boolean[] {true, false}) {
      List<DayTables.Found> some = found.stream().filter(each -> refuses(each) == refuses).toList();
      // What is refused has one of the refusing findings at least; what is warned of, need not.
      long least = refuses ? count(total, Measure.REFUSED) : 0;
      boolean told = !refuses || sum.getOrDefault(Measure.REFUSED, Cell.shown(0)).told();
      marks.putAll(
          marks(
              some.stream().map(each -> Map.entry(each.code(), each.items())).toList(),
              count(total, Measure.ITEMS),
              sum.getOrDefault(Measure.ITEMS, Cell.shown(0)).told() && told,
              least));
    }
    return found.stream().map(each -> found(each, marks, sum)).toList();
  }

  private static Report.Found found(
      DayTables.Found found, Map<String, Mark> marks, Map<Measure, Cell> sum) {
    Cell items = new Cell(found.items(), marks.getOrDefault(found.code(), Mark.HIDDEN));
    return new Report.Found(
        found.code(),
        refuses(found),
        items,
        items.shareOf(sum.getOrDefault(Measure.ITEMS, Cell.shown(0))),
        items.told() ? found.example() : "");
  }

  private static boolean refuses(DayTables.Found found) {
    return ErrorCode.valueOf(found.code().replace('-', '_')).severity() == Severity.REJECT;
  }

  private List<Report.Held> holds(Group total, Map<Measure, Cell> sum) {
    List<Map.Entry<String, Long>> reasons = tables.holds();
    Cell answered = sum.getOrDefault(Measure.ANSWERED, Cell.shown(0));
    boolean told = answered.told() && sum.getOrDefault(Measure.HELD, Cell.shown(0)).told();
    Map<String, Mark> marks =
        marks(reasons, count(total, Measure.ANSWERED), told, count(total, Measure.HELD));
    List<Report.Held> holds = new ArrayList<>();
    for (Map.Entry<String, Long> each : reasons) {
      Cell filings = new Cell(each.getValue(), marks.getOrDefault(each.getKey(), Mark.HIDDEN));
      holds.add(new Report.Held(each.getKey(), filings, filings.shareOf(answered)));
    }
    return holds;
  }

  /**
   * What is told of numbers that may be about the same items.
   *
   * @param told whether the whole is
   * @param least their union: together they are not fewer
   */
  private static Map<String, Mark> marks(
      List<Map.Entry<String, Long>> counts, long whole, boolean told, long least) {
    Column column = new Column(true);
    for (Map.Entry<String, Long> each : counts)
      column.add(each.getValue(), whole, told ? Mark.SHOWN : Mark.HIDDEN);
    if (told) column.protect(least, false);
    List<Mark> marks = column.marks();
    Map<String, Mark> byName = new HashMap<>();
    for (int i = 0; i < counts.size(); i++) byName.put(counts.get(i).getKey(), marks.get(i));
    return byName;
  }

  private static long count(Group group, Measure measure) {
    return group.counts().getOrDefault(measure, 0L);
  }
}
