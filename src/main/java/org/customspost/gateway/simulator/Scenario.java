package org.customspost.gateway.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.model.item.S10Id;

/**
 * A play with posts and customs systems: who takes part, which items are sent in which files, what
 * customs answers, and what each partner must have seen in the end. Everything follows from the
 * file alone: no chance, no state.
 *
 * @param seed of everything that is invented
 * @param plans what customs does with an item, by name
 */
public record Scenario(
    String name,
    long seed,
    List<PostRole> posts,
    List<CustomsRole> customs,
    List<Group> groups,
    List<Shipment> shipments,
    Map<String, List<Step>> plans) {
  public Scenario {
    posts = List.copyOf(posts);
    customs = List.copyOf(customs);
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
   */
  public record PostRole(
      String name,
      DoorTerms door,
      String template,
      String service,
      String country,
      Map<String, String> facts,
      List<String> readings) {
    public PostRole {
      facts = Map.copyOf(facts);
      readings = List.copyOf(readings);
    }
  }

  /**
   * A customs system that takes part.
   *
   * @param answers folder of its answers' templates, with their ending: {@code wco/*.xml}
   * @param functions what a declaration is, by its function and type codes
   * @param certificate file with the certificate that must have signed; empty where none must
   * @param facts values for its templates
   */
  public record CustomsRole(
      String name,
      DoorTerms door,
      String reading,
      String answers,
      Map<String, String> functions,
      String certificate,
      Map<String, String> facts) {
    public CustomsRole {
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

  /**
   * What partners must have seen of each item of a group.
   *
   * @param declared functions of the declarations that customs got
   * @param notices decisions that the post was told, each as often as it was told
   * @param findings codes in the quality report on the item
   * @param field the field that customs pointed at, in the notice; empty for none
   */
  public record Expected(
      List<String> declared, List<String> notices, List<String> findings, String field) {
    public Expected {
      declared = List.copyOf(declared);
      notices = List.copyOf(notices);
      findings = List.copyOf(findings);
    }

    /** What posts see, or what customs sees. */
    Expected seenBy(boolean post) {
      return post
          ? new Expected(List.of(), notices, findings, field)
          : new Expected(declared, List.of(), List.of(), "");
    }
  }

  /**
   * A file that a post sends.
   *
   * @param stage files of a stage go when all that is expected of the stages before has happened
   * @param function original, replacement or cancellation
   * @param again name of the file whose bytes are sent once more; empty for a file of its own
   * @param times how often it is sent under the same name: over AS2 the very same message again
   * @param acknowledged action codes of the acknowledgement: interchange, then messages
   * @param report accepted, refused, or nothing where no report may come
   */
  public record Shipment(
      String file,
      String post,
      int stage,
      String function,
      List<String> groups,
      Damage damage,
      String again,
      int times,
      String reference,
      List<String> acknowledged,
      String report,
      List<String> findings) {
    public Shipment {
      groups = List.copyOf(groups);
      acknowledged = List.copyOf(acknowledged);
      findings = List.copyOf(findings);
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

  /** The posts alone: what customs gets is not expected to be seen. */
  public Scenario postsOnly() {
    List<Group> told =
        groups.stream().map(each -> each.expecting(each.expected().seenBy(true))).toList();
    return new Scenario(name, seed, posts, List.of(), told, shipments, plans);
  }

  /** The customs systems alone: no file is sent, no notice is expected to be seen. */
  public Scenario customsOnly() {
    List<Group> declared =
        groups.stream().map(each -> each.expecting(each.expected().seenBy(false))).toList();
    return new Scenario(name, seed, posts, customs, declared, List.of(), plans);
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
