package org.customspost.gateway.validation.eligibility;

import static org.customspost.gateway.error.ErrorCode.VAL_060;
import static org.customspost.gateway.error.ErrorCode.VAL_061;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table and finds those that cannot be meant. */
final class TableFile {
  private TableFile() {}

  static List<Row> rows(YamlMap file) {
    List<Row> rows = new ArrayList<>();
    for (YamlMap map : file.maps("rows")) {
      Row row = row(map);
      for (Row earlier : rows) compare(earlier, row, map);
      rows.add(row);
      map.done();
    }
    return List.copyOf(rows);
  }

  static List<Mark> marks(YamlMap file) {
    List<Mark> marks = new ArrayList<>();
    for (YamlMap map : file.maps("marks")) {
      List<String> statements = map.texts("statements");
      marks.add(new Mark(statements, Set.copyOf(map.texts("destination")), map.texts("postcode")));
      map.done();
    }
    return List.copyOf(marks);
  }

  private static void compare(Row earlier, Row row, YamlMap map) {
    if (earlier.scope().covers(row.scope())) {
      map.findings().add(VAL_060, map.place(), "later", row.name(), "earlier", earlier.name());
    } else if (earlier.contradicts(row)) {
      map.findings()
          .add(
              VAL_061,
              map.place(),
              "earlier",
              earlier.name(),
              "later",
              row.name(),
              "overlap",
              "some items");
    }
  }

  private static Row row(YamlMap map) {
    String name = map.text("row");
    Scope scope = scope(map.map("when"));
    Optional<YamlMap> declare = map.map("declare");
    Row.Declares declares = null;
    if (declare.isPresent()) {
      YamlMap says = declare.get();
      declares =
          new Row.Declares(
              says.text("procedure"), says.texts("additional"), says.texts("statements"));
      says.done();
    }
    String reason = declares == null ? map.text("not-filed") : map.text("not-filed", "");
    if (declares != null && !reason.isEmpty())
      map.wrong("not-filed", reason, "either declare or not-filed");
    return new Row(name, scope, declares, new Row.Refusal(reason, map.text("alternative", "")));
  }

  private static Scope scope(Optional<YamlMap> when) {
    if (when.isEmpty())
      return new Scope(
          Set.of(),
          Span.ALL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          LocalDate.MIN,
          LocalDate.MAX);
    YamlMap map = when.get();
    Scope scope =
        new Scope(
            Set.copyOf(map.texts("nature")),
            map.map("value").map(TableFile::span).orElse(Span.ALL),
            flag(map, "ioss"),
            flag(map, "private"),
            flag(map, "grouped"),
            goods(map),
            map.date("from").orElse(LocalDate.MIN),
            map.date("to").orElse(LocalDate.MAX));
    map.done();
    return scope;
  }

  private static Optional<Boolean> flag(YamlMap map, String key) {
    return map.has(key) ? Optional.of(map.flag(key, false)) : Optional.empty();
  }

  private static Span span(YamlMap map) {
    BigDecimal least = amount(map, "least");
    BigDecimal over = amount(map, "over");
    BigDecimal most = amount(map, "most");
    BigDecimal below = amount(map, "below");
    if (least != null && over != null) map.wrong("over", over.toString(), "either least or over");
    if (most != null && below != null) map.wrong("below", below.toString(), "either most or below");
    map.done();
    return new Span(
        least != null ? least : over, over == null, most != null ? most : below, below == null);
  }

  private static @Nullable BigDecimal amount(YamlMap map, String key) {
    Optional<String> text = map.optionalText(key);
    if (text.isEmpty()) return null;
    try {
      return new BigDecimal(text.get());
    } catch (NumberFormatException e) {
      map.wrong(key, text.get(), "an amount such as 135 or 39.50");
      return null;
    }
  }

  private static Set<Scope.HsRange> goods(YamlMap map) {
    Set<Scope.HsRange> ranges = new HashSet<>();
    for (String text : map.texts("goods")) {
      int dash = text.indexOf('-');
      String first = dash < 0 ? text : text.substring(0, dash);
      String last = dash < 0 ? text : text.substring(dash + 1);
      if (digits(first) && digits(last) && first.length() == last.length())
        ranges.add(new Scope.HsRange(first, last));
      else map.wrong("goods", text, "beginnings of HS codes such as 24 or 2203-2208");
    }
    return Set.copyOf(ranges);
  }

  private static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
