package org.customspost.gateway.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.Timing;
import org.customspost.gateway.dossier.Timing.End;
import org.customspost.gateway.dossier.Timing.Haul;
import org.customspost.gateway.dossier.Timing.Term;
import org.customspost.gateway.dossier.Timing.Until;
import org.customspost.gateway.yaml.YamlMap;

/** The deadlines of a scheme. */
final class SchemeClock {
  private static final Duration LONG_HAUL = Duration.ofHours(4);
  private static final Duration WARNING = Duration.ofHours(1);

  private SchemeClock() {}

  static Timing read(YamlMap yaml) {
    Set<String> territory = new TreeSet<>();
    for (String each : yaml.texts("territory")) {
      if (!each.matches("[A-Z]{2}")) yaml.wrong("territory", each, "countries such as US, CA");
      territory.add(each);
    }
    Duration longHaul = yaml.duration("long-haul", LONG_HAUL);
    List<Term> terms = new ArrayList<>();
    Map<String, Until> wanted = new HashMap<>();
    for (YamlMap each : yaml.maps("clock")) {
      Term term = term(each);
      Until other = wanted.putIfAbsent(term.name(), term.until());
      if (other != null && other != term.until())
        each.wrong("until", each.text("until"), "the same in all entries of one deadline");
      terms.add(term);
    }
    return new Timing(territory, longHaul, terms);
  }

  private static Term term(YamlMap yaml) {
    Term term =
        new Term(
            yaml.text("deadline"),
            yaml.choice("until", Until.class, Until.ASSESSED),
            yaml.choice("before", End.class, End.DEPARTURE),
            yaml.duration("by", Duration.ZERO),
            yaml.choice("haul", Haul.class, Haul.ANY),
            yaml.duration("after-leaving", Duration.ZERO),
            yaml.duration("warn", WARNING));
    if (!yaml.has("before")) yaml.text("before"); // says that it is missing
    yaml.done();
    return term;
  }
}
