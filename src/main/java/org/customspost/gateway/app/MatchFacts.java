package org.customspost.gateway.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.match.Completeness;
import org.customspost.gateway.dossier.match.MatchLine;
import org.customspost.gateway.dossier.match.Matches;
import org.customspost.gateway.dossier.match.Reason;
import org.customspost.gateway.dossier.match.Waiting;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Story.Fact;
import org.jdbi.v3.core.Handle;

/** Whether what a story is about may be loaded, and why not, as facts of the story. */
final class MatchFacts {
  private MatchFacts() {}

  static List<Story> added(Handle handle, List<Story> stories) {
    Matches matches = new Matches();
    List<Story> told = new ArrayList<>();
    for (Story each : stories) {
      boolean message = each.kind() == Story.Kind.ARRIVAL || each.kind() == Story.Kind.DEPARTURE;
      told.add(message ? each : each.and(facts(handle, matches, each)));
    }
    return told;
  }

  private static List<Fact> facts(Handle handle, Matches matches, Story story) {
    Completeness found =
        matches.completeness(handle, matches.subject(handle, story.subject().strip()));
    if (found.verdict() == Completeness.Verdict.UNKNOWN) return List.of();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("may be loaded", found.verdict().words()));
    Waiting waiting = found.waiting();
    if (waiting != null && story.kind() != Story.Kind.ITEM)
      facts.add(new Fact("clock", MatchText.words(waiting)));
    if (story.kind() == Story.Kind.ITEM) {
      for (MatchLine each : found.lines()) facts.add(new Fact("match", text(each)));
      return facts;
    }
    for (Map.Entry<Reason, Integer> each : found.counts().entrySet())
      facts.add(
          new Fact(
              "match",
              each.getValue() + " " + each.getKey().words() + ": " + each.getKey().sentence()));
    return facts;
  }

  private static String text(MatchLine line) {
    StringBuilder text = new StringBuilder(line.reason().words());
    text.append(": ").append(line.reason().sentence());
    side(text, "announced", line.announced(), line.announcedBy());
    side(text, "declared", line.declared(), line.declaredBy());
    if (!line.reason().next().isEmpty()) text.append("; next: ").append(line.reason().next());
    return text.toString();
  }

  private static void side(StringBuilder text, String name, String says, String by) {
    if (says.isEmpty()) return;
    text.append("; ").append(name).append(' ').append(says);
    if (!by.isEmpty()) text.append(" (").append(by).append(')');
  }
}
