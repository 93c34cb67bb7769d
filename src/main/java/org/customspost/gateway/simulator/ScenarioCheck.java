package org.customspost.gateway.simulator;

import static org.customspost.gateway.error.ErrorCode.CFG_140;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.simulator.Scenario.Group;
import org.customspost.gateway.yaml.YamlMap;

/** Names in a scenario lead somewhere, and every item has one group. */
final class ScenarioCheck {
  private final Scenario scenario;
  private final YamlMap yaml;

  private ScenarioCheck(Scenario scenario, YamlMap yaml) {
    this.scenario = scenario;
    this.yaml = yaml;
  }

  static void check(Scenario scenario, YamlMap yaml) {
    new ScenarioCheck(scenario, yaml).check();
  }

  private void check() {
    List<String> posts = scenario.posts().stream().map(Scenario.PostRole::name).toList();
    List<String> customs = scenario.customs().stream().map(Scenario.CustomsRole::name).toList();
    for (Group each : scenario.groups()) {
      String where = "group " + each.name();
      known(where, "post", each.post(), posts);
      if (!each.customs().isEmpty()) known(where, "customs", each.customs(), customs);
      if (!each.plan().isEmpty())
        known(where, "plan", each.plan(), List.copyOf(scenario.plans().keySet()));
      overlap(each);
    }
    carriage();
    files(posts);
  }

  private void carriage() {
    List<String> groups = scenario.groups().stream().map(Group::name).toList();
    List<String> despatches = scenario.despatches().stream().map(Despatch::name).toList();
    List<String> plans = List.copyOf(scenario.plans().keySet());
    for (Despatch each : scenario.despatches()) {
      String where = "despatch " + each.name();
      if (!each.plan().isEmpty()) known(where, "plan", each.plan(), plans);
      for (Despatch.Receptacle receptacle : each.receptacles())
        for (String group : receptacle.groups()) known(where, "group", group, groups);
    }
    for (Flight each : scenario.flights())
      for (String despatch : each.despatches())
        known("flight " + each.name(), "despatch", despatch, despatches);
  }

  private void files(List<String> posts) {
    List<String> senders = new ArrayList<>(posts);
    scenario.carriers().forEach(each -> senders.add(each.name()));
    List<String> groups = scenario.groups().stream().map(Group::name).toList();
    List<String> files = scenario.shipments().stream().map(Shipment::file).toList();
    List<String> despatches = scenario.despatches().stream().map(Despatch::name).toList();
    List<String> flights = scenario.flights().stream().map(Flight::name).toList();
    for (Shipment each : scenario.shipments()) {
      String where = "file " + each.file();
      known(where, "post or carrier", each.sender(), senders);
      for (String group : each.groups()) known(where, "group", group, groups);
      if (!each.again().isEmpty()) known(where, "file", each.again(), files);
      if (!each.despatch().isEmpty()) known(where, "despatch", each.despatch(), despatches);
      if (!each.flight().isEmpty()) known(where, "flight", each.flight(), flights);
      if (each.template().isEmpty() && scenario.carrier(each.sender()).isPresent())
        problem(where + ": a carrier's file needs a template");
    }
  }

  private void overlap(Group group) {
    for (Group other : scenario.groups()) {
      boolean same = other.post().equals(group.post()) && !other.name().equals(group.name());
      if (same && other.holds(group.from()))
        problem("group " + group.name() + " begins inside group " + other.name());
    }
  }

  private void known(String where, String kind, String name, List<String> known) {
    if (!known.contains(name))
      problem(where + ": there is no " + kind + " \"" + name + "\"; there is " + known);
  }

  private void problem(String problem) {
    yaml.findings().add(CFG_140, yaml.place(), "problem", problem);
  }
}
