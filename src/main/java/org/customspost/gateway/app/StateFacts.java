package org.customspost.gateway.app;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.dossier.story.State;
import org.customspost.gateway.dossier.story.States;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Story.Fact;
import org.jdbi.v3.core.Handle;

/** How it stands with an item and what comes next, in sentences, as facts of its story. */
final class StateFacts {
  private StateFacts() {}

  static List<Story> added(Handle handle, List<Story> stories) {
    List<Story> told = new ArrayList<>();
    for (Story each : stories) {
      Long dossier = each.dossier();
      told.add(dossier == null ? each : each.and(facts(new States().of(handle, dossier))));
    }
    return told;
  }

  private static List<Fact> facts(List<State> states) {
    List<Fact> facts = new ArrayList<>();
    for (State each : states) facts.add(new Fact("state", each.words() + ": " + each.reason()));
    facts.add(new Fact("next", states.get(0).next()));
    return facts;
  }
}
