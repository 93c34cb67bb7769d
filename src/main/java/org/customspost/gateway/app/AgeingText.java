package org.customspost.gateway.app;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.customspost.gateway.journal.Ageing;
import org.customspost.gateway.journal.OpenOrders;

/** What is open, as tables for a person. */
final class AgeingText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT);
  private static final long DAY = 24;

  private AgeingText() {}

  static String table(Ageing ageing, Instant now) {
    StringBuilder text = new StringBuilder();
    table(text, "open referrals", referrals(ageing, now));
    table(text, "holds that nobody has acknowledged", holds(ageing, now));
    table(text, "clocks that run", clocks(ageing, now));
    table(text, "next flights", flights(ageing, now));
    table(text, "items with the next deadlines", items(ageing, now));
    return text.toString();
  }

  private static List<List<String>> referrals(Ageing ageing, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("post", "asked by", "for", "open", "late", "oldest", "next due in"));
    for (Ageing.Referred each : ageing.referrals())
      rows.add(
          List.of(
              each.owner(),
              each.customs(),
              each.kind(),
              "" + each.open(),
              "" + each.late(),
              ago(each.oldest(), now),
              left(each.next(), now)));
    return rows;
  }

  private static List<List<String>> holds(Ageing ageing, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("operator", "told", "step", "open", "to 1 h", "to 1 d", "older", "oldest"));
    for (OpenOrders.Line each : ageing.holds())
      rows.add(
          List.of(
              each.operator(),
              each.meaning(),
              "" + each.step(),
              "" + each.open(),
              "" + each.hour(),
              "" + each.day(),
              "" + each.older(),
              ago(each.oldest(), now)));
    return rows;
  }

  private static List<List<String>> clocks(Ageing ageing, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "deadline",
            "of",
            "waits for",
            "at",
            "items",
            "may miss",
            "missed",
            "oldest",
            "next in"));
    for (Ageing.Running each : ageing.clocks())
      rows.add(
          List.of(
              each.name(),
              each.customs(),
              each.waitsOn(),
              each.stage(),
              "" + each.running(),
              "" + each.mayMiss(),
              "" + each.missed(),
              ago(each.oldest(), now),
              each.next().map(next -> left(next, now)).orElse("no flight yet")));
    return rows;
  }

  private static List<List<String>> flights(Ageing ageing, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("flight", "items", "receptacles", "may miss", "missed", "next deadline", "in"));
    for (Ageing.Aboard each : ageing.flights())
      rows.add(
          List.of(
              each.flight(),
              "" + each.items(),
              "" + each.receptacles(),
              "" + each.mayMiss(),
              "" + each.missed(),
              utc(each.next()),
              left(each.next(), now)));
    return rows;
  }

  private static List<List<String>> items(Ageing ageing, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("item", "deadline", "of", "at", "in", "waits for", "at", "expected", "flight"));
    for (Ageing.Close each : ageing.items())
      rows.add(
          List.of(
              each.itemId(),
              each.name(),
              each.customs(),
              utc(each.due()),
              left(each.due(), now),
              each.waitsOn(),
              each.stage(),
              each.expected().map(AgeingText::utc).orElse("?"),
              each.flight()));
    return rows;
  }

  static void table(StringBuilder text, String title, List<List<String>> rows) {
    if (text.length() > 0) text.append(System.lineSeparator());
    text.append(title).append(rows.size() == 1 ? ": none" : "").append(System.lineSeparator());
    if (rows.size() == 1) return;
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(' ').append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 1));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
  }

  private static String utc(OffsetDateTime at) {
    return at.withOffsetSameInstant(ZoneOffset.UTC).format(TIME);
  }

  static String ago(OffsetDateTime since, Instant now) {
    return words(Duration.between(since.toInstant(), now));
  }

  private static String left(OffsetDateTime due, Instant now) {
    Duration left = Duration.between(now, due.toInstant());
    return left.isNegative() ? words(left.negated()) + " late" : words(left);
  }

  private static String words(Duration time) {
    long hours = time.toHours();
    return hours >= 2 * DAY
        ? hours / DAY + " d " + hours % DAY + " h"
        : hours > 0 ? hours + " h " + time.toMinutesPart() + " min" : time.toMinutes() + " min";
  }
}
