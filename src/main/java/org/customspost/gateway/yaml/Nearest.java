package org.customspost.gateway.yaml;

import java.util.Collection;

/** Guesses what a misspelt word was meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The nearest candidate within two edits, or empty. */
  public static String of(String word, Collection<String> candidates) {
    String best = "";
    int fewest = 3;
    for (String each : candidates) {
      int edits = edits(word, each);
      if (edits < fewest) {
        fewest = edits;
        best = each;
      }
    }
    return best;
  }

  private static int edits(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) before[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[b.length()];
  }
}
