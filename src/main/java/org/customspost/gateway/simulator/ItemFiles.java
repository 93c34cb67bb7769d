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
import org.customspost.gateway.simulator.Scenario.Group;
import org.customspost.gateway.simulator.Scenario.PostRole;
import org.customspost.gateway.simulator.Scenario.Shipment;

/** Writes the item files of a scenario's posts. */
public final class ItemFiles {
  private final Scenario scenario;
  private final Path templates;
  private final Instant now;
  private final Invention invention;

  /**
   * @param templates folder of an integrator's own templates; those that it lacks are ours
   */
  public ItemFiles(Scenario scenario, Path templates, Instant now) {
    this.scenario = scenario;
    this.templates = templates;
    this.now = now;
    this.invention = new Invention(scenario, postedOn(now));
  }

  /** The posting date of all items. */
  static LocalDate postedOn(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  /** The bytes of a file as its post sends them, damage included. */
  public Letter write(Shipment shipment) {
    if (!shipment.again().isEmpty()) {
      Shipment first =
          scenario.shipments().stream()
              .filter(each -> each.file().equals(shipment.again()))
              .findFirst()
              .orElseThrow();
      return Letter.unsigned(name(shipment), write(first).body());
    }
    Template template = Template.of(templates, scenario.post(shipment.post()).template());
    byte[] whole = SegmentCount.fill(template, fill(shipment));
    return Letter.unsigned(
        name(shipment), shipment.damage().to(whole, scenario.seed() + shipment.file().hashCode()));
  }

  private String name(Shipment shipment) {
    String template = scenario.post(shipment.post()).template();
    return shipment.file() + template.substring(template.lastIndexOf('.'));
  }

  private Fill fill(Shipment shipment) {
    PostRole post = scenario.post(shipment.post());
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
    Map<String, String> values = new LinkedHashMap<>(post.facts());
    values.put("reference", shipment.reference());
    values.put("function", shipment.function());
    values.put("function-code", cancelled ? "1" : version == 2 ? "5" : "9");
    values.put("prepared", time("yyyyMMddHHmm"));
    values.put("prepared-day", time("yyMMdd"));
    values.put("prepared-time", time("HHmm"));
    values.put("count", Integer.toString(items.size()));
    return Fill.of(values).and("items", items);
  }

  private String time(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).format(now.atZone(ZoneOffset.UTC));
  }
}
