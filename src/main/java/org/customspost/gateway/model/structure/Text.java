package org.customspost.gateway.model.structure;

import java.util.Set;

/**
 * What a leaf may hold.
 *
 * @param maxLength in characters; {@link Integer#MAX_VALUE} where free
 * @param decimals most digits after the point of a NUMBER; -1 where free
 * @param pattern regular expression the whole value must match; empty where free
 * @param codes the only values allowed; empty where free
 */
public record Text(
    Kind kind, int minLength, int maxLength, int decimals, String pattern, Set<String> codes) {
  public Text {
    codes = Set.copyOf(codes);
  }

  /** ALPHA, ALPHANUMERIC and NUMBER are a, an and n of EDIFACT; XML uses all but ALPHA. */
  public enum Kind {
    ALPHA,
    ALPHANUMERIC,
    NUMBER,
    BOOLEAN,
    DATE,
    DATE_TIME
  }

  public static Text any() {
    return new Text(Kind.ALPHANUMERIC, 0, Integer.MAX_VALUE, -1, "", Set.of());
  }
}
