package org.customspost.gateway.mapping;

import java.time.LocalDate;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.yaml.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * How a row uses a code list.
 *
 * @param agreement key of the partner agreement that may name another list; empty where none may
 * @param translate false where the code is only checked and stays what it is
 */
record CodeUse(
    CodeLists lists, CodeList list, String agreement, boolean translate, Unknown unknown) {
  /** What becomes of a code that the list does not have. */
  enum Unknown {
    FINDING,
    ABSENT,
    KEEP
  }

  /** The list to use: the agreement's own where it names one that is installed. */
  CodeList list(String named) {
    return named.isEmpty() ? list : lists.find(named).orElse(list);
  }

  /** What a code means on a day, or null where the list does not have it. */
  @Nullable String meaning(CodeList used, String code, LocalDate on) {
    String meaning = used.meaning(code, on);
    return meaning == null || translate ? meaning : code;
  }

  /** The code for a meaning on a day, or null. */
  @Nullable String code(CodeList used, String meaning, LocalDate on) {
    if (!translate) return used.meaning(meaning, on) == null ? null : meaning;
    return used.code(meaning, on);
  }

  static String hint(CodeList used, String code) {
    String nearest = Nearest.of(code, used.rows().keySet());
    return nearest.isEmpty() ? "" : "; did they mean \"" + nearest + "\"?";
  }
}
