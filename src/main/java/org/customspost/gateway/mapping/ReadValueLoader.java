package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_027;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.mapping.ReadPaths.Qualified;
import org.customspost.gateway.mapping.ReadRow.At;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Compiles one value row of a read mapping. */
final class ReadValueLoader {
  private static final String AROUND = "^";

  private final CodeLists lists;
  private final ReadPaths paths;
  private final @Nullable ReadPaths around;

  /**
   * @param around where the group stands that the row is in; null where it is in none
   */
  ReadValueLoader(CodeLists lists, ReadPaths paths, @Nullable ReadPaths around) {
    this.lists = lists;
    this.paths = paths;
    this.around = around;
  }

  /** What stands beside the value and is read with it. */
  private record Beside(@Nullable TreePath unit, @Nullable TreePath date) {
    List<TreePath> paths() {
      List<TreePath> paths = new ArrayList<>();
      if (unit != null) paths.add(unit);
      if (date != null) paths.add(date);
      return paths;
    }
  }

  /** Null where the row cannot be used; then its findings have been reported. */
  @Nullable ReadRow load(YamlMap row, ReadLoader.@Nullable Target target) {
    Optional<YamlMap> unit = row.map("unit");
    Optional<YamlMap> dates = row.isMap("date") ? row.map("date") : Optional.empty();
    Beside beside = new Beside(unit.flatMap(this::unitPath).orElse(null), datePath(dates));
    List<SourcePath.Qualifier> companions = new ArrayList<>();
    ReadSource source = source(row, beside, companions);
    Condition<At> when = RowParts.when(row, paths.operands(row, "when"));
    CodeUse code = RowParts.code(row, lists);
    Split split = RowParts.split(row);
    Limit limit = RowParts.limit(row);
    DateForms forms =
        dates.isPresent() ? DateForms.ISO : RowParts.forms(row, "date", row.texts("date"));
    ReadValue.Unit measure = unit.map(map -> unit(map, beside, companions)).orElse(null);
    String fallback = row.optionalText("default").orElse(null);
    if (target == null || source == null) return null;
    Slot slot = target.slot();
    if (slot.shape() != null) {
      RowParts.wrong(row, "is a record and needs rows, one for each of its parts");
      return null;
    }
    if (target.element() && !slot.list()) RowParts.wrong(row, "is not a list");
    if (row.has("date") && !Values.isDate(slot.type())) RowParts.wrong(row, "is not a date");
    if (unit.isPresent() && !Values.isNumber(slot.type())) RowParts.wrong(row, "is not a number");
    Values.Reader reader = Values.reader(slot.type(), forms);
    ReadValue.Dates byForm = dates.map(map -> dates(map, slot, beside, companions)).orElse(null);
    check(row, slot, reader, code);
    return new ReadValue(
        target.within(), slot, source, when, code, measure, byForm, split, limit, reader, fallback);
  }

  private Optional<TreePath> unitPath(YamlMap unit) {
    String from = unit.text("from");
    boolean isPath = from.contains("/") || from.contains("@") || from.matches("[0-9]{4}");
    return isPath ? TreePath.find(from, paths.from(), unit, "from") : Optional.empty();
  }

  private ReadValue.@Nullable Unit unit(
      YamlMap unit, Beside beside, List<SourcePath.Qualifier> companions) {
    String to = RowParts.unitTo(unit);
    String otherwise = unit.text("default", "").toUpperCase(Locale.ROOT);
    boolean byPath = beside.unit() != null && !companions.isEmpty();
    if (!byPath) otherwise = unit.text("from").toUpperCase(Locale.ROOT);
    boolean rounded = unit.flag("round", false);
    unit.done();
    if (to == null) return null;
    if (!byPath && !Measure.like(to).contains(otherwise) && !unit.text("from").contains("/")) {
      unit.wrong("from", otherwise, String.join(", ", Measure.like(to)) + ", or a path");
    }
    return new ReadValue.Unit(byPath ? companions.get(0) : null, otherwise, to, rounded);
  }

  private @Nullable TreePath datePath(Optional<YamlMap> dates) {
    if (dates.isEmpty()) return null;
    List<String> keys = dates.get().keys();
    if (keys.size() == 1) {
      return TreePath.find(keys.get(0), paths.from(), dates.get(), keys.get(0)).orElse(null);
    }
    dates.get().wrong("date", String.join(", ", keys), "one path that says the form");
    return null;
  }

  private static ReadValue.@Nullable Dates dates(
      YamlMap dates, Slot slot, Beside beside, List<SourcePath.Qualifier> companions) {
    if (beside.date() == null || companions.isEmpty()) return null;
    Optional<YamlMap> table = dates.map(dates.keys().get(0));
    if (table.isEmpty()) return null;
    Map<String, Values.Reader> readers = new HashMap<>();
    for (String each : table.get().keys()) {
      DateForms forms = RowParts.forms(table.get(), each, table.get().texts(each));
      readers.put(each, Values.reader(slot.type(), forms));
    }
    return new ReadValue.Dates(companions.get(companions.size() - 1), readers);
  }

  private @Nullable ReadSource source(
      YamlMap row, Beside beside, List<SourcePath.Qualifier> companions) {
    String given = RowParts.source(row);
    if (given == null) return null;
    return switch (given) {
      case "" -> new ReadSource.Paths(List.of());
      case "const" -> new ReadSource.Constant(row.text("const"));
      case "agreement" -> new ReadSource.Agreed(row.text("agreement"));
      case "count" -> {
        List<SourcePath> counted = compiled(row, "count", beside, companions);
        yield counted.isEmpty() ? null : new ReadSource.Count(counted.get(0));
      }
      case "sum" -> {
        List<SourcePath> summed = compiled(row, "sum", beside, companions);
        yield summed.isEmpty() ? null : new ReadSource.Sum(summed.get(0));
      }
      default -> from(row, beside, companions);
    };
  }

  private @Nullable ReadSource from(
      YamlMap row, Beside beside, List<SourcePath.Qualifier> companions) {
    List<String> texts = row.texts("from");
    if (texts.isEmpty()) return null;
    if (texts.get(0).equals(ReadValue.ORDINAL)) return new ReadSource.Ordinal();
    if (texts.get(0).startsWith("=")) {
      String text = texts.get(0).substring(1).strip();
      Expression<At> computed = RowParts.expression(row, "from", text, paths.operands(row, "from"));
      return computed == null ? null : new ReadSource.Computed(computed);
    }
    if (texts.get(0).startsWith(AROUND)) return around(row, texts.get(0));
    List<SourcePath> found = compiled(row, "from", beside, companions);
    if (found.size() < texts.size()) return null;
    return taken(row, found, paths);
  }

  /**
   * @param seen where the paths begin
   */
  private static @Nullable ReadSource taken(YamlMap row, List<SourcePath> found, ReadPaths seen) {
    if (row.isMap("join")) return composed(row, found.get(0), seen);
    Optional<String> join = row.optionalText("join");
    return join.isPresent()
        ? new ReadSource.Joined(found, join.get())
        : new ReadSource.Paths(found);
  }

  private @Nullable ReadSource around(YamlMap row, String text) {
    if (around == null) {
      RowParts.wrong(row, "stands in no group, so nothing is around it");
      return null;
    }
    SourcePath path = around.plain(text.substring(AROUND.length()), row, "from");
    if (path == null) return null;
    ReadSource source = taken(row, List.of(path), around);
    return source == null ? null : new ReadSource.Around(source);
  }

  private static @Nullable ReadSource composed(YamlMap row, SourcePath path, ReadPaths seen) {
    YamlMap join = row.map("join").orElseThrow();
    Optional<TreePath> each = TreePath.find(path.text(), seen.from(), row, "from");
    String separator = join.text("with", "");
    String text = join.text("each");
    join.done();
    if (each.isEmpty()) return null;
    ReadPaths below = new ReadPaths(each.get().end(seen.from()));
    Template template = Template.compile(text, name -> below.plain(name, join, "each"));
    return template == null ? null : new ReadSource.Composed(path, template, separator);
  }

  private List<SourcePath> compiled(
      YamlMap row, String key, Beside beside, List<SourcePath.Qualifier> companions) {
    List<Qualified> qualified = paths.qualifiers(row, paths.from());
    List<SourcePath> found = new ArrayList<>();
    for (String each : row.texts(key)) {
      Optional<TreePath> path = TreePath.find(each, paths.from(), row, key);
      if (path.isEmpty()) continue;
      ReadPaths.Compiled compiled = paths.compile(path.get(), qualified, beside.paths());
      if (found.isEmpty()) companions.addAll(compiled.companions());
      found.add(compiled.source());
    }
    return found;
  }

  /** Constants, defaults and the meanings of a code list must fit the component. */
  private static void check(YamlMap row, Slot slot, Values.Reader reader, @Nullable CodeUse code) {
    row.optionalText("default")
        .filter(text -> !text.equals(ReadValue.ORDINAL))
        .ifPresent(text -> fits(row, "default", text, slot, reader));
    if (code == null || !code.translate()) {
      row.optionalText("const").ifPresent(text -> fits(row, "const", text, slot, reader));
      return;
    }
    for (List<CodeList.Row> each : code.list().rows().values()) {
      for (CodeList.Row meaning : each) fits(row, "code", meaning.meaning(), slot, reader);
    }
  }

  private static void fits(YamlMap row, String key, String text, Slot slot, Values.Reader reader) {
    Finding problem = reader.read(text, LocalDate.EPOCH).problem();
    if (problem == null) return;
    row.findings()
        .add(
            CFG_027,
            row.place(key),
            "value",
            text,
            "field",
            slot.name(),
            "problem",
            problem.text());
  }
}
