package org.customspost.gateway.yaml;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plain values as people write them; what is none throws {@link IllegalArgumentException}. */
final class Words {
  private Words() {}

  static boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) throw new IllegalArgumentException(text);
    return text.equals("true");
  }

  /** {@code 90s}, {@code 15m}, {@code 4h}, {@code 2d}. */
  static Duration duration(String text) {
    long amount = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      case 'd' -> Duration.ofDays(amount);
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** The constant of that word. */
  static <E extends Enum<E>> E choice(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words of an enum: lower case, with hyphens for underscores. */
  static <E extends Enum<E>> String choices(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }
}
