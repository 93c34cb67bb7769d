package org.customspost.gateway.dossier.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.report.Cell.Mark;

/**
 * What of several tables with one total is told. The tables cut the same items in different ways;
 * in none of them, and not by way of the total, a few can be found out.
 */
final class Suppression {
  private final Map<Measure, Long> total;
  private final List<List<Map<Measure, Long>>> tables;
  private final Map<Measure, Mark> ofTotal = new EnumMap<>(Measure.class);
  private final List<List<Map<Measure, Mark>>> marks = new ArrayList<>();

  /**
   * @param tables with rows that add up to the total, in each measure that they have
   */
  Suppression(Map<Measure, Long> total, List<List<Map<Measure, Long>>> tables) {
    this.total = total;
    this.tables = tables;
    for (List<Map<Measure, Long>> table : tables) {
      List<Map<Measure, Mark>> rows = new ArrayList<>();
      for (int i = 0; i < table.size(); i++) rows.add(new EnumMap<>(Measure.class));
      marks.add(rows);
    }
    for (Measure each : Measure.values()) decide(each);
  }

  private void decide(Measure measure) {
    Column own = new Column(measure.whole().isPresent());
    add(own, measure, total, ofTotal);
    Mark mark = own.marks().get(0);
    List<Column> columns = columns(measure);
    for (Column each : columns)
      if (mark == Mark.SHOWN && !each.protect(count(total, measure), true)) mark = Mark.HIDDEN;
    if (mark != Mark.SHOWN) {
      columns = columns(measure);
      columns.forEach(Column::protectTotal);
    }
    ofTotal.put(measure, mark);
    keep(measure, columns);
  }

  /** One for each table, null-free: a table without the measure has an empty one. */
  private List<Column> columns(Measure measure) {
    List<Column> columns = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      Column column = new Column(measure.whole().isPresent());
      if (has(table, measure))
        for (int row = 0; row < tables.get(table).size(); row++)
          add(column, measure, tables.get(table).get(row), marks.get(table).get(row));
      columns.add(column);
    }
    return columns;
  }

  private boolean has(int table, Measure measure) {
    return tables.get(table).stream().anyMatch(each -> each.containsKey(measure));
  }

  private static void add(
      Column column, Measure measure, Map<Measure, Long> counts, Map<Measure, Mark> known) {
    long count = count(counts, measure);
    measure
        .whole()
        .ifPresentOrElse(
            whole -> column.add(count, count(counts, whole), known.getOrDefault(whole, Mark.SHOWN)),
            () -> column.add(count));
  }

  private void keep(Measure measure, List<Column> columns) {
    for (int table = 0; table < tables.size(); table++) {
      List<Mark> its = columns.get(table).marks();
      for (int row = 0; row < its.size(); row++)
        marks.get(table).get(row).put(measure, its.get(row));
    }
  }

  private static long count(Map<Measure, Long> counts, Measure measure) {
    return counts.getOrDefault(measure, 0L);
  }

  Map<Measure, Cell> total() {
    return cells(total, ofTotal);
  }

  /** The rows of a table, in its order. */
  List<Map<Measure, Cell>> table(int number) {
    List<Map<Measure, Cell>> rows = new ArrayList<>();
    for (int row = 0; row < tables.get(number).size(); row++)
      rows.add(cells(tables.get(number).get(row), marks.get(number).get(row)));
    return rows;
  }

  private static Map<Measure, Cell> cells(Map<Measure, Long> counts, Map<Measure, Mark> marks) {
    Map<Measure, Cell> cells = new EnumMap<>(Measure.class);
    for (Measure each : Measure.values())
      cells.put(each, new Cell(count(counts, each), marks.getOrDefault(each, Mark.SHOWN)));
    return cells;
  }
}
