package org.customspost.gateway.partner;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.yaml.YamlMap;

/** Reads terms of agreements that have a least value, a unit, or at least one entry. */
final class Terms {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,5})(KB|MB|GB)");

  private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100)%");

  private Terms() {}

  static int atLeast(YamlMap yaml, String key, int least, int otherwise) {
    int value = yaml.number(key, otherwise);
    if (value < least) yaml.wrong(key, String.valueOf(value), least + " or more");
    return value;
  }

  /** A share such as {@code 80%}. */
  static int percent(YamlMap yaml, String key, int otherwise) {
    String text = yaml.text(key, otherwise + "%");
    if (PERCENT.matcher(text).matches())
      return Integer.parseInt(text.substring(0, text.length() - 1));
    yaml.wrong(key, text, "a share from 1% to 100%");
    return otherwise;
  }

  /** A list that must be there and must not be empty. */
  static List<String> some(YamlMap yaml, String key) {
    List<String> texts = yaml.texts(key);
    if (!yaml.has(key)) yaml.text(key); // says that it is missing
    else if (texts.isEmpty()) yaml.wrong(key, "empty", "a list with at least one value");
    return texts;
  }

  /** A size such as {@code 64MB}, in bytes. */
  static long size(YamlMap yaml, String key, long otherwise) {
    if (!yaml.has(key)) return otherwise;
    String text = yaml.text(key);
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      yaml.wrong(key, text, "a size such as 500KB, 64MB, 1GB");
      return otherwise;
    }
    int power =
        switch (size.group(2)) {
          case "KB" -> 10;
          case "MB" -> 20;
          default -> 30;
        };
    return Long.parseLong(size.group(1)) << power;
  }
}
