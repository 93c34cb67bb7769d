package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.mapping.Condition.Operand;
import org.jspecify.annotations.Nullable;

/**
 * A path into the canonical record, compiled to its accessors: {@code piece.value.amount}, {@code
 * item.sender.address.lines[2..]}. Through a list it leads to every element.
 *
 * @param type of one value at the end
 * @param shape of a record at the end; null for a plain value
 */
record FieldPath(
    String text,
    Variable variable,
    List<Step> steps,
    Class<?> type,
    @Nullable Shape shape,
    boolean personal) {

  /**
   * @param first first element of a list that is meant, 1-based; 0 for the list as a whole
   * @param last last element; {@link Integer#MAX_VALUE} for all from the first on
   */
  record Step(Slot slot, int first, int last) {}

  /** Takes one value; the path is empty unless the lineage is wanted. */
  @FunctionalInterface
  interface Sink {
    void take(Object value, String path);
  }

  /** Whether it leads to several values. */
  boolean many() {
    for (Step each : steps) if (each.slot().list() && each.first() != each.last()) return true;
    return steps.stream().anyMatch(each -> each.slot().list() && each.first() == 0);
  }

  /** Hands over every value that is there, in order. */
  void values(Frame frame, Sink sink) {
    Object root = frame.value(variable.number());
    if (root == null) return;
    walk(root, 0, frame.recording() ? variable.path(frame) : "", frame.recording(), sink);
  }

  private void walk(Object at, int depth, String path, boolean recording, Sink sink) {
    if (depth == steps.size()) {
      sink.take(at, path);
      return;
    }
    Step step = steps.get(depth);
    Object next = step.slot().get(at);
    if (next == null) return;
    String way = recording ? step.slot().path(path, at) : "";
    if (!step.slot().list()) {
      walk(next, depth + 1, way, recording, sink);
      return;
    }
    List<?> elements = (List<?>) next;
    int first = Math.max(1, step.first());
    int last = Math.min(elements.size(), step.last());
    for (int i = first; i <= last; i++) {
      Object element = elements.get(i - 1);
      walk(element, depth + 1, recording ? way + "[" + i + "]" : "", recording, sink);
    }
  }

  /** The first value, or null; an empty text counts as none, and so does an empty list. */
  @Nullable Object first(Frame frame) {
    Object at = frame.value(variable.number());
    for (int i = 0; i < steps.size() && at != null; i++) {
      Step step = steps.get(i);
      at = step.slot().get(at);
      if (at instanceof List<?> list) {
        int first = Math.max(1, step.first());
        at = list.size() < first ? null : list.get(first - 1);
      }
    }
    return at instanceof String text && text.isEmpty() ? null : at;
  }

  /** As one side of a comparison. */
  Operand<Frame> operand() {
    return this::first;
  }

  /** The elements of the list at its end. */
  List<Object> elements(Frame frame) {
    List<Object> found = new ArrayList<>();
    values(frame, (value, path) -> found.add(value));
    return found;
  }

  /** The canonical path as it stands now, variables replaced by what they are. */
  String path(Frame frame) {
    String path = variable.path(frame);
    for (Step each : steps) {
      path = join(path, each.slot().name());
      if (each.first() > 0) path = path + "[" + each.first() + "]";
    }
    return path;
  }

  private static String join(String path, String step) {
    return path.isEmpty() ? step : path + "." + step;
  }
}
