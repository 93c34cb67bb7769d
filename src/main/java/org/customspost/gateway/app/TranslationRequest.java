package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_131;
import static org.customspost.gateway.error.ErrorCode.CFG_132;
import static org.customspost.gateway.error.ErrorCode.CFG_133;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.flow.Identified;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.validation.eligibility.Eligibility;

/**
 * What a person asks of the translate command.
 *
 * @param from message type that the file must hold, perhaps with a version
 * @param to message type that is wanted, perhaps with a version
 * @param partner whose agreement counts; empty for none
 * @param authority table that says what is declared, where no partner is named
 * @param item the only item wanted; empty for all
 * @param config folder of partners/ and codelists/
 */
record TranslationRequest(
    String from,
    String to,
    String partner,
    String authority,
    String item,
    String lrn,
    String mrn,
    Path config) {

  /**
   * @throws GatewayException where there is no such way, partner or table
   */
  Translation translation() {
    Findings findings = new Findings();
    Path mappings = Gateway.home().resolve("mappings");
    Catalogue catalogue =
        CatalogueFolder.load(mappings, config, findings)
            .orElseThrow(() -> new GatewayException(findings.list()));
    MessageTypes.require(from, catalogue.readers().keySet(), "read");
    MessageTypes.require(to, catalogue.writers().keySet(), "written");
    Format target = catalogue.written(to);
    requireWay(catalogue, target);
    Optional<Agreement> agreement =
        partner.isEmpty()
            ? Optional.empty()
            : Optional.of(agreements(catalogue, config).of(partner));
    boolean declares = catalogue.writer(target.name()).canonical() == Declaration.class;
    String table = declares ? table(catalogue, agreement) : "";
    OfficialSchemas schemas = OfficialSchemas.read(config.resolve("schemas"), findings);
    return new Translation(
        catalogue,
        schemas,
        from,
        target,
        conversion(catalogue, agreement, table),
        table,
        item,
        agreement.map(Identified::parameters).orElse(Map.of()));
  }

  private void requireWay(Catalogue catalogue, Format target) {
    Class<?> wanted = catalogue.writer(target.name()).canonical();
    TreeSet<String> reachable = new TreeSet<>();
    String source = "";
    for (Map.Entry<String, ReadMapping> each : catalogue.readers().entrySet()) {
      if (!MessageTypes.fits(each.getKey(), from)) continue;
      Class<?> read = each.getValue().canonical();
      if (Conversion.leads(read, wanted)) return;
      source = read.getSimpleName().toLowerCase(Locale.ROOT);
      catalogue
          .writers()
          .forEach(
              (name, writer) -> {
                if (Conversion.leads(read, writer.canonical()))
                  reachable.add(name.substring(0, name.indexOf('@')));
              });
    }
    throw new GatewayException(
        Finding.of(
            CFG_131,
            Place.NOWHERE,
            "from",
            from,
            "to",
            to,
            "source",
            source + "s",
            "allowed",
            reachable.isEmpty() ? "nothing" : String.join(", ", reachable)));
  }

  private Conversion conversion(Catalogue catalogue, Optional<Agreement> agreement, String table) {
    Eligibility eligibility = table.isEmpty() ? null : catalogue.eligibility(table);
    boolean prelodged =
        agreement
            .map(Agreement::declarations)
            .map(each -> each.lodge() == Declarations.Lodge.PRE_LODGED)
            .orElse(true);
    String name = agreement.map(Agreement::partner).orElse(authority);
    return new Conversion(eligibility, prelodged, name, lrn, mrn);
  }

  private String table(Catalogue catalogue, Optional<Agreement> agreement) {
    String known = String.join(", ", new TreeSet<>(catalogue.eligibility().keySet()));
    if (!authority.isEmpty() && catalogue.eligibility().containsKey(authority)) return authority;
    if (agreement.isEmpty() || !authority.isEmpty())
      throw new GatewayException(Finding.of(CFG_132, Place.NOWHERE, "allowed", known));
    Declarations declarations = agreement.get().declarations();
    if (declarations == null)
      throw new GatewayException(
          Finding.of(CFG_133, Place.NOWHERE, "partner", partner, "allowed", known));
    return declarations.eligibility();
  }

  private static Agreements agreements(Catalogue catalogue, Path config) {
    Findings findings = new Findings();
    Settings settings = Settings.read(Gateway.home(), config, findings);
    KeyBook keys = Rulebook.keys(settings, findings);
    findings.throwIfRejected();
    return Agreements.load(config, Rulebook.known(catalogue, keys, settings.alerts().names()));
  }
}
