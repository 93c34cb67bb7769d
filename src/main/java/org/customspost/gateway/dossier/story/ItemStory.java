package org.customspost.gateway.dossier.story;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.dossier.match.Completeness;
import org.customspost.gateway.journal.Story;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one item, without its personal data.
 *
 * @param states the most pressing first; never none
 * @param versions newest first
 * @param facts what holds now: its filings, clocks, referrals
 * @param related the item that it returns, or that returns it
 */
public record ItemStory(
    long dossier,
    String itemId,
    String operator,
    @Nullable LocalDate postedOn,
    OffsetDateTime openedAt,
    List<State> states,
    List<Filed> filings,
    List<Version> versions,
    List<Happened> timeline,
    List<Story.Fact> facts,
    Completeness match,
    List<Related> related) {
  public ItemStory {
    states = List.copyOf(states);
    filings = List.copyOf(filings);
    versions = List.copyOf(versions);
    timeline = List.copyOf(timeline);
    facts = List.copyOf(facts);
    related = List.copyOf(related);
  }

  /** The state that presses most. */
  public State state() {
    return states.get(0);
  }

  /** What was filed with one authority. */
  public record Filed(
      String customs,
      String purpose,
      String state,
      String lrn,
      @Nullable String mrn,
      String standing) {}

  /** A version of its data. */
  public record Version(long id, int number, long arrival) {}

  /** Another dossier that belongs to it. */
  public record Related(String how, String itemId, @Nullable Long dossier) {}

  /** Somewhere else in the console: an item's dossier, a message that came, one that left. */
  public record Ref(Kind kind, long id, String name) {
    /** What it is. */
    public enum Kind {
      ITEM,
      IN,
      OUT
    }
  }

  /**
   * Something that happened.
   *
   * @param what a stable word, such as {@code came}, {@code found} or the kind of an event
   * @param who partner it came from or went to; empty where it was the gateway itself
   * @param details names and values
   * @param ref the message it stands in
   * @param answer the answer of customs that it is; null where it is none
   */
  public record Happened(
      OffsetDateTime at,
      String what,
      String who,
      String text,
      List<Story.Fact> details,
      @Nullable Ref ref,
      @Nullable Long answer) {
    public Happened {
      details = List.copyOf(details);
    }
  }
}
