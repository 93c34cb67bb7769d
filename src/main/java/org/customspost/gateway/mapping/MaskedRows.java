package org.customspost.gateway.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.customspost.gateway.model.structure.Part;
import org.jspecify.annotations.Nullable;

/** Finds in the rows of a mapping which places of a message may be shown. */
final class MaskedRows {
  private static final Pattern NUMBER = Pattern.compile("\\[[^]]*]");

  private final Map<String, Shown> places = new HashMap<>();
  private final At root;

  MaskedRows(Part root) {
    this.root = new At(root, "");
  }

  /**
   * A part of the structure.
   *
   * @param place what masks call it
   */
  private record At(@Nullable Part part, String place) {
    At down(String name) {
      Part next = part == null ? null : part.part(name);
      boolean inside =
          part != null && (part.kind() == Part.Kind.SEGMENT || part.kind() == Part.Kind.COMPOSITE);
      return new At(next, inside ? place + "/" + name : name);
    }

    At down(SourcePath.@Nullable Step way) {
      At at = this;
      for (SourcePath.Step step = way; step != null; step = step.below()) at = at.down(step.name());
      return at;
    }

    At down(List<TreePath.Step> steps) {
      At at = this;
      for (TreePath.Step each : steps) at = at.down(each.name());
      return at;
    }

    /** As a computed value names it. */
    String named(String path) {
      int mark = path.indexOf('@');
      String way = NUMBER.matcher(mark < 0 ? path : path.substring(0, mark)).replaceAll("");
      At at = this;
      for (String each : way.split("/", -1)) if (!each.isEmpty()) at = at.down(each);
      return mark < 0 ? at.place : at.place + path.substring(mark);
    }
  }

  Masks read(List<ReadRow> rows) {
    read(rows, root, root, Shown.WHOLE);
    return new Masks(places);
  }

  private void read(List<ReadRow> rows, At at, At around, Shown above) {
    for (ReadRow each : rows) {
      if (each instanceof ReadRow.Block block) {
        At below = block.group() == null ? at : at.down(block.group().path().way());
        Shown shown = strictest(block.within(), above);
        if (block.list() != null && block.list().personal()) shown = Shown.MASKED;
        read(block.rows(), below, block.group() == null ? around : at, shown);
      } else if (each instanceof ReadValue value) {
        Shown within = strictest(value.within(), above);
        read(value.source(), at, around, within == Shown.MASKED ? within : value.slot().shown());
      }
    }
  }

  private static Shown strictest(List<Slot> within, Shown above) {
    return within.stream().anyMatch(Slot::personal) ? Shown.MASKED : above;
  }

  private void read(ReadSource source, At at, At around, Shown shown) {
    if (source instanceof ReadSource.Paths paths)
      paths.paths().forEach(each -> note(at, each, shown));
    if (source instanceof ReadSource.Joined joined)
      joined.paths().forEach(each -> note(at, each, shown));
    if (source instanceof ReadSource.Composed composed) read(composed, at, shown);
    if (source instanceof ReadSource.Around above) read(above.source(), around, around, shown);
    if (source instanceof ReadSource.Sum sum) note(at, sum.path(), shown);
    if (source instanceof ReadSource.Computed computed)
      for (String each : computed.expression().paths()) note(at.named(each), shown);
  }

  private void read(ReadSource.Composed composed, At at, Shown shown) {
    At node = at.down(composed.path().way());
    note(at, composed.path(), shown);
    for (Template.Piece each : composed.template().pieces())
      each.values().forEach(value -> note(node, value, shown));
  }

  private void note(At from, SourcePath path, Shown shown) {
    String place = from.down(path.way()).place();
    note(path.attribute() == null ? place : place + "@" + path.attribute(), shown);
  }

  Masks written(List<WriteRow> rows) {
    written(rows, root);
    return new Masks(places);
  }

  private void written(List<WriteRow> rows, At at) {
    for (WriteRow each : rows) {
      if (each instanceof WriteRow.Block block)
        written(block.rows(), block.to() == null ? at : marked(block.to(), at));
      else if (each instanceof WriteValue value) written(value, at);
    }
  }

  private void written(WriteValue value, At at) {
    String place = marked(value.to(), at).place();
    note(value.attribute() == null ? place : place + "@" + value.attribute(), of(value.source()));
    for (WriteValue.Attribute each : value.attributes())
      note(place + "@" + each.name(), of(each.source()));
  }

  /** What stands beside the target is a constant of the mapping. */
  private At marked(TargetPath to, At at) {
    At anchor = at.down(to.steps().subList(0, to.anchor()));
    for (TargetPath.Mark each : to.marks()) {
      String place = anchor.down(each.steps()).place();
      note(each.attribute() == null ? place : place + "@" + each.attribute(), Shown.CODED);
    }
    return at.down(to.steps());
  }

  private static Shown of(WriteSource source) {
    if (source instanceof WriteSource.Fields fields) return of(fields.paths());
    if (source instanceof WriteSource.Sum sum) return of(List.of(sum.path()));
    if (source instanceof WriteSource.Computed computed) return of(computed.fields());
    return Shown.WHOLE;
  }

  private static Shown of(List<FieldPath> paths) {
    Shown shown = Shown.WHOLE;
    for (FieldPath each : paths) {
      List<FieldPath.Step> steps = each.steps();
      Shown last = steps.isEmpty() ? Shown.CODED : steps.get(steps.size() - 1).slot().shown();
      shown = shown.and(each.personal() ? Shown.MASKED : last);
    }
    return shown;
  }

  private void note(String place, Shown shown) {
    places.merge(place, shown, Shown::and);
  }
}
