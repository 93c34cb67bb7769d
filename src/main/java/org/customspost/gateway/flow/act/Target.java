package org.customspost.gateway.flow.act;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What an action is about.
 *
 * @param ref number in the journal; of a notice its id, of a channel {@code partner/channel}
 */
public record Target(Kind kind, String ref) implements Comparable<Target> {
  private static final Comparator<Target> ORDER =
      Comparator.comparing(Target::kind)
          .thenComparing(each -> each.kind().isNumbered() ? each.number() : 0L)
          .thenComparing(Target::ref);

  /** What it can be. */
  public enum Kind {
    ARRIVAL,
    DEPARTURE,
    NOTICE,
    CHANNEL,
    /** An order to hold, which an operator was given. */
    ORDER;

    private boolean isNumbered() {
      return this == ARRIVAL || this == DEPARTURE || this == ORDER;
    }
  }

  private static final int LONGEST = 200;

  public static Target arrival(long id) {
    return new Target(Kind.ARRIVAL, Long.toString(id));
  }

  public static Target departure(long id) {
    return new Target(Kind.DEPARTURE, Long.toString(id));
  }

  public static Target notice(String reference) {
    return new Target(Kind.NOTICE, reference);
  }

  public static Target channel(String partner, String channel) {
    return new Target(Kind.CHANNEL, partner + "/" + channel);
  }

  public static Target order(long id) {
    return new Target(Kind.ORDER, Long.toString(id));
  }

  /** From {@link #text}; empty where it is none. */
  public static Optional<Target> parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.length() > LONGEST) return Optional.empty();
    String word = text.substring(0, colon);
    String ref = text.substring(colon + 1);
    return Arrays.stream(Kind.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .filter(each -> each.isNumbered() ? ref.matches("[0-9]{1,18}") : !ref.isBlank())
        .map(each -> new Target(each, ref))
        .findFirst();
  }

  /** Such as {@code departure:7}. */
  public String text() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + ref;
  }

  /** What came into the journal first is first. */
  @Override
  public int compareTo(Target other) {
    return ORDER.compare(this, other);
  }

  long number() {
    return Long.parseLong(ref);
  }

  /** Of a channel: whose it is. */
  String partner() {
    return ref.substring(0, Math.max(0, ref.indexOf('/')));
  }

  /** Of a channel: its id. */
  String channel() {
    return ref.substring(ref.indexOf('/') + 1);
  }
}
