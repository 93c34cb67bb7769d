package org.customspost.gateway.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What happens to a file on its way out of a careless post. */
public enum Damage {
  NONE,
  /** The count of segments in a message is wrong. */
  MESSAGE_COUNT,
  /** The count of messages in the interchange is wrong. */
  INTERCHANGE_COUNT,
  /** The second half is missing. */
  TRUNCATED,
  /** Bytes that are no message at all. */
  UNREADABLE;

  byte[] to(byte[] file, long seed) {
    return switch (this) {
      case NONE -> file;
      case MESSAGE_COUNT -> replaced(file, "UNT\\+[0-9]+", "UNT+777");
      case INTERCHANGE_COUNT -> replaced(file, "UNZ\\+[0-9]+", "UNZ+7");
      case TRUNCATED -> Arrays.copyOf(file, file.length * 3 / 5);
      case UNREADABLE -> noise(file.length, seed);
    };
  }

  private static byte[] replaced(byte[] file, String pattern, String by) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return text.replaceFirst(pattern, by).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] noise(int length, long seed) {
    byte[] noise = new byte[Math.min(length, 4000)];
    new Random(seed).nextBytes(noise);
    noise[0] = 0;
    return noise;
  }
}
