package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.RDG_015;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.item.ContentPiece;
import org.jspecify.annotations.Nullable;

/**
 * A canonical record while its parts are being read. Constants and defaults fill it but do not make
 * it: a record of nothing else is left out.
 */
final class Draft {
  /** Stands where a value was sent but could not be used; its finding has been reported. */
  static final Object BAD = new Object();

  private final Shape shape;
  private final @Nullable Draft parent;
  private final @Nullable Slot within;
  private final int index;
  private final @Nullable Object[] values;
  private boolean content;

  private Draft(Shape shape, @Nullable Draft parent, @Nullable Slot within, int index) {
    this.shape = shape;
    this.parent = parent;
    this.within = within;
    this.index = index;
    this.values = new Object[shape.size()];
  }

  static Draft root(Shape shape) {
    return new Draft(shape, null, null, 0);
  }

  /** The draft in a component of record type, begun where there is none. */
  Draft nested(Slot slot) {
    Object there = values[slot.index()];
    if (there instanceof Draft draft) return draft;
    Draft begun = new Draft(shapeOf(slot), this, slot, 0);
    values[slot.index()] = begun;
    return begun;
  }

  /** A new element for a list of records; it joins the list with {@link #join}. */
  Draft element(Slot slot) {
    return new Draft(shapeOf(slot), this, slot, listAt(slot).size() + 1);
  }

  private static Shape shapeOf(Slot slot) {
    Shape shape = slot.shape();
    if (shape == null) throw new IllegalArgumentException(slot.name() + " is not a record");
    return shape;
  }

  /** Ends this element; true where it joined its list. */
  boolean join(ReadRun run) {
    if (parent == null || within == null) return false;
    Object element = finish(run);
    if (element == null) return false;
    parent.listAt(within).add(element);
    parent.content = true;
    return true;
  }

  boolean isSet(Slot slot) {
    return values[slot.index()] != null;
  }

  /**
   * @param sent false for constants and defaults
   */
  void put(Slot slot, Object value, boolean sent) {
    if (slot.list()) {
      if (value != BAD) listAt(slot).add(value);
    } else {
      values[slot.index()] = value;
    }
    content |= sent;
  }

  /** How many values a list has so far. */
  int count(Slot slot) {
    return listAt(slot).size();
  }

  @SuppressWarnings("unchecked") // a list slot holds only what listAt put there
  private List<Object> listAt(Slot slot) {
    Object there = values[slot.index()];
    if (there != null) return (List<Object>) there;
    List<Object> begun = new ArrayList<>(4);
    values[slot.index()] = begun;
    return begun;
  }

  private boolean full() {
    if (content) return true;
    for (Object each : values) if (each instanceof Draft draft && draft.full()) return true;
    return false;
  }

  /** The record, or null where it has no content or lacks a part that it cannot be without. */
  @Nullable Object finish(ReadRun run) {
    if (parent != null && !full()) return null;
    boolean usable = true;
    for (int i = 0; i < values.length; i++) {
      Slot slot = shape.slot(i);
      Object value = argument(slot, run);
      // nothing is read into a finished draft: its values become the record's
      values[i] = value;
      if (value == null && !slot.nullable()) usable = false;
    }
    return usable ? shape.make(values) : null;
  }

  private @Nullable Object argument(Slot slot, ReadRun run) {
    Object value = values[slot.index()];
    if (slot.list()) return value == null ? List.of() : value;
    boolean reported = value == BAD;
    if (value instanceof Draft draft) {
      reported = draft.full();
      value = draft.finish(run);
    }
    if (value != null && value != BAD) return value;
    if (slot.primitive()) return slot.zero();
    if (!slot.nullable() && !reported) missing(slot, run);
    return null;
  }

  private void missing(Slot slot, ReadRun run) {
    run.report(Finding.of(RDG_015, run.place(this, slot, 0, Position.UNKNOWN)));
  }

  /** The canonical path of one of this draft's components: {@code contents[2].hsCode}. */
  String path(Slot slot, int element) {
    String own = path();
    String step = element > 0 ? slot.name() + "[" + element + "]" : slot.name();
    return own.isEmpty() ? step : own + "." + step;
  }

  /** The canonical path of this record; empty for the root. */
  String path() {
    return parent == null || within == null ? "" : parent.path(within, index);
  }

  /** The path with the number of the content piece left out, which {@link #piece()} says. */
  String pathWithoutPiece() {
    if (parent == null || within == null) return "";
    String above = parent.pathWithoutPiece();
    String step = index > 0 && !isPiece() ? within.name() + "[" + index + "]" : within.name();
    return above.isEmpty() ? step : above + "." + step;
  }

  /** Number of the content piece that this is or stands in; 0 outside. */
  int piece() {
    if (isPiece()) return index;
    return parent == null ? 0 : parent.piece();
  }

  private boolean isPiece() {
    return index > 0 && shape.type() == ContentPiece.class;
  }
}
