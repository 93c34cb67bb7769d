package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.CFG_494;
import static org.customspost.gateway.error.ErrorCode.CFG_495;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.yaml.YamlMap;

/** Reads who is told what a partner announces. */
final class ReadReporting {
  private final References references;
  private final List<Link> links;

  /**
   * @param links takes what is said of other partners, to be checked when all are read
   */
  ReadReporting(References references, List<Link> links) {
    this.references = references;
    this.links = links;
  }

  /**
   * @param announcements message types that are taken from this partner
   */
  Reporting read(YamlMap yaml, List<String> announcements) {
    List<Reporting.Cargo> cargo = new ArrayList<>();
    List<YamlMap> maps = yaml.maps("cargo");
    for (YamlMap each : maps) cargo.add(cargo(each, announcements));
    once(maps, cargo);
    List<Reporting.Receptacles> receptacles = new ArrayList<>();
    for (YamlMap each : yaml.maps("receptacles")) receptacles.add(receptacles(each, announcements));
    yaml.done();
    return new Reporting(cargo, receptacles);
  }

  private Reporting.Cargo cargo(YamlMap yaml, List<String> announcements) {
    String as = references.writable(yaml, "as", yaml.text("as"), Content.MANIFEST);
    Reporting.Cargo cargo =
        new Reporting.Cargo(
            of(yaml, announcements, Content.MANIFEST),
            yaml.text("partner"),
            as,
            change(yaml, "amend-as", as),
            change(yaml, "cancel-as", as),
            yaml.text("channel"),
            Set.copyOf(yaml.texts("arriving-at")),
            Set.copyOf(yaml.texts("bound-for")),
            ReadSigning.read(yaml, references));
    link(yaml, cargo);
    return cargo;
  }

  /** A report may say itself what it asks; a filing is changed by messages of their own. */
  private String change(YamlMap yaml, String key, String as) {
    String name = yaml.text(key, "");
    if (!name.isEmpty()) return references.writable(yaml, key, name, Content.MANIFEST);
    if (references.writes(as, Content.CARGO_FILING))
      yaml.findings().add(CFG_494, yaml.place("as"), "message", as, "key", key);
    return as;
  }

  // What a receiver has is known by what is announced: it can have one report of it only.
  private static void once(List<YamlMap> yaml, List<Reporting.Cargo> cargo) {
    for (int i = 0; i < cargo.size(); i++)
      for (int j = 0; j < i; j++) {
        Reporting.Cargo each = cargo.get(i);
        if (!each.partner().equals(cargo.get(j).partner())) continue;
        for (String type : each.of())
          if (cargo.get(j).of().contains(type))
            yaml.get(i)
                .findings()
                .add(CFG_495, yaml.get(i).place("of"), "message", type, "partner", each.partner());
      }
  }

  private Reporting.Receptacles receptacles(YamlMap yaml, List<String> announcements) {
    Reporting.Receptacles receptacles =
        new Reporting.Receptacles(
            of(yaml, announcements, Content.RECEPTACLE_EVENT),
            yaml.text("partner"),
            references.writable(yaml, "as", yaml.text("as"), Content.RECEPTACLE_EVENT),
            yaml.text("channel"),
            Set.copyOf(yaml.texts("on")),
            yaml.texts("closed-by"),
            Terms.atLeast(yaml, "batch", 1, 1),
            ReadSigning.read(yaml, references));
    link(yaml, receptacles);
    return receptacles;
  }

  private List<String> of(YamlMap yaml, List<String> announcements, Content content) {
    List<String> of = Terms.some(yaml, "of");
    for (String each : of) {
      references.readable(yaml, "of", each, content);
      boolean taken =
          announcements.stream().anyMatch(type -> type.equals(each) || each.startsWith(type + "@"));
      if (!taken) yaml.wrong("of", each, "what stands under announcements: " + announcements);
    }
    return of;
  }

  private void link(YamlMap yaml, Reporting.Receiver receiver) {
    links.add(
        new Link(Link.Use.NOTIFY, receiver.partner(), receiver.channel(), yaml.place("partner")));
    yaml.done();
  }
}
