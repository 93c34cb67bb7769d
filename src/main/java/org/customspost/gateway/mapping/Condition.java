package org.customspost.gateway.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code when}.
 *
 * @param <E> what paths are looked up in: a source node, or the canonical variables
 */
@FunctionalInterface
interface Condition<E> {
  boolean holds(E in);

  /** One side of a comparison. */
  @FunctionalInterface
  interface Operand<E> {
    /** Null where there is none; an empty text and an empty list count as none. */
    @Nullable Object value(E in);
  }

  /** Compares two values, each null where there is none. */
  static boolean compare(@Nullable Object left, String operator, @Nullable Object right) {
    boolean equal = same(left, right);
    if (operator.equals("==")) return equal;
    if (operator.equals("!=")) return !equal;
    if (left == null || right == null) return false;
    int order = order(left, right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean same(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) return left == right;
    return order(left, right) == 0;
  }

  private static int order(Object left, Object right) {
    // as numbers only where the mapping or the model says that one of them is a number
    if (left instanceof Number || right instanceof Number) {
      BigDecimal leftNumber = number(left);
      BigDecimal rightNumber = number(right);
      if (leftNumber != null && rightNumber != null) return leftNumber.compareTo(rightNumber);
    }
    return Written.text(left).compareTo(Written.text(right));
  }

  private static @Nullable BigDecimal number(Object value) {
    if (value instanceof BigDecimal number) return number;
    if (value instanceof Number number) return BigDecimal.valueOf(number.longValue());
    return value instanceof String text ? Values.number(text).value() : null;
  }
}
