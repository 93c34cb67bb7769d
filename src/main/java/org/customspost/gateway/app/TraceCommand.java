package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.RDG_133;
import static org.customspost.gateway.error.ErrorCode.TRK_460;
import static org.customspost.gateway.error.ErrorCode.TRK_461;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.KeptBytes;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.find.Finder;
import org.customspost.gateway.journal.find.Found;
import org.customspost.gateway.journal.find.Question;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The story of an item or a message, from the journal of a gateway that runs or rests. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the story of an item or a message, and what it waits for.",
      "Versions, filings, documents with their proof of transport, answers, notices and findings,"
          + " in the order of time. Personal values are not shown. What is kept byte for byte stands"
          + " in the kept lines; --kept writes it to a file, and it is noted who had it."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway trace CP473124829GB        an item; also \"cp 473 124 829 gb\"",
      "  ./gateway trace CP000000001X         a declaration by its LRN, or customs' MRN",
      "  ./gateway trace items-0715.edi       a file, a control reference, or an AS2 Message-ID",
      "  ./gateway trace items-0715.edi --kept p17 --out message.eml",
      "  ./gateway trace 057-51987552         a waybill, consignment, despatch or receptacle",
      "  ./gateway trace BA816/2026-12-24     a flight",
      "  ./gateway trace --json CP473124829GB | jq '.[].waits'",
      "",
      "Exit code 0 where something is known, 1 where nothing is."
    })
final class TraceCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 2;

  @Parameters(
      paramLabel = "ID",
      description =
          "S10 item id, LRN, MRN, notice id, control reference, file name, AS2 Message-ID, or"
              + " receptacle, despatch, consignment, waybill or flight.")
  private String id = "";

  @Option(names = "--json", description = "Prints JSON for scripts.")
  private boolean json;

  @Option(
      names = "--kept",
      paramLabel = "KEY",
      description = "Writes these bytes to --out: see the kept lines of the story.")
  private String kept = "";

  @Option(names = "--out", paramLabel = "FILE", description = "A new file, for --kept.")
  private @Nullable Path out;

  @Option(names = "--by", paramLabel = "NAME", description = "Who asks (default: your log-in).")
  private String by = System.getProperty("user.name", "unknown");

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (ConfigOption.Journal journal = config.journal(CONNECTIONS)) {
      return kept.isEmpty()
          ? tell(journal.database(), journal.settings())
          : write(journal.database(), journal.settings());
    }
  }

  private int write(Database database, Settings settings) throws IOException {
    Path file = out;
    if (file == null) throw new ParameterException(spec.commandLine(), "--kept needs --out FILE");
    List<Story.Kept> all =
        stories(database).stream().flatMap(each -> each.kept().stream()).toList();
    Optional<Story.Kept> found = all.stream().filter(each -> each.key().equals(kept)).findFirst();
    if (found.isEmpty()) throw notKept(all);
    KeptBytes bytes = new KeptBytes(Memory.payloadsForCommand(settings, database));
    database.run(handle -> write(handle, bytes, found.get(), file));
    PrintWriter text = spec.commandLine().getOut();
    text.printf("%s %s is in %s.%n", found.get().what(), found.get().name(), file);
    text.flush();
    return 0;
  }

  /** The file first: where it cannot be written, nobody had the bytes. */
  private void write(Handle handle, KeptBytes bytes, Story.Kept found, Path file)
      throws IOException {
    try (InputStream in = bytes.open(handle, found)) {
      Files.copy(in, file);
    } catch (FileAlreadyExistsException e) {
      throw new GatewayException(Finding.of(TRK_461, Place.NOWHERE, "file", file.toString()), e);
    }
    String text = "%s %s of %s by %s".formatted(found.what(), found.key(), id.strip(), by);
    new Log().event(handle, new Log.Event("exported", null, null, null, text));
  }

  private GatewayException notKept(List<Story.Kept> all) {
    String allowed = all.stream().map(Story.Kept::key).collect(Collectors.joining(", "));
    return new GatewayException(
        Finding.of(
            TRK_460,
            Place.NOWHERE,
            "key",
            kept,
            "id",
            id,
            "allowed",
            allowed.isEmpty() ? "none" : allowed));
  }

  private List<Story> stories(Database database) {
    return database.transaction(handle -> stories(handle, found(handle)));
  }

  private Found found(Handle handle) {
    handle.execute("set transaction read only");
    return new Finder().find(handle, Question.of(id));
  }

  private static List<Story> stories(Handle handle, Found found) {
    return MatchFacts.added(
        handle, StateFacts.added(handle, new Stories().of(handle, found.key())));
  }

  private int tell(Database database, Settings settings) throws IOException {
    Found found = database.transaction(this::found);
    List<Story> known = database.transaction(handle -> stories(handle, found));
    List<Story> stories = new PointedFacts(settings, database).added(known);
    PrintWriter text = spec.commandLine().getOut();
    text.print(json ? StoryText.json(stories) : StoryText.table(stories));
    text.flush();
    if (!stories.isEmpty()) return 0;
    PrintWriter errors = spec.commandLine().getErr();
    errors.println(Finding.of(RDG_133, Place.NOWHERE, "id", id));
    found.slip().ifPresent(errors::println);
    return 1;
  }
}
