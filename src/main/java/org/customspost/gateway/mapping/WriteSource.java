package org.customspost.gateway.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a write row takes its values from. */
sealed interface WriteSource {

  /** Takes one value with the canonical paths it comes from (only where lineage is wanted). */
  @FunctionalInterface
  interface Taker {
    void take(Object value, List<String> origins);
  }

  void values(Frame frame, Taker taker);

  /** Whether it says something of this item, so that a block with it is written. */
  default boolean content() {
    return true;
  }

  /** Fields, one after the other. */
  record Fields(List<FieldPath> paths) implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      for (FieldPath each : paths) {
        each.values(
            frame, (value, path) -> taker.take(value, path.isEmpty() ? List.of() : List.of(path)));
      }
    }
  }

  /** The total of all values. */
  record Sum(FieldPath path) implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      List<String> origins = new ArrayList<>();
      BigDecimal[] total = {null};
      path.values(
          frame,
          (value, from) -> {
            BigDecimal number = new BigDecimal(Written.text(value));
            total[0] = total[0] == null ? number : total[0].add(number);
            if (!from.isEmpty()) origins.add(from);
          });
      if (total[0] != null) taker.take(total[0], origins);
    }
  }

  /** How many values there are. */
  record Count(FieldPath path) implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      taker.take(path.elements(frame).size(), List.of());
    }

    @Override
    public boolean content() {
      return false;
    }
  }

  /** The same text every time. */
  record Constant(String text) implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      taker.take(text, List.of());
    }

    @Override
    public boolean content() {
      return false;
    }
  }

  /** The number of the element that is being written. */
  record Ordinal() implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      taker.take(frame.ordinal(), List.of());
    }

    @Override
    public boolean content() {
      return false;
    }
  }

  /** A value that the partners agreed on. */
  record Agreed(String key) implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      String text = frame.agreement(key);
      if (!text.isEmpty()) taker.take(text, List.of());
    }
  }

  /**
   * A computed value.
   *
   * @param fields what it is computed from
   */
  record Computed(Expression<Frame> expression, List<FieldPath> fields) implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      @Nullable Object value = expression.value(frame);
      if (value == null) return;
      List<String> origins = new ArrayList<>();
      if (frame.recording()) for (FieldPath each : fields) origins.add(each.path(frame));
      taker.take(value, origins);
    }
  }

  /** Nothing; for rows that have only a default. */
  record Nothing() implements WriteSource {
    @Override
    public void values(Frame frame, Taker taker) {
      // nothing to hand over
    }
  }
}
