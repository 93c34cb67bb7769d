package org.customspost.gateway.journal.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.customspost.gateway.journal.Hit;
import org.customspost.gateway.journal.Hits;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.jdbi.v3.core.Handle;

/** Finds what is known under a question. Only reads, in the caller's transaction. */
public final class Finder {
  private final Hits hits = new Hits();
  private final Stories stories = new Stories();

  /** Looks under one spelling after the other, until something is known under it. */
  public Found find(Handle handle, Question question) {
    for (String key : question.keys()) {
      List<Found.Spot> spots = spots(handle, key);
      if (!spots.isEmpty()) return new Found(question, key, spots, List.of());
    }
    List<String> near =
        question.form() == Question.Form.NO_ITEM
            ? NearIds.known(handle, question.keys().get(0))
            : List.of();
    return new Found(question, question.keys().get(0), List.of(), near);
  }

  private List<Found.Spot> spots(Handle handle, String key) {
    if (key.isEmpty()) return List.of();
    List<Hit> known = hits.of(handle, key);
    boolean item = known.stream().anyMatch(each -> each.kind() == Story.Kind.ITEM);
    List<Found.Spot> spots = new ArrayList<>();
    for (Hit each : known) spots.add(spot(each));
    for (Story each : stories.unnumbered(handle, key, item))
      if (spots.stream().noneMatch(other -> other.kind() == each.kind())) spots.add(spot(each));
    return spots;
  }

  private static Found.Spot spot(Hit hit) {
    String direction = hit.kind() == Story.Kind.DEPARTURE ? "to " : "from ";
    String says =
        String.join(
            ", ",
            Stream.of(hit.as(), direction + hit.partner(), hit.state())
                .filter(each -> !each.isEmpty())
                .toList());
    return new Found.Spot(hit.kind(), Long.toString(hit.number()), hit.subject(), says);
  }

  private static Found.Spot spot(Story story) {
    String says =
        story.waits().isEmpty() ? story.kind().name().toLowerCase(Locale.ROOT) : wait(story);
    return new Found.Spot(story.kind(), "", story.subject(), says);
  }

  private static String wait(Story story) {
    Story.Wait wait = story.waits().get(0);
    return "waits for " + wait.turn() + ": " + wait.text();
  }
}
