package org.customspost.gateway.dossier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.customspost.gateway.dossier.report.Cell.Mark;
import org.junit.jupiter.api.Test;

/** What a reader cannot find out, however well he calculates. */
class SuppressionTest {
  private static List<String> column(long... counts) {
    Column column = new Column(false);
    long total = 0;
    for (long each : counts) {
      column.add(each);
      total += each;
    }
    boolean safe = column.protect(total, true);
    return Stream.concat(
            IntStream.range(0, counts.length)
                .mapToObj(i -> new Cell(counts[i], column.marks().get(i)).text()),
            Stream.of(safe ? Cell.shown(total).text() : "–"))
        .toList();
  }

  @Test
  void tellsWhatIsNotFew() {
    assertThat(column(5, 8, 0, 120)).containsExactly("5", "10", "0", "120", "135");
  }

  @Test
  void hidesAnotherWhereTheTotalWouldTell() {
    assertThat(column(3, 17, 120)).containsExactly("<5", "–", "120", "140");
  }

  @Test
  void hidesMoreWhereOneIsNotEnough() {
    assertThat(column(1, 5, 120))
        .as("6 could only be 1 and 5")
        .containsExactly("<5", "–", "–", "125");
  }

  @Test
  void hidesTheTotalWhereNothingElseHelps() {
    assertThat(column(4, 4)).as("8 could only be 4 and 4").containsExactly("<5", "<5", "–");
    assertThat(column(2, 3)).containsExactly("<5", "<5", "5");
  }

  /** Every set of numbers that looks the same: no few number is the same in all of them. */
  @Test
  void leavesEveryFewNumberPossible() {
    Random random = new Random(7);
    for (int round = 0; round < 400; round++) {
      int rows = 2 + random.nextInt(3);
      long[] counts = random.longs(rows, 0, 14).toArray();
      Column column = new Column(false);
      for (long each : counts) column.add(each);
      long total = Arrays.stream(counts).sum();
      if (!column.protect(total, true)) continue;
      List<Set<Long>> possible = possible(counts, column.marks(), total);
      for (int i = 0; i < rows; i++)
        if (column.marks().get(i) == Mark.FEW)
          assertThat(possible.get(i))
              .as("%s %s", Arrays.toString(counts), column.marks())
              .contains(1L, 2L, 3L, 4L);
    }
  }

  private static List<Set<Long>> possible(long[] counts, List<Mark> marks, long total) {
    List<Set<Long>> possible = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) possible.add(new TreeSet<>());
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < counts.length; i++)
      if (marks.get(i) == Mark.SHOWN && counts[i] > 0) smallest = Math.min(smallest, counts[i]);
    search(counts, marks, total, Math.min(smallest, total), new ArrayList<>(), possible);
    return possible;
  }

  private static void search(
      long[] counts,
      List<Mark> marks,
      long rest,
      long most,
      List<Long> taken,
      List<Set<Long>> possible) {
    int at = taken.size();
    if (at == counts.length) {
      if (rest == 0) for (int i = 0; i < at; i++) possible.get(i).add(taken.get(i));
      return;
    }
    long from = marks.get(at) == Mark.FEW ? 1 : marks.get(at) == Mark.HIDDEN ? 5 : counts[at];
    long to = marks.get(at) == Mark.FEW ? 4 : marks.get(at) == Mark.HIDDEN ? most : counts[at];
    for (long each = from; each <= to && each <= rest; each++) {
      taken.add(each);
      search(counts, marks, rest - each, most, taken, possible);
      taken.remove(at);
    }
  }

  private static Map<Measure, Long> items(long items, long refused) {
    return new EnumMap<>(Map.of(Measure.ITEMS, items, Measure.REFUSED, refused));
  }

  private static String text(Map<Measure, Cell> row, Measure measure) {
    Cell cell = row.get(measure);
    return cell == null ? "" : cell.text();
  }

  private static List<String> told(List<Map<Measure, Cell>> rows) {
    return rows.stream()
        .map(each -> text(each, Measure.ITEMS) + " " + text(each, Measure.REFUSED))
        .toList();
  }

  @Test
  void hidesWhatIsLeftWhereAllButAFewAreRefused() {
    Suppression hidden =
        new Suppression(
            items(300, 130), List.of(List.of(items(100, 98), items(100, 20), items(100, 12))));

    assertThat(told(hidden.table(0))).containsExactly("100 –", "100 20", "100 –");
  }

  @Test
  void tellsNothingOfThePartsOfAFew() {
    Suppression hidden =
        new Suppression(
            items(163, 31), List.of(List.of(items(3, 0), items(60, 20), items(100, 11))));

    assertThat(told(hidden.table(0))).containsExactly("<5 <5", "– –", "100 10");
    assertThat(text(hidden.total(), Measure.ITEMS)).isEqualTo("165");
    assertThat(text(hidden.total(), Measure.REFUSED)).isEqualTo("30");
  }

  /** A total that one table hides is not the sum of another. */
  @Test
  void hidesATotalInEveryTable() {
    Suppression hidden =
        new Suppression(
            items(8, 0),
            List.of(List.of(items(4, 0), items(4, 0)), List.of(items(8, 0), items(0, 0))));

    assertThat(text(hidden.total(), Measure.ITEMS)).isEqualTo("–");
    assertThat(told(hidden.table(0))).containsExactly("<5 <5", "<5 <5");
    assertThat(told(hidden.table(1))).containsExactly("– –", "0 0");
  }

  /** One report has a day or a lane more than another, of which a few items came. */
  @Test
  void tellsNoFewByTheDifferenceOfTwoReports() {
    for (long few = 1; few < Cell.FEWEST; few++)
      for (long rest = 5; rest < 500; rest++) {
        long difference = Cell.shown(rest + few).count() - Cell.shown(rest).count();
        long told = Cell.shown(rest).count();
        Set<Long> possible = new TreeSet<>();
        for (long its = told - 2; its <= told + 2; its++)
          for (long more = 0; more < 10; more++)
            if (Cell.shown(its + more).count() - told == difference) possible.add(more);
        assertThat(possible).as("%d, then %d more", rest, few).hasSizeGreaterThan(4);
        assertThat(possible).containsAnyOf(0L, 6L);
      }
  }

  @Test
  void keepsNoNumberThatItDoesNotTell() {
    assertThat(new Cell(3, Mark.FEW).count()).isZero();
    assertThat(new Cell(3, Mark.FEW).shareOf(Cell.shown(100))).isEqualTo("–");
    assertThat(Cell.shown(20).shareOf(Cell.shown(100))).isEqualTo("20 %");
  }
}
