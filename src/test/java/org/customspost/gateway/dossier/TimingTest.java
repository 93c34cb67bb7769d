package org.customspost.gateway.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.Timing.End;
import org.customspost.gateway.dossier.Timing.Haul;
import org.customspost.gateway.dossier.Timing.Term;
import org.customspost.gateway.dossier.Timing.Until;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * When an authority must be content, by flights and events; compared with a model of a few lines.
 */
class TimingTest {
  private static final Instant NOON = Instant.parse("2026-07-15T12:00:00Z");
  private static final Duration NONE = Duration.ZERO;
  private static final Timing TIMING =
      new Timing(
          Set.of("GB"),
          Duration.ofHours(4),
          List.of(
              term("loading", Until.ASSESSED, End.DEPARTURE, 2, Haul.ANY, 6),
              term("arrival", Until.REGISTERED, End.ARRIVAL, 4, Haul.LONG, 0),
              term("arrival", Until.REGISTERED, End.DEPARTURE, 0, Haul.SHORT, 0)));

  private static Term term(String name, Until until, End before, int by, Haul haul, int left) {
    return new Term(name, until, before, Duration.ofHours(by), haul, Duration.ofHours(left), NONE);
  }

  private static Flight flight(
      String from, String to, @Nullable Instant departs, @Nullable Instant arrives) {
    return new Flight(from + "-" + to, from, to, departs, arrives, "");
  }

  private static Way way(List<Flight> flights, @Nullable Instant... leftDepartedArrived) {
    return new Way(
        "",
        null,
        null,
        flights,
        leftDepartedArrived[0],
        leftDepartedArrived[1],
        leftDepartedArrived[2]);
  }

  private static Way way(Flight... flights) {
    return way(List.of(flights), null, null, null);
  }

  private static Instant hours(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  private static Optional<Instant> due(String name, Way way) {
    return TIMING.due(name, way).map(Timing.Due::at);
  }

  @Test
  void countsALongFlightFromItsArrivalAndAShortOneFromItsDeparture() {
    assertThat(due("arrival", way(flight("CN", "GB", NOON, hours(11))))).contains(hours(7));
    assertThat(due("arrival", way(flight("DE", "GB", NOON, hours(2))))).contains(NOON);
    assertThat(due("loading", way(flight("DE", "GB", NOON, hours(2))))).contains(hours(-2));
  }

  @Test
  void countsTheFlightThatEntersTheTerritory() {
    Flight feeder = flight("CN", "AE", hours(-9), hours(-1));
    Flight enters = flight("AE", "GB", NOON, hours(7));
    Flight inside = flight("GB", "GB", hours(9), hours(10));

    assertThat(due("loading", way(feeder, enters, inside))).contains(hours(-2));
    assertThat(due("loading", way(feeder))).contains(hours(-11));
  }

  @Test
  void knowsNothingWithoutAFlightOrAnEvent() {
    assertThat(due("loading", Way.UNKNOWN)).isEmpty();
    assertThat(due("arrival", way(List.of(), NOON, null, null))).isEmpty();
    assertThat(due("loading", way(List.of(), NOON, null, null))).contains(hours(6));
  }

  /** The model: every way to count that applies, and of these the earliest. */
  private static Optional<Instant> model(String name, Way way) {
    TreeSet<Instant> all = new TreeSet<>();
    Flight flight = way.flights().isEmpty() ? null : way.flights().get(way.flights().size() - 1);
    for (Flight each : way.flights())
      if (each.toCountry().equals("GB") && !each.fromCountry().equals("GB")) {
        flight = each;
        break;
      }
    if (flight != null) {
      Instant departs = flight.departs();
      Instant arrives = flight.arrives();
      if (name.equals("loading") && departs != null) all.add(departs.minusSeconds(7_200));
      boolean known = departs != null && arrives != null;
      boolean isLong =
          departs != null && arrives != null && !departs.plusSeconds(14_400).isAfter(arrives);
      if (name.equals("arrival") && arrives != null && (!known || isLong))
        all.add(arrives.minusSeconds(14_400));
      if (name.equals("arrival") && departs != null && (!known || !isLong)) all.add(departs);
    }
    Instant left = way.left();
    if (all.isEmpty() && name.equals("loading") && left != null) all.add(left.plusSeconds(21_600));
    if (way.departed() != null) all.add(way.departed());
    if (way.arrived() != null) all.add(way.arrived());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.first());
  }

  @Test
  void agreesWithTheModelWhateverTheWay() {
    Random random = new Random(36);
    for (int i = 0; i < 20_000; i++) {
      List<Flight> flights = new ArrayList<>();
      for (int leg = random.nextInt(4); leg > 0; leg--)
        flights.add(flight(country(random), country(random), moment(random), moment(random)));
      Way way = way(flights, moment(random), moment(random), moment(random));
      for (String name : TIMING.names())
        assertThat(due(name, way)).as("%s of %s", name, way).isEqualTo(model(name, way));
    }
  }

  private static String country(Random random) {
    return List.of("GB", "CN", "").get(random.nextInt(3));
  }

  private static @Nullable Instant moment(Random random) {
    return random.nextInt(3) == 0 ? null : hours(random.nextInt(48) - 24);
  }
}
