package org.customspost.gateway.simulator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.customspost.gateway.simulator.Scenario.Group;
import org.customspost.gateway.simulator.Scenario.PostRole;

/**
 * Invents items. The same scenario gives the same items each time, and an item is the same whatever
 * was invented before it; only the posting date is that of yesterday.
 */
final class Invention {
  private static final int PACKAGING_GRAMS = 120;

  private final Scenario scenario;
  private final LocalDate postedOn;
  private final List<List<String>> goods = rows("goods.csv");
  private final List<List<String>> people = rows("people.csv");
  private final List<List<String>> places = rows("places.csv");

  Invention(Scenario scenario, LocalDate postedOn) {
    this.scenario = scenario;
    this.postedOn = postedOn;
  }

  /**
   * What fills the template of one item.
   *
   * @param version 1 for the original content; a replacement has another value
   */
  Fill item(Group group, int index, int version) {
    PostRole post = scenario.post(group.post());
    Random random = new Random(scenario.seed() * 1_000_003 + group.from() + index);
    Map<String, String> values = new HashMap<>(post.facts());
    values.put("item", scenario.itemId(group, index));
    values.put("posted", postedOn.toString().replace("-", "") + "0930");
    values.put("posted-iso", postedOn + "T09:30:00");
    values.put("origin", post.country());
    values.put("nature", "31");
    values.put("mail-class", "C");
    values.put("ioss", "");
    values.put("postage", "%d.%d0".formatted(6 + random.nextInt(12), random.nextInt(10)));
    values.putAll(group.change());
    person("sender", post.country(), random, values);
    person("addressee", values.getOrDefault("destination", post.country()), random, values);
    values.put("invoice", values.get("nature").equals("31") ? "" : "INV-" + (group.from() + index));
    List<Fill> pieces = pieces(group, version, random, values);
    long net = pieces.stream().mapToLong(each -> Long.parseLong(each.texts().get("net"))).sum();
    values.putIfAbsent("gross", Long.toString(net + PACKAGING_GRAMS));
    return Fill.of(values).and("pieces", pieces);
  }

  private List<Fill> pieces(Group group, int version, Random random, Map<String, String> item) {
    int most = Integer.parseInt(group.change().getOrDefault("pieces-at-most", "3"));
    int count = 1 + random.nextInt(most);
    BigDecimal raise = BigDecimal.valueOf(version - 1L);
    List<Fill> pieces = new ArrayList<>();
    for (int piece = 1; piece <= count; piece++) {
      List<String> thing = goods.get(random.nextInt(goods.size()));
      Map<String, String> values = new HashMap<>();
      values.put("piece", Integer.toString(piece));
      values.put("quantity", Integer.toString(1 + random.nextInt(2)));
      values.put("description", thing.get(0));
      values.put("hs", thing.get(1));
      values.put("net", thing.get(2));
      values.put("value", new BigDecimal(thing.get(3)).add(raise).toPlainString());
      values.put("made-in", item.getOrDefault("origin", ""));
      if (piece == 1) values.putAll(group.change());
      pieces.add(Fill.of(values));
    }
    return pieces;
  }

  private void person(String part, String country, Random random, Map<String, String> values) {
    List<List<String>> here = places.stream().filter(each -> each.get(0).equals(country)).toList();
    if (here.isEmpty()) here = places;
    List<String> place = here.get(random.nextInt(here.size()));
    List<String> person = people.get(random.nextInt(people.size()));
    String name = person.get(0) + " " + people.get(random.nextInt(people.size())).get(1);
    values.putIfAbsent(part + "-name", name);
    values.putIfAbsent(part + "-street", place.get(1));
    values.putIfAbsent(part + "-city", place.get(2));
    values.putIfAbsent(part + "-postcode", place.get(3));
    values.putIfAbsent(part + "-phone", place.get(4));
    values.putIfAbsent(
        part + "-email",
        name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@mail.example");
  }

  private static List<List<String>> rows(String file) {
    return Resources.text("/simulator/" + file)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }
}
