package org.customspost.gateway.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.model.customs.Meaning;

/**
 * What happens with one kind of message of a partner: to whom its items are declared, by which
 * rules, and who hears of the decisions.
 *
 * @param message message type, in any version and syntax
 * @param destinations countries the items go to; empty for any
 * @param from first day
 * @param until last day
 * @param fileTo the customs partner
 * @param purpose names the filing where an item has several, such as {@code import}
 * @param rules rule sets, in the order they are applied
 */
public record Flow(
    String name,
    String message,
    Set<String> destinations,
    LocalDate from,
    LocalDate until,
    String fileTo,
    String purpose,
    List<String> rules,
    List<Notify> notices) {
  public Flow {
    destinations = Set.copyOf(destinations);
    rules = List.copyOf(rules);
    notices = List.copyOf(notices);
  }

  /**
   * Who is told, as what, and of which decisions.
   *
   * @param as message type of the notice
   * @param on decisions and information that are told; empty for all
   * @param batch most notices in one interchange
   */
  public record Notify(
      String partner, String as, String channel, Set<Meaning> on, int batch, Signing sign) {
    public Notify {
      on = Set.copyOf(on);
    }

    /** Whether this one wants to hear of it. */
    public boolean wants(Meaning meaning) {
      return on.isEmpty() || on.contains(meaning);
    }
  }

  /** Whether items of that message, for that country on that day, belong to this flow. */
  public boolean takes(String messageType, String destination, LocalDate day) {
    return message.equals(messageType)
        && (destinations.isEmpty() || destinations.contains(destination))
        && !day.isBefore(from)
        && !day.isAfter(until);
  }

  /**
   * A destination that both flows take for one purpose, {@code any} where both take all; empty
   * where none.
   */
  Optional<String> sharedDestination(Flow other) {
    // One item may be declared and filed before loading: each purpose is a flow of its own.
    if (!message.equals(other.message) || !purpose.equals(other.purpose)) return Optional.empty();
    if (from.isAfter(other.until) || other.from.isAfter(until)) return Optional.empty();
    if (destinations.isEmpty() && other.destinations.isEmpty()) return Optional.of("any");
    Set<String> shared = new TreeSet<>(destinations.isEmpty() ? other.destinations : destinations);
    if (!destinations.isEmpty() && !other.destinations.isEmpty())
      shared.retainAll(other.destinations);
    return shared.stream().findFirst();
  }

  /** A day that both flows take, given that they share one. */
  LocalDate sharedDay(Flow other) {
    return from.isAfter(other.from) ? from : other.from;
  }
}
