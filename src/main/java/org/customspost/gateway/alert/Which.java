package org.customspost.gateway.alert;

import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Severity;

/**
 * Which alerts somebody wants.
 *
 * @param patterns codes, or beginnings of codes with a star; empty for everything that waits for
 *     somebody
 */
public record Which(List<String> patterns) {
  public Which {
    patterns = List.copyOf(patterns);
  }

  boolean wants(ErrorCode code) {
    if (patterns.isEmpty()) return code.severity() == Severity.PARK;
    return patterns.stream().anyMatch(each -> matches(each, code.id()));
  }

  /** Whether a pattern fits a code. */
  public static boolean matches(String pattern, String code) {
    return pattern.endsWith("*")
        ? code.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(code);
  }
}
