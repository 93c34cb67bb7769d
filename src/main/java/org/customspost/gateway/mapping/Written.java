package org.customspost.gateway.mapping;

import java.math.BigDecimal;

/** Canonical values as text. */
final class Written {
  private Written() {}

  /** The text of a value that has no form of its own in the target. */
  static String text(Object value) {
    if (value instanceof String text) return text;
    if (value instanceof BigDecimal number) return number.toPlainString();
    if (value instanceof Enum<?> constant) return constant.name();
    return value.toString();
  }
}
