package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.customspost.gateway.mapping.Condition.Operand;
import org.customspost.gateway.mapping.ReadPaths.Qualified;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Compiles one value row of a write mapping. */
final class WriteValueLoader {

  private final CodeLists lists;
  private final Coverage coverage;
  private final Scope scope;

  WriteValueLoader(CodeLists lists, Coverage coverage, Scope scope) {
    this.lists = lists;
    this.coverage = coverage;
    this.scope = scope;
  }

  /** Null where the row cannot be used; then its findings have been reported. */
  @Nullable WriteRow load(YamlMap row, @Nullable TreePath path, Part from) {
    WriteSource source = source(row);
    WriteValue.Form form = form(row, source);
    Condition<Frame> when = RowParts.when(row, scope.operands(row, "when"));
    String fallback = row.optionalText("default").orElse(null);
    List<Qualified> qualified = new ReadPaths(from).qualifiers(row, from);
    if (path == null) {
      row.map("attributes").ifPresent(YamlMap::keys);
      return null;
    }
    coverage.touch(from, path);
    Part end = path.end(from);
    List<WriteValue.Attribute> attributes = attributes(row, end);
    if (source == null) return null;
    check(row, path, end, source, form);
    WriteValue value =
        new WriteValue(
            target(path, qualified, from, row),
            path.text(),
            path.attribute(),
            source,
            String.join(", ", row.texts("from")),
            source instanceof WriteSource.Fields fields
                && fields.paths().stream().anyMatch(FieldPath::personal),
            when,
            form,
            fallback,
            attributes);
    return value;
  }

  private TargetPath target(TreePath path, List<Qualified> qualified, Part from, YamlMap row) {
    int anchor = path.steps().size();
    for (Qualified each : qualified) anchor = Math.min(anchor, path.shared(each.path()));
    List<TargetPath.Mark> marks = new ArrayList<>();
    for (Qualified each : qualified) {
      coverage.touch(from, each.path());
      marks.add(WriteLoader.mark(each, anchor, row));
    }
    return new TargetPath(path.steps(), anchor, List.copyOf(marks));
  }

  private @Nullable WriteSource source(YamlMap row) {
    String given = RowParts.source(row);
    if (given == null) return null;
    return switch (given) {
      case "" -> new WriteSource.Nothing();
      case "const" -> new WriteSource.Constant(row.text("const"));
      case "agreement" -> new WriteSource.Agreed(row.text("agreement"));
      case "sum" -> scope.find(row.text("sum"), row, "sum").map(WriteSource.Sum::new).orElse(null);
      case "count" ->
          scope.find(row.text("count"), row, "count").map(WriteSource.Count::new).orElse(null);
      default -> from(row, "from");
    };
  }

  private @Nullable WriteSource from(YamlMap row, String key) {
    List<String> texts = row.texts(key);
    if (texts.isEmpty()) return null;
    if (texts.get(0).equals(ReadValue.ORDINAL)) return new WriteSource.Ordinal();
    if (texts.get(0).startsWith("=")) return computed(row, key, texts.get(0));
    List<FieldPath> paths = new ArrayList<>();
    for (String each : texts) {
      Optional<FieldPath> path = scope.find(each, row, key);
      path.filter(found -> found.shape() != null)
          .ifPresent(found -> RowParts.wrong(row, "takes a record; name one of its parts"));
      path.ifPresent(paths::add);
    }
    return paths.size() < texts.size() ? null : new WriteSource.Fields(List.copyOf(paths));
  }

  private @Nullable WriteSource computed(YamlMap row, String key, String text) {
    List<FieldPath> used = new ArrayList<>();
    Function<String, Operand<Frame>> lookup = scope.operands(row, key);
    Function<String, Operand<Frame>> noting =
        name -> {
          if (name.startsWith(Scope.AGREEMENT)) return lookup.apply(name);
          Optional<FieldPath> field = scope.find(name, row, key);
          field.ifPresent(used::add);
          return field.map(FieldPath::operand).orElse(frame -> null);
        };
    Expression<Frame> expression = RowParts.expression(row, key, text.substring(1).strip(), noting);
    return expression == null ? null : new WriteSource.Computed(expression, List.copyOf(used));
  }

  private List<WriteValue.Attribute> attributes(YamlMap row, Part end) {
    List<WriteValue.Attribute> attributes = new ArrayList<>();
    Optional<YamlMap> map = row.map("attributes");
    if (map.isEmpty()) return attributes;
    for (String each : map.get().keys()) {
      Optional<TreePath> path = TreePath.find("@" + each, end, map.get(), each);
      WriteSource source = map.get().isMap(each) ? fixed(map.get(), each) : from(map.get(), each);
      if (path.isPresent() && source != null) {
        coverage.touchAttribute(end, each);
        attributes.add(new WriteValue.Attribute(each, source));
      }
    }
    return List.copyOf(attributes);
  }

  private @Nullable WriteSource fixed(YamlMap attributes, String name) {
    Optional<YamlMap> map = attributes.map(name);
    if (map.isEmpty()) return null;
    WriteSource source = source(map.get());
    map.get().done();
    return source;
  }

  private WriteValue.Form form(YamlMap row, @Nullable WriteSource source) {
    DateForms dates = RowParts.forms(row, "date", row.texts("date"));
    if (row.has("date") && source instanceof WriteSource.Fields fields) {
      for (FieldPath each : fields.paths()) {
        if (!Values.isDate(each.type())) RowParts.wrong(row, "takes a field that is not a date");
      }
    }
    return new WriteValue.Form(
        RowParts.code(row, lists),
        row.map("unit").map(WriteValueLoader::unit).orElse(null),
        dates,
        row.optionalText("join").orElse(null),
        RowParts.split(row),
        RowParts.limit(row));
  }

  private static WriteValue.@Nullable Unit unit(YamlMap unit) {
    String from = unit.text("from").toUpperCase(Locale.ROOT);
    String to = RowParts.unitTo(unit);
    unit.done();
    if (to == null) return null;
    if (!Measure.like(to).contains(from)) {
      unit.wrong("from", from, String.join(", ", Measure.like(to)));
    }
    return new WriteValue.Unit(from, to);
  }

  private static void check(
      YamlMap row, TreePath path, Part end, WriteSource source, WriteValue.Form form) {
    if (path.attribute() == null && end.text() == null && !end.parts().isEmpty()) {
      RowParts.wrong(row, "has parts of its own; name one of them, or give it rows");
    }
    boolean fresh = path.text().endsWith("[]");
    boolean many =
        source instanceof WriteSource.Fields fields
            && fields.paths().stream().anyMatch(FieldPath::many);
    if (many && !fresh && form.join() == null) {
      RowParts.wrong(row, "takes several values: end it with [], or join them");
    }
    if (form.split() != null && form.split().part() == 0 && !fresh) {
      RowParts.wrong(row, "is split into several values: end it with [], or name the part to keep");
    }
  }
}
