package org.customspost.gateway.console.story;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A field of an item as a page names it.
 *
 * @param path such as {@code contents[2].hsCode}
 */
record FieldName(String path) {
  private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern WRAPPING = Pattern.compile("address\\.|\\.amount$");
  private static final Pattern NUMBER = Pattern.compile("\\[([0-9]+)]");

  /** By which the page's parts find each other: {@code contents-2-hsCode}. */
  String key() {
    String key = NO_NAME.matcher(path).replaceAll("-");
    return key.endsWith("-") ? key.substring(0, key.length() - 1) : key;
  }

  /** Under which heading it stands. */
  String group() {
    int dot = path.indexOf('.');
    String first = dot < 0 ? "" : path.substring(0, dot);
    if (first.startsWith("contents[")) return "Content piece " + first.replaceAll("[^0-9]", "");
    return switch (first) {
      case "sender" -> "Sender";
      case "addressee" -> "Addressee";
      default -> "Item";
    };
  }

  /** What a person calls it below that heading. */
  String words() {
    int dot = path.indexOf('.');
    String own = group().equals("Item") ? path : path.substring(dot + 1);
    String spaced = NUMBER.matcher(own).replaceAll(" $1").replace("address.lines", "address.line");
    String words = CAPITAL.matcher(WRAPPING.matcher(spaced).replaceAll("")).replaceAll(" ");
    return words
        .toLowerCase(Locale.ROOT)
        .replace('.', ' ')
        .replace("hs code", "HS code")
        .replace("grams", "in grams");
  }
}
