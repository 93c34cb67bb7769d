package org.customspost.gateway.partner;

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
    for (YamlMap each : yaml.maps("cargo")) cargo.add(cargo(each, announcements));
    List<Reporting.Receptacles> receptacles = new ArrayList<>();
    for (YamlMap each : yaml.maps("receptacles")) receptacles.add(receptacles(each, announcements));
    yaml.done();
    return new Reporting(cargo, receptacles);
  }

  private Reporting.Cargo cargo(YamlMap yaml, List<String> announcements) {
    Reporting.Cargo cargo =
        new Reporting.Cargo(
            of(yaml, announcements, Content.MANIFEST),
            yaml.text("partner"),
            references.writable(yaml, "as", yaml.text("as"), Content.MANIFEST),
            yaml.text("channel"),
            Set.copyOf(yaml.texts("arriving-at")),
            ReadSigning.read(yaml, references));
    link(yaml, cargo);
    return cargo;
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
