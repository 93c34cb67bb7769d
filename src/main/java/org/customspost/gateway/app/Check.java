package org.customspost.gateway.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.app.traces.Tracing;
import org.customspost.gateway.channel.RouteFiles;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.Secrets;

/**
 * What a look over the whole configuration says.
 *
 * @param facts what was found and is in order, for a person to see that theirs was seen
 */
record Check(List<String> facts, List<Finding> findings) {

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
    findings.addAll(keys.ours().open());
    findings.addAll(keys.ours().check(Instant.now()));
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
    return new Check(facts, findings.list());
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
    } catch (GatewayException e) {
      findings.addAll(e.findings());
    }
  }
}
