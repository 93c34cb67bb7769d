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
 */
record Split(List<Integer> lengths, String separator, int part) {

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
    for (int i = 0; i < text.length(); ) {
      int length = lengths.get(Math.min(pieces.size(), lengths.size() - 1));
      int end = Math.min(text.length(), i + length);
      // never between the two halves of a character beyond the basic plane
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) && end - 1 > i) {
        end--;
      }
      pieces.add(text.substring(i, end));
      i = end;
    }
    return pieces;
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
