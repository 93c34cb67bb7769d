package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_021;
import static org.customspost.gateway.error.ErrorCode.CFG_022;
import static org.customspost.gateway.error.ErrorCode.CFG_023;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Compiles the rows of a read mapping and reports everything that is wrong with them. */
final class ReadLoader {
  private final CodeLists lists;
  private final Set<Slot> filled = new HashSet<>();

  ReadLoader(CodeLists lists) {
    this.lists = lists;
  }

  /** Where a row stands: what it reads from and what it reads into. */
  record Context(Part part, @Nullable Part around, Shape shape, Map<String, String> taken) {}

  /** A component and the records down to it. */
  record Target(List<Slot> within, Slot slot, boolean element) {}

  List<ReadRow> load(YamlMap yaml, Part root, Shape shape) {
    yaml.text("read");
    List<ReadRow> rows = rows(yaml, new Context(root, null, shape, new HashMap<>()));
    yaml.done();
    for (Slot each : shape.slots()) {
      boolean needed = !each.nullable() && !each.list() && !each.primitive();
      if (needed && !filled.contains(each)) {
        yaml.findings().add(CFG_022, yaml.place("rows"), "path", each.name());
      }
    }
    return rows;
  }

  private List<ReadRow> rows(YamlMap parent, Context context) {
    List<YamlMap> maps = parent.maps("rows");
    if (maps.isEmpty()) RowParts.wrong(parent, "has no rows");
    List<ReadRow> rows = new ArrayList<>();
    for (YamlMap each : maps) {
      ReadRow row = each.has("rows") ? block(each, context) : value(each, context);
      if (row != null) rows.add(row);
      each.done();
    }
    return List.copyOf(rows);
  }

  private @Nullable ReadRow block(YamlMap row, Context context) {
    ReadPaths paths = new ReadPaths(context.part());
    Optional<String> groupText = row.optionalText("group");
    SourcePath group = null;
    Part part = context.part();
    if (groupText.isPresent()) {
      Optional<TreePath> path = TreePath.find(groupText.get(), part, row, "group");
      if (path.isEmpty()) return null;
      part = path.get().end(part);
      group = paths.group(path.get(), row);
    }
    Optional<String> to = row.optionalText("to");
    Target target = to.isPresent() ? target(row, to.get(), context.shape()) : null;
    if (to.isPresent() && target == null) return null;
    Shape shape = target == null ? context.shape() : target.slot().shape();
    if (shape == null) {
      RowParts.wrong(row, "has rows, but it is a plain value");
      return null;
    }
    if (target != null && target.element() != target.slot().list()) {
      RowParts.wrong(row, target.element() ? "is not a list" : "is a list: write it with []");
      return null;
    }
    ReadPaths below = new ReadPaths(part);
    Condition<ReadRow.At> when = RowParts.when(row, below.operands(row, "when"));
    // rows of the same block do not see each other's targets where the record is another
    Map<String, String> taken = target == null ? context.taken() : new HashMap<>();
    Part around = group == null ? context.around() : context.part();
    List<ReadRow> rows = rows(row, new Context(part, around, shape, taken));
    ReadRow.Group walked = group == null ? null : new ReadRow.Group(group, below.names());
    if (target == null) return new ReadRow.Block(walked, List.of(), null, when, rows);
    List<Slot> within = new ArrayList<>(target.within());
    if (!target.element()) within.add(target.slot());
    return new ReadRow.Block(
        walked, List.copyOf(within), target.element() ? target.slot() : null, when, rows);
  }

  private @Nullable ReadRow value(YamlMap row, Context context) {
    String to = row.text("to");
    Target target = to.isEmpty() ? null : target(row, to, context.shape());
    if (target != null) taken(row, to, context);
    ReadPaths paths = new ReadPaths(context.part());
    ReadPaths around = context.around() == null ? null : new ReadPaths(context.around());
    return new ReadValueLoader(lists, paths, around).load(row, target);
  }

  private static void taken(YamlMap row, String to, Context context) {
    if (row.has("when") || row.has("qualifier") || to.endsWith("[]")) return;
    String line = row.place("to").source().replaceFirst(".*:", "");
    String other = context.taken().putIfAbsent(to, line);
    if (other != null) {
      row.findings().add(CFG_023, row.place("to"), "path", to, "line", other);
    }
  }

  private @Nullable Target target(YamlMap row, String text, Shape from) {
    List<Slot> slots = new ArrayList<>();
    Shape at = from;
    boolean element = false;
    String[] steps = text.split("\\.", -1);
    for (int i = 0; i < steps.length; i++) {
      element = steps[i].endsWith("[]");
      String name = element ? steps[i].substring(0, steps[i].length() - 2) : steps[i];
      // "piece.hsCode" reads as well as "hsCode" where the row stands in a piece
      if (i == 0 && steps.length > 1 && at.slot(name) == null && name.equals(at.variable())) {
        continue;
      }
      Slot slot = at.slot(name);
      boolean last = i == steps.length - 1;
      if (slot == null || (!last && (slot.shape() == null || slot.list()))) {
        unknown(row, text, at, name);
        return null;
      }
      filled.add(slot);
      slots.add(slot);
      Shape next = slot.shape();
      if (next != null) at = next;
    }
    return new Target(
        List.copyOf(slots.subList(0, slots.size() - 1)), slots.get(slots.size() - 1), element);
  }

  private static void unknown(YamlMap row, String path, Shape parent, String step) {
    String nearest = Nearest.of(step, parent.names());
    row.findings()
        .add(
            CFG_021,
            row.place("to"),
            "path",
            path,
            "step",
            step,
            "parent",
            parent.type().getSimpleName(),
            "allowed",
            String.join(", ", parent.names()),
            "hint",
            nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?");
  }
}
