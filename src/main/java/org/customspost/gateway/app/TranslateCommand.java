package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_131;
import static org.customspost.gateway.error.ErrorCode.CFG_132;
import static org.customspost.gateway.error.ErrorCode.CFG_133;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One file into another form, offline: without database, doors or dossiers. */
@Command(
    name = "translate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway translate --from itmatt --to wco-dec --authority gb --item CP473124829GB items.edi",
      "  ./gateway translate --from itmatt --to cusdec --partner north-customs --out declarations items.xml",
      "  ./gateway translate --from itmatt --to wco-dec --authority gb --lineage --item CP473124829GB items.edi",
      "  ./gateway translate --from cusres --to notice-json --partner north-customs answer.edi",
      "",
      "Findings go to standard error, with personal values masked; each code has a page in",
      "docs/reference/errors/. Exit code 0 clean, 1 findings that reject, 2 cannot read."
    },
    description = {
      "Translates one file, offline: no database, no doors.",
      "Syntax and version of the file are detected. What only the gateway's dossiers know is left",
      "out with a warning, unless supplied."
    })
final class TranslateCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "TYPE[@VERSION]",
      description = "What the file holds.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TYPE[@VERSION]",
      description = "What to make of it.")
  private String to = "";

  @Option(
      names = "--partner",
      paramLabel = "P",
      description = "Partner of config/partners/ whose agreement counts: table, lists, values.")
  private String partner = "";

  @Option(
      names = "--authority",
      paramLabel = "A",
      description = "Table that says what is declared, such as gb, where no partner is named.")
  private String authority = "";

  @Option(names = "--item", paramLabel = "ID", description = "Only the item of this S10 id.")
  private String item = "";

  @Option(names = "--lrn", paramLabel = "L", description = "Local reference number to declare.")
  private String lrn = "";

  @Option(
      names = "--mrn",
      paramLabel = "M",
      description = "Customs' number of the declaration that is amended or cancelled.")
  private String mrn = "";

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for one file a document.")
  private @Nullable Path out;

  @Option(
      names = "--lineage",
      description = "Where each value came from: instead of the document, with --out beside it.")
  private boolean lineage;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder of partners/ and codelists/ (default: config/ of the gateway).")
  private Path config = Gateway.home().resolve("config");

  @Parameters(paramLabel = "FILE", description = "The file to translate.")
  private Path file = Path.of("");

  private CommandSpec spec = CommandSpec.create();

  /** The help lists the types of the folders that are there when it is asked for. */
  @Spec
  void spec(CommandSpec own) {
    spec = own;
    own.usageMessage()
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, help -> types() + help.footerHeading());
  }

  private static String types() {
    String lines = String.join("%n", MessageTypes.lines(Gateway.home().resolve("mappings")));
    return ("%nTypes%n" + lines + "%n").formatted();
  }

  @Override
  public Integer call() throws IOException {
    TranslateOutput output = new TranslateOutput(spec.commandLine(), System.out, out, lineage);
    try {
      Translation translation = translation();
      translation.run(file, new Translation.Result(output::document, output::finding));
    } catch (GatewayException e) {
      e.findings().forEach(output::finding);
      return TranslateOutput.UNREADABLE;
    } catch (UncheckedIOException | IOException e) {
      String problem = String.valueOf(e.getMessage());
      Translation.unreadable(file, problem).findings().forEach(output::finding);
      return TranslateOutput.UNREADABLE;
    }
    return output.end();
  }

  private Translation translation() {
    Findings findings = new Findings();
    Path folder = config.toAbsolutePath().normalize();
    Path mappings = Gateway.home().resolve("mappings");
    Catalogue catalogue =
        CatalogueFolder.load(mappings, folder, findings)
            .orElseThrow(() -> new GatewayException(findings.list()));
    MessageTypes.require(from, catalogue.readers().keySet(), "read");
    MessageTypes.require(to, catalogue.writers().keySet(), "written");
    int at = to.indexOf('@');
    Format target =
        at < 0
            ? catalogue.written(to, "")
            : catalogue.written(to.substring(0, at), to.substring(at + 1));
    requireWay(catalogue, target);
    Optional<Agreement> agreement =
        partner.isEmpty()
            ? Optional.empty()
            : Optional.of(agreements(catalogue, folder).of(partner));
    boolean declares = catalogue.writer(target.name()).canonical() == Declaration.class;
    String table = declares ? table(catalogue, agreement) : "";
    OfficialSchemas schemas = OfficialSchemas.read(folder.resolve("schemas"), findings);
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
    return Agreements.load(config, Rulebook.known(catalogue, keys));
  }
}
