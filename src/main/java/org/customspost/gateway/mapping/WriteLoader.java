package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_023;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Compiles the rows of a write mapping and reports everything that is wrong with them. */
final class WriteLoader {
  private final CodeLists lists;
  private final Part root;
  private final Coverage coverage;
  private int variables = 1;

  WriteLoader(CodeLists lists, Part root) {
    this.lists = lists;
    this.root = root;
    this.coverage = new Coverage(root);
  }

  /** Where a row stands: what it writes below, what it can name, what is filled already. */
  private record Context(Part part, Scope scope, Map<String, String> taken) {}

  int variables() {
    return variables;
  }

  List<WriteRow> load(YamlMap yaml, Shape shape) {
    yaml.text("write");
    List<WriteRow> rows = rows(yaml, new Context(root, Scope.root(shape), new HashMap<>()));
    yaml.done();
    coverage.report(yaml);
    return rows;
  }

  private List<WriteRow> rows(YamlMap parent, Context context) {
    List<YamlMap> maps = parent.maps("rows");
    if (maps.isEmpty()) RowParts.wrong(parent, "has no rows");
    List<WriteRow> rows = new ArrayList<>();
    for (YamlMap each : maps) {
      WriteRow row = each.has("rows") ? block(each, context) : value(each, context);
      if (row != null) rows.add(row);
      each.done();
    }
    return List.copyOf(rows);
  }

  private @Nullable WriteRow block(YamlMap row, Context context) {
    Optional<TreePath> path =
        row.optionalText("to").flatMap(text -> TreePath.find(text, context.part(), row, "to"));
    if (row.has("to") && path.isEmpty()) return null;
    path.ifPresent(found -> coverage.touch(context.part(), plain(found, row)));
    Scope scope = context.scope();
    FieldPath each = null;
    Variable variable = null;
    if (row.has("each")) {
      each = each(row, scope);
      if (each == null) return null;
      String name = row.text("as", Scope.nameFor(each));
      variable = new Variable(name, variables++, each.type(), each.shape(), each.personal(), each);
      scope = scope.with(variable);
    }
    Condition<Frame> when = RowParts.when(row, scope.operands(row, "when"));
    Part part = path.map(found -> found.end(context.part())).orElse(context.part());
    TargetPath to = path.map(found -> marked(found, row, part)).orElse(null);
    Map<String, String> taken = path.isPresent() ? new HashMap<>() : context.taken();
    List<WriteRow> rows = rows(row, new Context(part, scope, taken));
    return new WriteRow.Block(to, each, variable, when, rows, rows.stream().noneMatch(Block::says));
  }

  /** Tells blocks of nothing but constants from those that are left out where they are empty. */
  private static final class Block {
    static boolean says(WriteRow row) {
      if (row instanceof WriteRow.Block block) {
        return block.each() != null || block.rows().stream().anyMatch(Block::says);
      }
      return row instanceof WriteValue value && value.source().content();
    }
  }

  private static TreePath plain(TreePath path, YamlMap row) {
    if (path.numbered()) RowParts.wrong(row, "has a number; rows write one after the other");
    return path;
  }

  private @Nullable FieldPath each(YamlMap row, Scope scope) {
    FieldPath path = scope.find(row.text("each"), row, "each").orElse(null);
    if (path == null) return null;
    List<FieldPath.Step> steps = path.steps();
    long lists = steps.stream().filter(step -> step.slot().list()).count();
    boolean list = !steps.isEmpty() && steps.get(steps.size() - 1).slot().list();
    if (list && lists == 1 && steps.get(steps.size() - 1).first() == 0) return path;
    RowParts.wrong(row, "needs each with the path of one list");
    return null;
  }

  /** A block's qualifiers are seen from the node it writes. */
  private TargetPath marked(TreePath path, YamlMap row, Part part) {
    List<TargetPath.Mark> marks = new ArrayList<>();
    for (ReadPaths.Qualified each : new ReadPaths(part).qualifiers(row, part)) {
      coverage.touch(part, each.path());
      marks.add(mark(each, 0, row));
    }
    return new TargetPath(path.steps(), path.steps().size(), List.copyOf(marks));
  }

  static TargetPath.Mark mark(ReadPaths.Qualified qualified, int anchor, YamlMap row) {
    if (qualified.values().size() != 1) RowParts.wrong(row, "needs one value in each qualifier");
    List<TreePath.Step> steps = qualified.path().steps();
    String value = qualified.values().stream().findFirst().orElse("");
    return new TargetPath.Mark(
        steps.subList(Math.min(anchor, steps.size()), steps.size()),
        qualified.path().attribute(),
        value);
  }

  private @Nullable WriteRow value(YamlMap row, Context context) {
    String to = row.text("to");
    WriteValueLoader loader = new WriteValueLoader(lists, coverage, context.scope());
    Optional<TreePath> path =
        row.has("to") ? TreePath.find(to, context.part(), row, "to") : Optional.empty();
    path.ifPresent(found -> taken(row, plain(found, row), context));
    return loader.load(row, path.orElse(null), context.part());
  }

  private static void taken(YamlMap row, TreePath path, Context context) {
    boolean told = row.has("when") || row.has("qualifier");
    if (told || path.steps().stream().anyMatch(TreePath.Step::fresh)) return;
    String line = row.place("to").source().replaceFirst(".*:", "");
    String other = context.taken().putIfAbsent(path.text(), line);
    if (other != null) {
      row.findings().add(CFG_023, row.place("to"), "path", path.text(), "line", other);
    }
  }
}
