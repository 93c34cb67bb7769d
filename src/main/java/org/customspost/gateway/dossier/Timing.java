package org.customspost.gateway.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Until when an authority must be content, counted from flights and events. Data:
 * mappings/rules/schemes.
 *
 * @param territory countries of the authority: the flight that enters it counts; empty where the
 *     last one does
 * @param longHaul flights that take so long, or longer, are long ones
 */
public record Timing(Set<String> territory, Duration longHaul, List<Term> terms) {
  public static final Timing NONE = new Timing(Set.of(), Duration.ZERO, List.of());

  public Timing {
    territory = Set.copyOf(territory);
    terms = List.copyOf(terms);
  }

  /** What must be reached. */
  public enum Until {
    REGISTERED,
    ASSESSED;

    boolean reached(LoadingState state) {
      return switch (state) {
        case ASSESSMENT_COMPLETE -> true;
        case REGISTERED, INFORMATION_WANTED, SCREENING_WANTED -> this == REGISTERED;
        case FILED, REJECTED, DO_NOT_LOAD, INVALIDATED -> false;
      };
    }
  }

  /** Which end of the flight is counted from. */
  public enum End {
    DEPARTURE,
    ARRIVAL
  }

  /** Which flights a term is for. */
  public enum Haul {
    ANY,
    LONG,
    SHORT
  }

  /**
   * One deadline, or one of the ways to count it.
   *
   * @param by how long before that end
   * @param afterLeaving without a flight: how long after the item left the office of exchange; zero
   *     where that says nothing
   * @param warn how long before the deadline it is told, where no forecast says so earlier
   */
  public record Term(
      String name,
      Until until,
      End before,
      Duration by,
      Haul haul,
      Duration afterLeaving,
      Duration warn) {}

  /** When a deadline is, and what it is counted from. */
  public record Due(Instant at, String because) {
    private static @Nullable Due earlier(@Nullable Due one, @Nullable Due other) {
      if (one == null || other == null) return one == null ? other : one;
      return other.at().isBefore(one.at()) ? other : one;
    }
  }

  /** The deadlines, each once. */
  public List<String> names() {
    return terms.stream().map(Term::name).distinct().toList();
  }

  /** The first term of a deadline: all of them want the same. */
  public Term term(String name) {
    return terms.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** The flight that counts: the first that enters the territory, else the last. */
  public Optional<Flight> flight(Way way) {
    List<Flight> flights = way.flights();
    if (flights.isEmpty()) return Optional.empty();
    return flights.stream()
        .filter(each -> territory.contains(each.toCountry()))
        .filter(each -> !territory.contains(each.fromCountry()))
        .findFirst()
        .or(() -> Optional.of(flights.get(flights.size() - 1)));
  }

  /** When a deadline is; empty where neither a flight nor an event says so. */
  public Optional<Due> due(String name, Way way) {
    Flight flight = flight(way).orElse(null);
    Due due = null;
    for (Term each : terms)
      if (each.name().equals(name) && flight != null) due = Due.earlier(due, due(each, flight));
    for (Term each : terms)
      if (each.name().equals(name)) due = Due.earlier(due, happened(each, way, due != null));
    return Optional.ofNullable(due);
  }

  private @Nullable Due due(Term term, Flight flight) {
    Instant end = term.before() == End.DEPARTURE ? flight.departs() : flight.arrives();
    if (end == null || !takes(term, flight)) return null;
    String word = term.before() == End.DEPARTURE ? " departs " : " arrives ";
    return new Due(end.minus(term.by()), flight.name() + word + end + flight.doubt());
  }

  // A flight of unknown length is taken as either: the earlier deadline is the safe one.
  private boolean takes(Term term, Flight flight) {
    if (term.haul() == Haul.ANY || flight.departs() == null || flight.arrives() == null)
      return true;
    boolean takesLong =
        Duration.between(flight.departs(), flight.arrives()).compareTo(longHaul) >= 0;
    return takesLong == (term.haul() == Haul.LONG);
  }

  /** What has happened already is the latest that a deadline can be. */
  private static @Nullable Due happened(Term term, Way way, boolean announced) {
    Due due = null;
    Instant left = way.left();
    if (!announced && left != null && !term.afterLeaving().isZero())
      due = new Due(left.plus(term.afterLeaving()), "left the office of exchange " + left);
    Instant departed = way.departed();
    if (departed != null && term.before() == End.DEPARTURE)
      due = Due.earlier(due, new Due(departed, "departed " + departed));
    Instant arrived = way.arrived();
    return arrived == null ? due : Due.earlier(due, new Due(arrived, "arrived " + arrived));
  }
}
