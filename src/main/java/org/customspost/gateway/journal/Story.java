package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an item, or to a message: without personal data, in the order of time.
 *
 * @param subject S10 id of the item, name of the message, or number of what carries items
 * @param facts what holds now, such as who sent it
 * @param waits who must do what next; empty where nothing waits
 * @param kept bytes of it that can be had
 */
public record Story(
    Kind kind,
    String subject,
    @Nullable Long dossier,
    List<Fact> facts,
    List<Moment> moments,
    List<Wait> waits,
    List<Kept> kept) {
  public Story {
    facts = List.copyOf(facts);
    moments = List.copyOf(moments);
    waits = List.copyOf(waits);
    kept = List.copyOf(kept);
  }

  /** Of something that has no bytes of its own. */
  Story(
      Kind kind,
      String subject,
      @Nullable Long dossier,
      List<Fact> facts,
      List<Moment> moments,
      List<Wait> waits) {
    this(kind, subject, dossier, facts, moments, waits, List.of());
  }

  /** The same story with more that holds now. */
  public Story and(List<Fact> more) {
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(more);
    return new Story(kind, subject, dossier, all, moments, waits, kept);
  }

  /** What a story is about. */
  public enum Kind {
    ITEM,
    ARRIVAL,
    DEPARTURE,
    RECEPTACLE,
    DESPATCH,
    CONSIGNMENT,
    WAYBILL,
    FLIGHT
  }

  /** Something that holds now. */
  public record Fact(String name, String value) {}

  /**
   * Something that happened.
   *
   * @param what a stable word: {@code version}, {@code document}, {@code answer}, {@code finding},
   *     or the kind of an event
   * @param who partner it came from or went to; empty where it was the gateway itself
   */
  public record Moment(OffsetDateTime at, String what, String who, String text) {}

  /**
   * Bytes that are kept.
   *
   * @param key by which they are asked for
   * @param what a stable word: {@code document}, {@code message}, {@code attachment}, {@code
   *     digested}, {@code mdn}
   * @param name of the file, or more exactly what it is
   * @param erased on which day, and under which retention; empty while it can be read
   */
  public record Kept(String key, String what, String name, long bytes, String erased) {}

  /**
   * Something that is awaited.
   *
   * @param turn who must act: a partner's name, or {@code us}
   */
  public record Wait(String turn, String text) {}
}
