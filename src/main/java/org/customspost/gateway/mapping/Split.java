package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts one text into several.
 *
 * @param lengths longest first, second, … piece, the last for all that follow; none where a
 *     separator cuts
 * @param separator empty where the length cuts
 * @param part the only piece to keep, 1-based; 0 for all
 * @param words whether a length cuts between words where it can
 */
record Split(List<Integer> lengths, String separator, int part, boolean words) {

  Split {
    lengths = List.copyOf(lengths);
  }

  List<String> pieces(String text) {
    List<String> pieces = !lengths.isEmpty() ? byLength(text) : bySeparator(text);
    if (part == 0) return pieces;
    return part <= pieces.size() ? List.of(pieces.get(part - 1)) : List.of();
  }

  private List<String> byLength(String text) {
    List<String> pieces = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int length = lengths.get(Math.min(pieces.size(), lengths.size() - 1));
      int end = Math.min(text.length(), start + length);
      int blank = words && end < text.length() ? text.lastIndexOf(' ', end) : -1;
      if (blank > start) {
        // whoever joins the pieces puts the blank back
        end = blank;
      } else if (end < text.length() && inCharacter(text, end) && end - 1 > start) {
        end--;
      }
      pieces.add(text.substring(start, end));
      start = blank == end ? end + 1 : end;
    }
    return pieces;
  }

  /** Between the two halves of a character beyond the basic plane. */
  private static boolean inCharacter(String text, int cut) {
    return Character.isHighSurrogate(text.charAt(cut - 1));
  }

  private List<String> bySeparator(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      pieces.add(text.substring(from, at).strip());
      from = at + separator.length();
    }
    pieces.add(text.substring(from).strip());
    return pieces;
  }
}
