package org.customspost.gateway.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a template of which {@code {{segments}}} is the number of segments from UNH to UNT. */
final class SegmentCount {
  private static final Pattern MESSAGE = Pattern.compile("UNH\\+.*?UNT\\+[^']*'", Pattern.DOTALL);
  private static final Pattern END = Pattern.compile("(?<!\\?)'");

  private SegmentCount() {}

  static byte[] fill(Template template, Fill fill) {
    String draft = template.fill(fill.and(Map.of("segments", "0")));
    Matcher message = MESSAGE.matcher(draft);
    if (!message.find()) return draft.getBytes(StandardCharsets.UTF_8);
    long segments = END.matcher(message.group()).results().count();
    String counted = template.fill(fill.and(Map.of("segments", Long.toString(segments))));
    return counted.getBytes(StandardCharsets.ISO_8859_1); // UNOC
  }
}
