package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.match.Completeness;
import org.customspost.gateway.dossier.match.MatchLine;
import org.customspost.gateway.dossier.match.Matches;

/** What the match says of some subjects, in words that do not name them. */
final class MatchSaid {
  private static final Matches MATCHES = new Matches();
  private final TestLine line;

  MatchSaid(TestLine line) {
    this.line = line;
  }

  /**
   * Per item and receptacle the one reason with its two sources, and what may be loaded.
   *
   * @param names of the subjects, longer ones before those that they begin with
   */
  List<String> of(Map<String, String> names) {
    List<String> said = new ArrayList<>();
    for (String each : names.keySet()) {
      Completeness found =
          line.database.transaction(
              handle -> MATCHES.completeness(handle, MATCHES.subject(handle, each)));
      said.add(
          anonymous(each + " may be loaded: " + found.verdict() + " " + found.counts(), names));
      for (MatchLine of : found.lines()) said.add(anonymous(text(of), names));
    }
    return said.stream().distinct().toList();
  }

  private static String text(MatchLine of) {
    return "match %s in %s: %s, announced %s by %s, declared %s by %s, decided %s"
        .formatted(
            of.item(),
            of.receptacle(),
            of.reason(),
            of.announced(),
            of.announcedBy(),
            of.declared(),
            of.declaredBy(),
            of.decided());
  }

  private static String anonymous(String text, Map<String, String> names) {
    String said = text;
    for (Map.Entry<String, String> each : names.entrySet())
      said = said.replaceAll("\\b" + each.getKey() + "\\b", each.getValue());
    return said.replaceAll("declared 20[0-9TZ:.-]+", "declared NOW");
  }
}
