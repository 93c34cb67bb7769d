package org.customspost.gateway.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.customspost.gateway.simulator.Despatch.Receptacle;
import org.customspost.gateway.simulator.Scenario.Group;

/** What fills announcements: receptacles with their items, flights with their devices. */
final class Carriage {
  private final Scenario scenario;
  private final Invention invention;
  private final ZonedDateTime now;
  private final LocalDate closedOn;

  Carriage(Scenario scenario, Invention invention, Instant now) {
    this.scenario = scenario;
    this.invention = invention;
    this.now = now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    this.closedOn = this.now.toLocalDate();
  }

  /** One receptacle of a file. */
  private record Bag(String id, long grams, String device, List<String> items) {}

  /** The same with what a file says of despatches and flights; unchanged where it says nothing. */
  Fill fill(Shipment shipment, Fill before) {
    Map<String, String> values = new LinkedHashMap<>();
    scenario.flightOf(shipment).ifPresent(flight -> values.putAll(flight(flight)));
    List<Bag> bags = new ArrayList<>();
    for (Despatch each : scenario.despatchesOf(shipment)) {
      values.putIfAbsent("despatch", each.id(closedOn));
      values.putIfAbsent("origin-office", each.origin());
      values.putIfAbsent("destination-office", each.destination());
      values.putIfAbsent("category", each.mail().substring(0, 1));
      values.putIfAbsent("class", each.mail().substring(1, 2));
      for (Receptacle receptacle : each.receptacles()) bags.add(bag(each, receptacle));
    }
    if (bags.isEmpty()) return before;
    values.put("receptacle-count", Integer.toString(bags.size()));
    values.put("item-count", Integer.toString(bags.stream().mapToInt(b -> b.items().size()).sum()));
    values.put("kilograms", kilograms(bags));
    return before.and(values).and("receptacles", receptacles(bags)).and("devices", devices(bags));
  }

  private Bag bag(Despatch despatch, Receptacle receptacle) {
    List<String> items = new ArrayList<>();
    long grams = 0;
    for (String name : receptacle.groups()) {
      Group group = scenario.group(name);
      for (int i = 0; i < group.count(); i++) {
        items.add(scenario.itemId(group, i));
        grams += Long.parseLong(invention.item(group, i, 1).texts().getOrDefault("gross", "0"));
      }
    }
    if (receptacle.grams() > 0) grams = receptacle.grams();
    return new Bag(despatch.id(receptacle, grams, closedOn), grams, receptacle.device(), items);
  }

  private static List<Fill> receptacles(List<Bag> bags) {
    List<Fill> fills = new ArrayList<>();
    for (Bag each : bags) {
      List<Fill> items = each.items().stream().map(id -> Fill.of(Map.of("item", id))).toList();
      fills.add(
          Fill.of(
                  Map.of(
                      "number",
                      Integer.toString(fills.size() + 1),
                      "receptacle",
                      each.id(),
                      "kilograms",
                      kilograms(List.of(each)),
                      "device",
                      each.device()))
              .and("items", items));
    }
    return fills;
  }

  /** Each device once; a consignment that is in several is split. */
  private static List<Fill> devices(List<Bag> bags) {
    Map<String, List<Bag>> devices = new LinkedHashMap<>();
    for (Bag each : bags)
      devices.computeIfAbsent(each.device(), key -> new ArrayList<>()).add(each);
    List<Fill> fills = new ArrayList<>();
    devices.forEach(
        (device, inside) ->
            fills.add(
                Fill.of(
                    Map.of(
                        "device",
                        device,
                        "share",
                        devices.size() == 1 ? "T" : "S",
                        "split-of",
                        devices.size() == 1 ? "" : Integer.toString(bags.size()),
                        "pieces",
                        Integer.toString(inside.size()),
                        "kilograms",
                        kilograms(inside)))));
    return fills;
  }

  private Map<String, String> flight(Flight flight) {
    ZonedDateTime departs = now.plus(flight.departs());
    ZonedDateTime arrives = departs.plus(flight.lasts());
    Map<String, String> values = new LinkedHashMap<>();
    values.put("flight", flight.name());
    values.put("carrier", flight.carrier());
    values.put("voyage", flight.number());
    values.put("airport-from", flight.from());
    values.put("airport-to", flight.to());
    values.put("consignment", flight.consignment());
    values.put("waybill", flight.waybill());
    values.put("waybill-digits", flight.waybill().replace("-", ""));
    times("departs", departs, values);
    times("arrives", arrives, values);
    return values;
  }

  private static void times(String name, ZonedDateTime time, Map<String, String> values) {
    values.put(name, format(time, "yyyyMMddHHmm"));
    values.put(name + "-short", format(time, "yyMMddHHmm"));
    values.put(name + "-iso", format(time, "yyyy-MM-dd'T'HH:mm:ss"));
    values.put(name + "-cargo", format(time, "ddMMMHHmm").toUpperCase(Locale.ROOT));
  }

  private static String format(ZonedDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }

  private static String kilograms(List<Bag> bags) {
    long grams = bags.stream().mapToLong(Bag::grams).sum();
    return BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString();
  }
}
