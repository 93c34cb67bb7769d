package org.customspost.gateway.simulator;

import static org.customspost.gateway.error.ErrorCode.CFG_140;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.simulator.Despatch.Receptacle;
import org.customspost.gateway.simulator.Scenario.CarrierRole;
import org.customspost.gateway.simulator.Scenario.CustomsRole;
import org.customspost.gateway.simulator.Scenario.DoorTerms;
import org.customspost.gateway.simulator.Scenario.Expected;
import org.customspost.gateway.simulator.Scenario.Group;
import org.customspost.gateway.simulator.Scenario.PostRole;
import org.customspost.gateway.simulator.Scenario.Step;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** Reads a scenario. All problems are found at once. */
public final class ScenarioFile {
  private static final String NOBODY = "";

  private ScenarioFile() {}

  /** The scenario; empty where {@code findings} has one that rejects. */
  public static Optional<Scenario> parse(String text, String name, Findings findings) {
    Findings own = new Findings();
    Optional<Scenario> read =
        YamlFile.parse(text, name, own)
            .map(
                yaml -> {
                  Scenario scenario = scenario(yaml);
                  ScenarioCheck.check(scenario, yaml);
                  return scenario;
                });
    findings.addAll(own.list());
    return own.reject() ? Optional.empty() : read;
  }

  private static Scenario scenario(YamlMap yaml) {
    Map<String, List<Step>> plans = new LinkedHashMap<>();
    yaml.map("plans")
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        plan ->
                            plans.put(
                                plan, map.maps(plan).stream().map(ScenarioFile::step).toList())));
    Scenario scenario =
        new Scenario(
            yaml.text("scenario"),
            yaml.number("seed", 1),
            yaml.maps("posts").stream().map(ScenarioFile::post).toList(),
            yaml.maps("carriers").stream().map(ScenarioFile::carrier).toList(),
            yaml.maps("customs").stream().map(ScenarioFile::customs).toList(),
            yaml.maps("groups").stream().map(ScenarioFile::group).toList(),
            yaml.maps("despatches").stream().map(ScenarioFile::despatch).toList(),
            yaml.maps("flights").stream().map(ScenarioFile::flight).toList(),
            shipments(yaml),
            plans);
    yaml.done();
    return scenario;
  }

  private static PostRole post(YamlMap map) {
    PostRole post =
        new PostRole(
            map.text("post"),
            door(map),
            map.text("template"),
            map.text("service"),
            map.text("country"),
            texts(map, "facts"),
            map.texts("readings"),
            map.text("answers", NOBODY),
            texts(map, "answering"));
    if (!post.service().matches("[A-Z]{2}"))
      map.wrong("service", post.service(), "two capital letters");
    if (!post.country().matches("[A-Z]{2}"))
      map.wrong("country", post.country(), "two capital letters");
    map.done();
    return post;
  }

  private static CarrierRole carrier(YamlMap map) {
    CarrierRole carrier =
        new CarrierRole(map.text("carrier"), door(map), texts(map, "facts"), map.texts("readings"));
    map.done();
    return carrier;
  }

  private static Despatch despatch(YamlMap map) {
    Despatch despatch =
        new Despatch(
            map.text("despatch"),
            map.text("origin"),
            map.text("destination"),
            map.text("mail"),
            map.number("number", 1),
            map.maps("receptacles").stream().map(ScenarioFile::receptacle).toList(),
            map.text("plan", NOBODY),
            map.map("expect").map(ScenarioFile::expected).orElseGet(ScenarioFile::nothing));
    if (!(despatch.origin() + despatch.destination() + despatch.mail()).matches("[A-Z]{15}"))
      map.wrong("mail", despatch.mail(), "offices of six letters, and three for the mail");
    map.done();
    return despatch;
  }

  private static Receptacle receptacle(YamlMap map) {
    Receptacle receptacle =
        new Receptacle(
            map.number("receptacle", 1),
            map.texts("groups"),
            map.number("grams", 0),
            map.text("device", NOBODY));
    map.done();
    return receptacle;
  }

  private static Flight flight(YamlMap map) {
    Flight flight =
        new Flight(
            map.text("flight"),
            map.text("from"),
            map.text("to"),
            map.duration("departs", Duration.ofHours(24)),
            map.duration("lasts", Duration.ofHours(8)),
            map.text("consignment"),
            map.text("waybill"),
            map.texts("despatches"),
            map.texts("reported"),
            map.map("told").map(ScenarioFile::counts).orElse(Map.of()),
            map.map("match").map(ScenarioFile::counts).orElse(Map.of()));
    if (!flight.name().matches("[A-Z0-9]{2}[0-9]{3,4}"))
      map.wrong("flight", flight.name(), "a carrier of two letters, then three or four digits");
    map.done();
    return flight;
  }

  private static CustomsRole customs(YamlMap map) {
    CustomsRole customs =
        new CustomsRole(
            map.text("customs"),
            door(map),
            map.texts("readings"),
            map.text("answers"),
            texts(map, "functions"),
            map.text("certificate", ""),
            texts(map, "facts"));
    map.done();
    return customs;
  }

  private static DoorTerms door(YamlMap map) {
    Map<String, String> terms = new HashMap<>(texts(map, "door"));
    String kind = String.valueOf(terms.getOrDefault("kind", NOBODY));
    if (!PartnerDoors.KINDS.containsKey(kind))
      map.wrong("door", kind, "kind: " + String.join(", ", PartnerDoors.KINDS.keySet()));
    for (String key : PartnerDoors.KINDS.getOrDefault(kind, List.of()))
      if (!terms.containsKey(key))
        map.findings()
            .add(CFG_140, map.place("door"), "problem", "a door by " + kind + " needs " + key);
    String mdn = terms.getOrDefault("mdn", "sync");
    if (!List.of("sync", "async").contains(mdn)) map.wrong("door", mdn, "mdn: sync, async");
    return new DoorTerms(kind, terms);
  }

  private static Group group(YamlMap map) {
    Group group =
        new Group(
            map.text("group"),
            map.text("post"),
            map.number("from", 0),
            map.number("count", 1),
            map.text("customs", NOBODY),
            map.text("plan", NOBODY),
            map.text("outcome"),
            texts(map, "change"),
            map.map("expect").map(ScenarioFile::expected).orElseGet(ScenarioFile::nothing));
    if (group.from() < 1 || group.from() + group.count() > 100_000_000)
      map.wrong("from", Integer.toString(group.from()), "serial numbers of eight digits");
    map.done();
    return group;
  }

  private static Expected expected(YamlMap map) {
    Expected expected =
        new Expected(
            map.texts("declared"),
            map.texts("notices"),
            map.texts("findings"),
            map.text("field", ""),
            map.texts("asked"),
            map.texts("warned"));
    map.done();
    return expected;
  }

  private static Expected nothing() {
    return new Expected(List.of(), List.of(), List.of(), "", List.of(), List.of());
  }

  private static List<Shipment> shipments(YamlMap yaml) {
    List<Shipment> shipments = new ArrayList<>();
    for (YamlMap map : yaml.maps("files")) {
      shipments.add(
          new Shipment(
              map.text("file"),
              map.has("carrier") ? map.text("carrier") : map.text("post"),
              map.text("template", ""),
              map.number("stage", 1),
              map.text("function", "original"),
              map.texts("groups"),
              map.text("despatch", ""),
              map.text("flight", ""),
              map.choice("damage", Damage.class, Damage.NONE),
              map.text("again", ""),
              map.number("times", 1),
              map.text("reference", "F%06d".formatted(shipments.size() + 1)),
              texts(map, "facts"),
              map.texts("acknowledged"),
              map.text("report", ""),
              map.texts("findings")));
      map.done();
    }
    return shipments;
  }

  private static Step step(YamlMap map) {
    Step step =
        new Step(
            map.text("on", "original"),
            map.text("answer"),
            Duration.ofMillis(map.number("after-ms", 0)),
            map.number("times", 1),
            map.text("told", ""));
    map.done();
    return step;
  }

  private static Map<String, Integer> counts(YamlMap map) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String each : map.keys()) counts.put(each, map.number(each, 0));
    map.done();
    return counts;
  }

  private static Map<String, String> texts(YamlMap map, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.map(key)
        .ifPresent(child -> child.keys().forEach(each -> texts.put(each, child.text(each))));
    return texts;
  }
}
