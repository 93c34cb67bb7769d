package org.customspost.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.GatewayException;
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
      "Syntax and version of the file are detected. What only the gateway's dossiers know is left"
          + " out with a warning, unless supplied."
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
      TranslationRequest request =
          new TranslationRequest(
              from, to, partner, authority, item, lrn, mrn, config.toAbsolutePath().normalize());
      request.translation().run(file, new Translation.Result(output::document, output::finding));
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
}
