package org.customspost.gateway.simulator;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.simulator.Scenario.CarrierRole;
import org.customspost.gateway.simulator.Scenario.Group;

/** Writes the files of a scenario's posts and carriers: items, and what announces them. */
final class ItemFiles {
  private final Scenario scenario;
  private final Path templates;
  private final Instant now;
  private final Invention invention;
  private final Carriage carriage;

  /**
   * @param templates folder of an integrator's own templates; those that it lacks are ours
   */
  ItemFiles(Scenario scenario, Path templates, Instant now) {
    this.scenario = scenario;
    this.templates = templates;
    this.now = now;
    this.invention = new Invention(scenario, postedOn(now));
    this.carriage = new Carriage(scenario, invention, now);
  }

  /** The posting date of all items. */
  static LocalDate postedOn(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  /** The bytes of a file as its post sends them, damage included. */
  Letter write(Shipment shipment) {
    if (!shipment.again().isEmpty()) {
      Shipment first =
          scenario.shipments().stream()
              .filter(each -> each.file().equals(shipment.again()))
              .findFirst()
              .orElseThrow();
      return Letter.unsigned(name(shipment), write(first).body());
    }
    Template template = Template.of(templates, template(shipment));
    byte[] whole = SegmentCount.fill(template, fill(shipment));
    return Letter.unsigned(
        name(shipment), shipment.damage().to(whole, scenario.seed() + shipment.file().hashCode()));
  }

  private String name(Shipment shipment) {
    String template = template(shipment);
    return shipment.file() + template.substring(template.lastIndexOf('.'));
  }

  private String template(Shipment shipment) {
    return shipment.template().isEmpty()
        ? scenario.post(shipment.sender()).template()
        : shipment.template();
  }

  /** What is known of who sends. */
  private Map<String, String> facts(Shipment shipment) {
    return scenario
        .carrier(shipment.sender())
        .map(CarrierRole::facts)
        .orElseGet(() -> scenario.post(shipment.sender()).facts());
  }

  private Fill fill(Shipment shipment) {
    boolean cancelled = shipment.function().equals("cancellation");
    int version = shipment.function().equals("replacement") ? 2 : 1;
    List<Fill> items = new ArrayList<>();
    for (String name : shipment.groups()) {
      Group group = scenario.group(name);
      for (int i = 0; i < group.count(); i++) {
        Map<String, String> here = new LinkedHashMap<>();
        here.put("number", Integer.toString(items.size() + 1));
        here.put("full", cancelled ? "" : "yes");
        here.put("cancelled", cancelled ? "yes" : "");
        items.add(invention.item(group, i, version).and(here));
      }
    }
    Map<String, String> values = new LinkedHashMap<>(facts(shipment));
    values.putAll(shipment.facts());
    values.put("reference", shipment.reference());
    values.put("function", shipment.function());
    values.put("function-code", cancelled ? "1" : version == 2 ? "5" : "9");
    values.put("prepared-iso", time("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    values.put("prepared", time("yyyyMMddHHmm"));
    values.put("prepared-day", time("yyMMdd"));
    values.put("prepared-time", time("HHmm"));
    values.put("count", Integer.toString(items.size()));
    return carriage.fill(shipment, Fill.of(values).and("items", items));
  }

  private String time(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).format(now.atZone(ZoneOffset.UTC));
  }
}
