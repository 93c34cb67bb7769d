package org.customspost.gateway.partner;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.partner.Flow.Notify;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;

/** Reads one flow of an agreement. */
final class ReadFlow {
  private static final Set<String> MEANINGS = meanings();

  private final YamlMap yaml;
  private final References references;
  private final List<Link> links;

  /**
   * @param links takes what this flow says of other partners, to be checked when all are read
   */
  ReadFlow(YamlMap yaml, References references, List<Link> links) {
    this.yaml = yaml;
    this.references = references;
    this.links = links;
  }

  Flow read() {
    Flow flow =
        new Flow(
            yaml.text("name"),
            references.readable(yaml, "message", yaml.text("message"), Content.ITEM),
            destinations(),
            yaml.date("from").orElse(LocalDate.MIN),
            yaml.date("until").orElse(LocalDate.MAX),
            yaml.text("file-to"),
            yaml.text("purpose", "import"),
            yaml.texts("rules"),
            yaml.maps("notify").stream().map(this::notice).toList());
    if (flow.from().isAfter(flow.until()))
      yaml.wrong("until", flow.until().toString(), "a day from " + flow.from() + " on");
    for (String each : flow.rules()) references.rule(yaml, "rules", each);
    links.add(new Link(Link.Use.FILE, flow.fileTo(), "", yaml.place("file-to")));
    yaml.done();
    return flow;
  }

  private Set<String> destinations() {
    List<String> texts = Terms.some(yaml, "destination");
    if (texts.equals(List.of("any"))) return Set.of();
    Set<String> countries = new LinkedHashSet<>();
    for (String each : texts) {
      Parsed<CountryCode> country = CountryCode.parse(each);
      if (country.value() != null) countries.add(country.value().value());
      else yaml.wrong("destination", each, "codes of ISO 3166-1 such as GB, or the one word any");
    }
    return countries;
  }

  private Notify notice(YamlMap notify) {
    Notify notice =
        new Notify(
            notify.text("partner"),
            references.writable(notify, "as", notify.text("as"), Content.NOTICE),
            notify.text("channel"),
            decisions(notify),
            Terms.atLeast(notify, "batch", 1, 1),
            ReadSigning.read(notify, references));
    references.telling(notify, "on", notice.as(), notice.on());
    links.add(
        new Link(Link.Use.NOTIFY, notice.partner(), notice.channel(), notify.place("partner")));
    notify.done();
    return notice;
  }

  private static Set<Meaning> decisions(YamlMap notify) {
    Set<Meaning> decisions = new LinkedHashSet<>();
    for (String each : notify.texts("on")) {
      Parsed<Meaning> meaning = Meaning.parse(each);
      if (meaning.value() != null) decisions.add(meaning.value());
      else notify.wrong("on", each, allowed(each));
    }
    return decisions;
  }

  private static String allowed(String word) {
    String nearest = Nearest.of(word.toUpperCase(Locale.ROOT), MEANINGS);
    String names = String.join(", ", MEANINGS);
    return nearest.isEmpty() ? names : "\"" + nearest + "\" perhaps; all are " + names;
  }

  private static Set<String> meanings() {
    Set<String> names = new LinkedHashSet<>();
    for (Meaning each : Meaning.all()) names.add(each.name());
    return names;
  }
}
