package org.customspost.gateway.simulator;

import java.time.LocalDate;
import java.util.List;
import org.customspost.gateway.simulator.Scenario.Expected;
import org.customspost.gateway.simulator.Scenario.Side;

/**
 * Receptacles that one office of exchange closes for another.
 *
 * @param origin IMPC code of the office that closes it
 * @param destination IMPC code of the office it goes to
 * @param mail category and subclass, three characters: {@code ACN}
 * @param number of the despatch in its year
 * @param plan what customs does with its filing; empty where it is not filed
 * @param expected what customs and the post must have seen of it
 */
public record Despatch(
    String name,
    String origin,
    String destination,
    String mail,
    int number,
    List<Receptacle> receptacles,
    String plan,
    Expected expected) {
  private static final int GRAMS_PER_UNIT = 100;

  public Despatch {
    receptacles = List.copyOf(receptacles);
  }

  /**
   * A bag.
   *
   * @param number in its despatch
   * @param groups whose items are in it
   * @param grams its weight; 0 for that of its items
   * @param device unit load device that it flies in; empty for none
   */
  public record Receptacle(int number, List<String> groups, int grams, String device) {
    public Receptacle {
      groups = List.copyOf(groups);
    }
  }

  /** What is expected to be seen where one side plays alone. */
  Despatch seenBy(Side side) {
    return new Despatch(
        name, origin, destination, mail, number, receptacles, plan, expected.seenBy(side));
  }

  /** What the simulators call it: its identifier without the digit of the year. */
  String key() {
    return origin + destination + mail + "%04d".formatted(number);
  }

  /** The same of an identifier, S8, or of a receptacle's, S9. */
  static String key(String id) {
    int year = 15;
    return id.length() < 20 ? id : id.substring(0, year) + id.substring(year + 1, 20);
  }

  /** The despatch's identifier, S8. */
  public String id(LocalDate closedOn) {
    return origin + destination + mail + closedOn.getYear() % 10 + "%04d".formatted(number);
  }

  /** A receptacle's identifier, S9: its despatch, number, two marks, its weight in 100 g. */
  String id(Receptacle receptacle, long grams, LocalDate closedOn) {
    boolean highest = receptacles.stream().allMatch(each -> each.number() <= receptacle.number());
    long units = (grams + GRAMS_PER_UNIT - 1) / GRAMS_PER_UNIT;
    return id(closedOn) + "%03d%d0%04d".formatted(receptacle.number(), highest ? 1 : 0, units);
  }
}
