package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.RDG_133;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.postgres.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The story of an item or a message, from the journal of a gateway that runs or rests. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the story of an item or a message, and what it waits for.",
      "Versions, filings, documents with their proof of transport, answers, notices and findings,",
      "in the order of time. Only reads; personal values are not shown."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway trace CP473124829GB        an item",
      "  ./gateway trace CP000000001X         a declaration by its LRN, or customs' MRN",
      "  ./gateway trace items-0715.edi       a file, or a control reference",
      "  ./gateway trace 057-51987552         a waybill, consignment, despatch or receptacle",
      "  ./gateway trace --json CP473124829GB | jq '.[].waits'",
      "",
      "Exit code 0 where something is known, 1 where nothing is."
    })
final class TraceCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 2;

  @Parameters(
      paramLabel = "ID",
      description =
          "S10 item id, LRN, MRN, notice id, control reference, file name, or receptacle,"
              + " despatch, consignment or waybill.")
  private String id = "";

  @Option(names = "--json", description = "Prints JSON for scripts.")
  private boolean json;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder of gateway.yaml (default: config/ of the gateway).")
  private Path config = Gateway.home().resolve("config");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Findings findings = new Findings();
    Path folder = config.toAbsolutePath().normalize();
    Settings settings = Settings.read(Gateway.home(), folder, findings);
    findings.throwIfRejected();
    try (Closing closing = new Closing()) {
      Address address = Memory.addressForCommand(settings, closing);
      return tell(closing.add(Database.open(address, CONNECTIONS)));
    }
  }

  private int tell(Database database) throws IOException {
    List<Story> stories =
        database.transaction(
            handle -> {
              handle.execute("set transaction read only");
              return new Stories().of(handle, id.strip());
            });
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? StoryText.json(stories) : StoryText.table(stories));
    out.flush();
    if (!stories.isEmpty()) return 0;
    spec.commandLine().getErr().println(Finding.of(RDG_133, Place.NOWHERE, "id", id));
    return 1;
  }
}
