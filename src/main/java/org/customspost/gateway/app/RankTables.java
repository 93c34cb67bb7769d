package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_120;
import static org.customspost.gateway.error.ErrorCode.CFG_121;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.Ranks;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.customs.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * The rank tables among the code lists: {@code rank-default.csv} and others named {@code rank-…}.
 */
final class RankTables {
  private static final String PREFIX = "rank-";
  private static final String DEFAULT = "default";

  private RankTables() {}

  /**
   * By name without the prefix.
   *
   * @param folder where the one that must be there would stand
   */
  static Map<String, Ranks> of(Map<String, CodeList> lists, Path folder, Findings findings) {
    Map<String, Ranks> tables = new HashMap<>();
    lists.forEach(
        (name, list) -> {
          if (name.startsWith(PREFIX))
            tables.put(name.substring(PREFIX.length()), ranks(list, findings));
        });
    if (!tables.containsKey(DEFAULT))
      findings.add(CFG_120, Place.source(folder.toString()), "file", PREFIX + DEFAULT + ".csv");
    return tables;
  }

  private static Ranks ranks(CodeList list, Findings findings) {
    Map<String, Integer> ranks = new HashMap<>();
    for (List<CodeList.Row> rows : list.rows().values())
      for (CodeList.Row row : rows) {
        Integer rank = number(row.meaning());
        if (rank != null && Meaning.parse(row.code()).problem() == null)
          ranks.put(row.code(), rank);
        else wrong(list, row, findings);
      }
    return new Ranks(ranks);
  }

  private static @Nullable Integer number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
  }

  private static void wrong(CodeList list, CodeList.Row row, Findings findings) {
    findings.add(
        CFG_121, Place.source(list.name() + ".csv"), "code", row.code(), "value", row.meaning());
  }
}
