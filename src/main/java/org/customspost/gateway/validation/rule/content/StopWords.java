package org.customspost.gateway.validation.rule.content;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.model.codelist.CodeList;

/**
 * Words that do not say what goods are. A list's column {@code meaning} says how a term counts:
 * {@code whole} makes a description vague that consists of it alone, {@code filler} one that has
 * nothing but such words, terms and numbers ("2 gift items", "various goods"). Case, accents, signs
 * and a plural s make no difference.
 */
final class StopWords {
  private static final Set<String> ENDINGS =
      Set.of("wpx", "doc", "docx", "pdf", "jpg", "xls", "txt");
  private static final int LONGEST_ENDING = 4;

  private final Set<String> whole = new HashSet<>();
  private final Set<String> fillers = new HashSet<>();
  private int longest;

  private StopWords() {}

  /** Rows whose dates are over or have not begun count too: a vague word stays vague. */
  static StopWords of(List<CodeList> lists) {
    StopWords words = new StopWords();
    for (CodeList list : lists) {
      for (List<CodeList.Row> rows : list.rows().values()) {
        for (CodeList.Row row : rows) {
          String term = normal(row.code());
          words.whole.add(term);
          words.longest = Math.max(words.longest, term.length());
          if (row.meaning().equals("filler")) words.fillers.add(term);
        }
      }
    }
    return words;
  }

  /** Why a description is vague; empty where it is not. */
  String problemOf(String description) {
    String text = normal(description);
    String shape = shapeProblem(description, text);
    if (!shape.isEmpty()) return shape;
    if (known(whole, text)) return "it is on the list of vague descriptions";
    return onlyFillers(text) ? "it has only words that fit anything" : "";
  }

  private static String shapeProblem(String description, String text) {
    int letters = 0;
    boolean same = true;
    boolean latin = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'z') latin = false;
      if (c > 'z' ? Character.isLetter(c) : c >= 'a') letters++;
      if (c != text.charAt(0)) same = false;
      if (letters > LONGEST_ENDING && !same) return "";
    }
    if (letters == 0) return "it has no letters";
    if (same && text.length() > 1) return "it repeats one letter";
    // two characters of Chinese or Japanese can name goods
    if (letters < (latin ? 3 : 2)) return "it is too short to say anything";
    boolean ending =
        ENDINGS.contains(text)
            || (letters <= LONGEST_ENDING && description.strip().startsWith("."));
    return ending ? "it is the ending of a file name" : "";
  }

  private boolean onlyFillers(String text) {
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(' ', start);
      if (end < 0) end = text.length();
      String word = text.substring(start, end);
      if (!number(word) && !known(fillers, word)) return false;
      start = end + 1;
    }
    return true;
  }

  private boolean known(Set<String> terms, String text) {
    // with an ending of the plural at most
    if (text.length() > longest + 2) return false;
    if (terms.contains(text)) return true;
    int length = text.length();
    if (!text.endsWith("s")) return terms.contains(text + "s");
    if (terms.contains(text.substring(0, length - 1))) return true;
    return text.endsWith("xes") && terms.contains(text.substring(0, length - 2));
  }

  private static boolean number(String word) {
    for (int i = 0; i < word.length(); i++) if (!Character.isDigit(word.charAt(i))) return false;
    return true;
  }

  /** Lower case, without accents, one blank between words, no signs. */
  private static String normal(String text) {
    char[] normal = new char[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') normal[length++] = (char) (c + 32);
      else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) normal[length++] = c;
      else if (c > 127 && Character.isLetterOrDigit(c)) normal[length++] = plain(c);
      else if (length > 0 && normal[length - 1] != ' ') normal[length++] = ' ';
    }
    if (length > 0 && normal[length - 1] == ' ') length--;
    return new String(normal, 0, length);
  }

  private static char plain(char letter) {
    String parts = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
    return Character.toLowerCase(parts.charAt(0));
  }
}
