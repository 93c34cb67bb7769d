package org.customspost.gateway.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.flow.CurrentCatalogue;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Known;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.Secrets;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * Everything that decides: catalogue, agreements, keys, certificates, official schemas. Checked as
 * one whole.
 */
public record Rulebook(
    CurrentCatalogue catalogue,
    CurrentAgreements agreements,
    KeyRing keys,
    Map<String, List<TrustedCertificate>> certificates,
    OfficialSchemas schemas,
    CatalogueSnapshots snapshots) {

  /**
   * @throws GatewayException CFG or SIG with every finding of every file
   */
  static Rulebook load(Settings settings, CatalogueSnapshots snapshots) {
    Findings findings = new Findings();
    Catalogue catalogue =
        CatalogueFolder.load(settings.home().resolve("mappings"), settings.config(), findings)
            .orElse(null);
    OfficialSchemas schemas = OfficialSchemas.read(settings.config().resolve("schemas"), findings);
    Secrets secrets = Secrets.ofProcess(settings.config());
    KeyRing keys = KeyRing.load(settings.keys(), secrets, findings);
    Map<String, List<TrustedCertificate>> certificates = certificates(settings, findings);
    findings.throwIfRejected();
    if (catalogue == null) throw new GatewayException(findings.list());
    snapshots.keep(catalogue.hash());
    CurrentCatalogue current = new CurrentCatalogue(catalogue, snapshots::load);
    Set<String> aliases = new HashSet<>(keys.aliases());
    CurrentAgreements agreements =
        new CurrentAgreements(
            settings.config(), () -> known(current.now(), aliases, certificates.keySet()));
    return new Rulebook(current, agreements, keys, certificates, schemas, snapshots);
  }

  /** Puts a catalogue in force that was found good. */
  void replace(Catalogue next) {
    snapshots.keep(next.hash());
    catalogue.replace(next);
    agreements.reload();
  }

  static Known known(Catalogue catalogue, Set<String> keys, Set<String> certificates) {
    return new Known(
        catalogue.readers().keySet(),
        catalogue.writers().keySet(),
        catalogue.rules().sets(),
        catalogue.eligibility().keySet(),
        catalogue.lists().byName().keySet(),
        catalogue.ranks().keySet(),
        catalogue.schemes().keySet(),
        keys,
        certificates);
  }

  static Map<String, List<TrustedCertificate>> certificates(Settings settings, Findings findings) {
    Map<String, List<TrustedCertificate>> certificates = new TreeMap<>();
    settings
        .certificates()
        .forEach((alias, file) -> certificates.put(alias, read(file, alias, findings)));
    return certificates;
  }

  private static List<TrustedCertificate> read(Path file, String alias, Findings findings) {
    return Certificates.read(file, Instant.now(), alias, findings);
  }
}
