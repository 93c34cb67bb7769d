package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damage as transfers and programs do it, one to three times on one interchange. */
final class Mutation {
  private static final String OCTETS = "'+:?.,-0129AZaz \u00e9\u0092\n";

  private Mutation() {}

  static byte[] of(byte[] good, Random random) {
    String text = new String(good, ISO_8859_1);
    for (int i = 0; i <= random.nextInt(3); i++) text = once(text, random);
    return text.getBytes(ISO_8859_1);
  }

  private static String once(String text, Random random) {
    int at = random.nextInt(text.length());
    char octet = OCTETS.charAt(random.nextInt(OCTETS.length()));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + octet + text.substring(at + 1);
      case 1 -> text.substring(0, at) + octet + text.substring(at);
      case 2 -> text.substring(0, at) + text.substring(at + 1);
      case 3 -> random.nextInt(10) == 0 ? text.substring(0, at) + "'" : text;
      default -> segments(text, random);
    };
  }

  private static String segments(String text, Random random) {
    List<String> segments = new ArrayList<>(Arrays.asList(text.split("'\n", -1)));
    if (segments.size() < 3) return text;
    int from = 1 + random.nextInt(Math.max(1, segments.size() - 2));
    String taken = segments.get(from);
    switch (random.nextInt(5)) {
      case 0 -> segments.remove(from);
      case 1 -> segments.add(from, taken);
      case 2 -> segments.add(1 + random.nextInt(segments.size() - 1), segments.remove(from));
      case 3 -> segments.set(from, taken + "+");
      default -> segments.set(from, taken + ":" + random.nextInt(10));
    }
    return String.join("'\n", segments);
  }
}
