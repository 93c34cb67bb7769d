package org.customspost.gateway.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.app.traces.Tracing;
import org.customspost.gateway.channel.DoorCheck;
import org.customspost.gateway.channel.RouteFiles;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.Secrets;

/**
 * What a look over the whole configuration says.
 *
 * @param facts what was found and is in order, for a person to see that theirs was seen
 */
record Check(List<String> facts, List<Finding> findings) {
  private static final Pattern LINE = Pattern.compile(":(\\d{1,9})$");

  static Check of(Path home, Path config) {
    Findings findings = new Findings();
    List<String> facts = new ArrayList<>();
    Settings settings = Settings.read(home, config, findings);
    facts.add(RouteFiles.check(home.resolve("routes"), findings) + " route files");
    OfficialSchemas schemas = OfficialSchemas.read(config.resolve("schemas"), findings);
    facts.add(
        schemas.installed().isEmpty()
            ? "no official schemas installed (see config/schemas/README.md)"
            : "official schemas for " + String.join(", ", schemas.installed()));
    secrets(settings, findings);
    facts.add(settings.alerts().to().size() + " destinations of alerts");
    KeyBook keys = Rulebook.keys(settings, findings);
    findings.addAll(keys.open());
    findings.addAll(keys.expiring(Instant.now()));
    facts.add(keys.ours().aliases().size() + " key aliases");
    Optional<Catalogue> catalogue =
        CatalogueFolder.load(home.resolve("mappings"), config, findings);
    catalogue.ifPresent(
        loaded -> {
          facts.add(
              "%d message formats, %d code lists, %d rules"
                  .formatted(
                      loaded.formats().size(),
                      loaded.lists().byName().size(),
                      loaded.rules().size()));
          agreements(settings, loaded, keys, facts, findings);
        });
    return new Check(facts, inOrder(findings.list()));
  }

  /** As one mends them: file by file, each from its top; what has no place first. */
  private static List<Finding> inOrder(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparing((Finding each) -> file(each.place().source()))
                .thenComparingInt(each -> line(each.place().source())))
        .toList();
  }

  private static String file(String source) {
    return LINE.matcher(source).replaceFirst("");
  }

  private static int line(String source) {
    Matcher line = LINE.matcher(source);
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }

  private static void secrets(Settings settings, Findings findings) {
    Secrets secrets = Secrets.ofProcess(settings.config());
    List<String> stated = new ArrayList<>(settings.alerts().secrets());
    settings.traces().map(Tracing::authorization).ifPresent(stated::add);
    for (String each : stated)
      if (!each.isEmpty()) // else none, or missing and a finding already
      gather(findings, () -> secrets.text(each));
    settings
        .console()
        .address()
        .https()
        .ifPresent(
            each ->
                gather(
                    findings, () -> ShownCertificate.require(each, secrets::text, Instant.now())));
  }

  private static void gather(Findings findings, Runnable look) {
    try {
      look.run();
    } catch (GatewayException e) {
      findings.addAll(e.findings());
    }
  }

  private static void agreements(
      Settings settings, Catalogue catalogue, KeyBook keys, List<String> facts, Findings findings) {
    try {
      Agreements agreements =
          Agreements.load(
              settings.config(), Rulebook.known(catalogue, keys, settings.alerts().names()));
      facts.add(agreements.all().size() + " agreements");
      findings.addAll(agreements.warnings());
      DoorCheck doors = new DoorCheck(Secrets.ofProcess(settings.config())::text, findings);
      for (Agreement each : agreements.all())
        for (Channel channel : each.channels()) doors.look(each.partner(), channel);
    } catch (GatewayException e) {
      findings.addAll(e.findings());
    }
  }
}
