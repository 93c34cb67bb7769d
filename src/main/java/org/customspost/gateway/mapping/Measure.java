package org.customspost.gateway.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exact conversion between units of UN/ECE Recommendation 20. */
final class Measure {
  /** One of each unit in grams, or in millimetres. */
  private static final Map<String, BigDecimal> MASS =
      Map.of(
          "MGM", new BigDecimal("1E-3"),
          "GRM", BigDecimal.ONE,
          "KGM", new BigDecimal("1E+3"),
          "TNE", new BigDecimal("1E+6"),
          "LBR", new BigDecimal("453.59237"),
          "ONZ", new BigDecimal("28.349523125"));

  private static final Map<String, BigDecimal> LENGTH =
      Map.of(
          "MMT",
          BigDecimal.ONE,
          "CMT",
          new BigDecimal("1E+1"),
          "MTR",
          new BigDecimal("1E+3"),
          "INH",
          new BigDecimal("25.4"));

  private Measure() {}

  static boolean knows(String unit) {
    return MASS.containsKey(unit) || LENGTH.containsKey(unit);
  }

  /** All units that convert into this one, for messages. */
  static List<String> like(String unit) {
    return List.copyOf(new TreeMap<>(LENGTH.containsKey(unit) ? LENGTH : MASS).keySet());
  }

  /** Null where there is no way from one unit to the other. */
  static @Nullable BigDecimal convert(BigDecimal value, String from, String to) {
    if (from.equals(to)) return value;
    Map<String, BigDecimal> family = MASS.containsKey(to) ? MASS : LENGTH;
    BigDecimal one = family.get(from);
    BigDecimal other = family.get(to);
    if (one == null || other == null) return null;
    BigDecimal result = quotient(value.multiply(one), other);
    return result.signum() == 0 ? BigDecimal.ZERO : result.stripTrailingZeros();
  }

  /** All metric units are powers of ten of each other: these need no division. */
  private static BigDecimal quotient(BigDecimal value, BigDecimal unit) {
    return unit.unscaledValue().equals(BigInteger.ONE)
        ? value.scaleByPowerOfTen(unit.scale()).round(MathContext.DECIMAL128)
        : value.divide(unit, MathContext.DECIMAL128);
  }
}
