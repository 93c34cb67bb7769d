package org.customspost.gateway.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.model.item.S10Id;

/**
 * A play with posts, carriers and customs systems: who takes part, which items are sent in which
 * files, what customs answers, and what each partner must have seen in the end. Everything follows
 * from the file alone: no chance, no state.
 *
 * @param seed of everything that is invented
 * @param plans what customs does with an item, by name
 */
public record Scenario(
    String name,
    long seed,
    List<PostRole> posts,
    List<CarrierRole> carriers,
    List<CustomsRole> customs,
    List<Group> groups,
    List<Despatch> despatches,
    List<Flight> flights,
    List<Shipment> shipments,
    Map<String, List<Step>> plans) {
  public Scenario {
    posts = List.copyOf(posts);
    carriers = List.copyOf(carriers);
    customs = List.copyOf(customs);
    despatches = List.copyOf(despatches);
    flights = List.copyOf(flights);
    groups = List.copyOf(groups);
    shipments = List.copyOf(shipments);
    plans = Map.copyOf(plans);
  }

  /**
   * A post that takes part.
   *
   * @param service first two letters of its item ids
   * @param facts values for its templates: address, gateway, country, currency
   * @param readings what it understands
   * @param answers folder of its answers to referrals and notices, with their ending
   * @param answering template of the answer, by the type of what is wanted, or by the decision
   */
  public record PostRole(
      String name,
      DoorTerms door,
      String template,
      String service,
      String country,
      Map<String, String> facts,
      List<String> readings,
      String answers,
      Map<String, String> answering) {
    public PostRole {
      facts = Map.copyOf(facts);
      readings = List.copyOf(readings);
      answering = Map.copyOf(answering);
    }
  }

  /**
   * A carrier that takes part.
   *
   * @param facts values for its templates: address
   * @param readings what it understands
   */
  public record CarrierRole(
      String name, DoorTerms door, Map<String, String> facts, List<String> readings) {
    public CarrierRole {
      facts = Map.copyOf(facts);
      readings = List.copyOf(readings);
    }
  }

  /**
   * A customs system that takes part.
   *
   * @param answers folder of its answers' templates, with their ending: {@code wco/*.xml}
   * @param readings of declarations, and of what else it gets about them
   * @param functions what a message is, by its function and type codes, or by its reading
   * @param certificate file with the certificate that must have signed; empty where none must
   * @param facts values for its templates
   */
  public record CustomsRole(
      String name,
      DoorTerms door,
      List<String> readings,
      String answers,
      Map<String, String> functions,
      String certificate,
      Map<String, String> facts) {
    public CustomsRole {
      readings = List.copyOf(readings);
      functions = Map.copyOf(functions);
      facts = Map.copyOf(facts);
    }
  }

  /** How a partner reaches the gateway; which keys there are depends on the kind. */
  public record DoorTerms(String kind, Map<String, String> terms) {
    public DoorTerms {
      terms = Map.copyOf(terms);
    }

    String term(String key) {
      return terms.getOrDefault(key, "");
    }
  }

  /**
   * Items of one kind and fate, by their serial numbers.
   *
   * @param outcome the fate in words, a line of the final table
   * @param change values that differ from what is invented: this is how items become bad
   */
  public record Group(
      String name,
      String post,
      int from,
      int count,
      String customs,
      String plan,
      String outcome,
      Map<String, String> change,
      Expected expected) {
    public Group {
      change = Map.copyOf(change);
    }

    Group expecting(Expected other) {
      return new Group(name, post, from, count, customs, plan, outcome, change, other);
    }

    boolean holds(int serial) {
      return serial >= from && serial < from + count;
    }
  }

  /** Who alone takes part in a play. */
  public enum Side {
    POSTS,
    CARRIERS,
    CUSTOMS
  }

  /**
   * What partners must have seen of each item of a group.
   *
   * @param declared functions of the declarations that customs got
   * @param notices decisions that the post was told, each as often as it was told
   * @param findings codes in the quality report on the item
   * @param field the field that customs pointed at, in the notice; empty for none
   * @param asked types of what customs wanted of the post before loading
   * @param warned decisions that carriers were told
   */
  public record Expected(
      List<String> declared,
      List<String> notices,
      List<String> findings,
      String field,
      List<String> asked,
      List<String> warned) {
    public Expected {
      declared = List.copyOf(declared);
      notices = List.copyOf(notices);
      findings = List.copyOf(findings);
      asked = List.copyOf(asked);
      warned = List.copyOf(warned);
    }

    Expected seenBy(Side side) {
      List<String> none = List.of();
      return switch (side) {
        case POSTS -> new Expected(none, notices, findings, field, asked, none);
        case CARRIERS -> new Expected(none, none, none, "", none, warned);
        case CUSTOMS -> new Expected(declared, none, none, "", none, none);
      };
    }
  }

  /**
   * One answer of customs.
   *
   * @param on the declaration it follows: original, amendment, cancellation; early for an answer
   *     that goes before any
   * @param answer name of its template
   * @param times how often the same bytes are sent
   * @param told decision that the post must have heard of before; empty for none
   */
  public record Step(String on, String answer, Duration after, int times, String told) {}

  /** The partners of one side alone: what others get is not expected to be seen. */
  public Scenario only(Side side) {
    List<Group> seen =
        groups.stream().map(each -> each.expecting(each.expected().seenBy(side))).toList();
    List<Shipment> sent =
        shipments.stream()
            .filter(each -> side != Side.CUSTOMS)
            .filter(each -> carrier(each.sender()).isPresent() == (side == Side.CARRIERS))
            .toList();
    return new Scenario(
        name,
        seed,
        posts,
        side == Side.CARRIERS ? carriers : List.of(),
        side == Side.CUSTOMS ? customs : List.of(),
        seen,
        despatches.stream().map(each -> each.seenBy(side)).toList(),
        flights.stream().map(each -> each.seenBy(side)).toList(),
        sent,
        plans);
  }

  /** The carrier of that name; empty where it is a post's. */
  Optional<CarrierRole> carrier(String wanted) {
    return carriers.stream().filter(each -> each.name().equals(wanted)).findFirst();
  }

  /** The flight that a file is about: its own, or the one that takes its despatch. */
  Optional<Flight> flightOf(Shipment shipment) {
    return flights.stream()
        .filter(
            each ->
                each.name().equals(shipment.flight())
                    || each.despatches().contains(shipment.despatch()))
        .findFirst();
  }

  /** The despatches that a file is about. */
  List<Despatch> despatchesOf(Shipment shipment) {
    if (!shipment.despatch().isEmpty())
      return despatches.stream().filter(each -> each.name().equals(shipment.despatch())).toList();
    if (shipment.flight().isEmpty()) return List.of();
    List<String> flown = flightOf(shipment).map(Flight::despatches).orElse(List.of());
    return despatches.stream().filter(each -> flown.contains(each.name())).toList();
  }

  public PostRole post(String wanted) {
    return posts.stream().filter(each -> each.name().equals(wanted)).findFirst().orElseThrow();
  }

  public Group group(String wanted) {
    return groups.stream().filter(each -> each.name().equals(wanted)).findFirst().orElseThrow();
  }

  /** The group that an item belongs to. */
  public Optional<Group> groupOf(String itemId) {
    return groups.stream()
        .filter(each -> itemId.length() == 13 && itemId.substring(2, 10).matches("[0-9]+"))
        .filter(each -> each.holds(Integer.parseInt(itemId.substring(2, 10))))
        .filter(
            each ->
                itemId.startsWith(post(each.post()).service())
                    && itemId.endsWith(post(each.post()).country()))
        .findFirst();
  }

  /** The id of an item as its post sends it: with a wrong check digit where the group says so. */
  public String itemId(Group group, int index) {
    PostRole post = post(group.post());
    String serial = "%08d".formatted(group.from() + index);
    boolean wrong = "wrong".equals(group.change().get("check-digit"));
    int digit = (S10Id.checkDigit(serial) + (wrong ? 1 : 0)) % 10;
    return post.service() + serial + digit + post.country();
  }

  /** The ids of a file's items, in their order. */
  List<String> itemsOf(Shipment shipment) {
    List<String> ids = new ArrayList<>();
    for (String each : shipment.groups()) {
      Group group = group(each);
      for (int i = 0; i < group.count(); i++) ids.add(itemId(group, i));
    }
    return ids;
  }

  /** How many items there are. */
  public int items() {
    return groups.stream().mapToInt(Group::count).sum();
  }
}
