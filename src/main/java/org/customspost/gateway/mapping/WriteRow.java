package org.customspost.gateway.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled row of a write mapping. */
sealed interface WriteRow permits WriteRow.Block, WriteValue {

  void write(Target into, Frame frame);

  /**
   * A row with rows below it.
   *
   * @param to where it writes; null where it stays
   * @param each the list it runs over; null where it runs once
   * @param variable what an element is bound to; null exactly where {@code each} is
   * @param constant whether no row below it has content of its own: then it is always written
   */
  record Block(
      @Nullable TargetPath to,
      @Nullable FieldPath each,
      @Nullable Variable variable,
      @Nullable Condition<Frame> when,
      List<WriteRow> rows,
      boolean constant)
      implements WriteRow {

    @Override
    public void write(Target into, Frame frame) {
      if (each == null || variable == null) {
        one(into, frame);
        return;
      }
      List<Object> elements = each.elements(frame);
      int outer = frame.ordinal();
      int written = 0;
      for (int i = 0; i < elements.size(); i++) {
        frame.bind(variable.number(), elements.get(i), i + 1);
        frame.ordinal(written + 1);
        if (one(into, frame)) written++;
      }
      frame.bind(variable.number(), null, 0);
      frame.ordinal(outer);
    }

    private boolean one(Target into, Frame frame) {
      if (when != null && !when.holds(frame)) return false;
      if (to == null) {
        below(into, frame);
        return true;
      }
      TargetPath.Spot spot = to.spot(into);
      int before = frame.written();
      below(spot.target(), frame);
      boolean kept = constant || frame.written() > before;
      if (kept) spot.keep();
      return kept;
    }

    private void below(Target into, Frame frame) {
      for (int i = 0; i < rows.size(); i++) rows.get(i).write(into, frame);
    }
  }
}
