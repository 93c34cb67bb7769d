package org.customspost.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.customspost.gateway.alert.Alerts;
import org.customspost.gateway.app.metrics.Health;
import org.customspost.gateway.app.traces.Traces;
import org.customspost.gateway.app.traces.Tracing;
import org.customspost.gateway.channel.CamelGateway;
import org.customspost.gateway.channel.Doors;
import org.customspost.gateway.channel.as2.As2Server;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.door.Intake;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.channel.jms.JmsDoors;
import org.customspost.gateway.channel.sftp.MailboxDoors;
import org.customspost.gateway.channel.sftp.MailboxServer;
import org.customspost.gateway.channel.sftp.SftpDoors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Surroundings;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.AgreementsWatch;
import org.customspost.gateway.partner.Secrets;
import org.jdbi.v3.core.Handle;

/** The whole gateway: memory, line, doors, workers. Started whole or not at all. */
public final class Gateway implements AutoCloseable {
  /**
   * What tests may put around the two outside edges of the line, to watch them or to make them
   * fail.
   */
  public record Edges(UnaryOperator<Reception> in, UnaryOperator<Dispatch> out) {
    public static final Edges PLAIN = new Edges(UnaryOperator.identity(), UnaryOperator.identity());
  }

  private final Closing closing;
  private final Memory memory;
  private final Rulebook rulebook;
  private final MailboxServer mailboxes;
  private final As2Server as2;
  private final CamelGateway camel;
  private final Intake intake = new Intake();
  private final Paused paused;
  private final Houses houses;

  private Gateway(Settings settings, Edges edges, Closing closing) throws IOException {
    this.closing = closing;
    Rulebook.Reading reading = Rulebook.begin(settings); // while the database starts
    memory = closing.add(Memory.open(settings));
    Path mappings = settings.home().resolve("mappings");
    rulebook = Rulebook.load(settings, reading, CatalogueSnapshots.of(settings, memory.database()));
    Path spool = settings.data().resolve("as2");
    Line line = new Line(memory, rulebook, settings.retention(), spool.resolve("out"));
    Broker broker =
        closing.add(
            new Broker(
                settings.data().resolve("broker"),
                settings.broker().host(),
                settings.broker().port(),
                settings.disk().ofBroker(settings.data())));
    mailboxes =
        closing.add(
            new MailboxServer(
                settings.data().resolve("sftp"),
                settings.sftp().host(),
                settings.sftp().port(),
                settings.largestUpload(),
                intake));
    Secrets secrets = org.customspost.gateway.signing.Secrets.ofProcess(settings.config())::text;
    as2 = new As2Server(settings.as2(), secrets);
    Disks disks = Disks.of(settings, memory.database());
    DiskWatch disk = diskWatch(disks);
    paused = new Paused(memory.database());
    Optional<Traces> traces = settings.traces().map(each -> traces(each, secrets));
    Reception receive = line.receive();
    Reception reception =
        edges
            .in()
            .apply(
                new RoomForAll(
                    traces.map(each -> each.aroundReceive(receive)).orElse(receive),
                    disk::refused));
    Dispatch dispatch = departures -> edges.out().apply(doors()).send(departures);
    Map<String, Object> beans =
        new HashMap<>(line.beans(traces.map(each -> each.aroundDoors(dispatch)).orElse(dispatch)));
    traces.ifPresent(each -> beans.putAll(each.beans()));
    FolderWatch folders = closing.add(FolderWatch.of(memory.database()));
    camel =
        closing.add(
            CamelGateway.start(
                settings.home().resolve("routes"),
                beans,
                List.of(
                    new FileDoors(reception, folders),
                    new SftpDoors(reception, secrets, folders),
                    new MailboxDoors(
                        mailboxes, new FileDoors(reception, FolderLeases.ALONE), secrets),
                    new JmsDoors(reception, secrets, broker),
                    line.as2Doors(as2, reception, spool.resolve("in"), this::takesNothing))));
    closing.add(
        as2); // it must be closed before its doors: a partner is not told that it is unknown
    line.batches(camel.context());
    closing.add(disk.start());
    DoorKeeper keeper = new DoorKeeper(camel.doors(), paused);
    keeper.open(rulebook.agreements().now());
    rulebook.agreements().listen(keeper);
    closing.add(new AgreementsWatch(settings.config(), rulebook.agreements()));
    closing.add(new CatalogueWatch(mappings, settings.config(), rulebook));
    closing.add(
        new KeyWatch(settings, reading.stamps().join(), rulebook, () -> keysChanged(keeper)));
    closing.add(new ExpiryWatch(rulebook.keys(), Clock.systemUTC()));
    closing.add(new RollUpWatch(memory.database(), Clock.systemUTC()));
    closing.add(
        new DatabaseWatch(
            memory.database()::answers, settings.database().isEmpty(), Clock.systemUTC()));
    houses =
        new Houses(
            memory.database(),
            () -> Neighbourhood.of(rulebook, camel.doors(), disks, intake),
            Clock.systemUTC(),
            System::nanoTime);
    Alerts alerts =
        new Alerts(
            memory.database(),
            memory.work(),
            settings.alerts(),
            secrets::resolve,
            Clock.systemUTC());
    closing.add(new Workers(memory, line, alerts, camel.context(), settings.threads(), paused));
    closing.add(new PauseWatch(paused, keeper, () -> memory.work().wake(Kinds.SEND)));
  }

  /**
   * @throws GatewayException CFG or JRN with everything that is wrong; nothing stays open then
   */
  public static Gateway start(Settings settings) {
    return start(settings, Edges.PLAIN);
  }

  public static Gateway start(Settings settings, Edges edges) {
    Closing closing = new Closing();
    try {
      return new Gateway(settings, edges, closing);
    } catch (IOException e) {
      closing.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) { // nothing that was opened may stay open
      closing.close();
      throw e;
    }
  }

  private static void alert(Handle handle, Finding finding) {
    new Log().findings(handle, List.of(new Log.Noted(finding, null, null, null)));
  }

  /** Only here its classes are loaded. */
  private Traces traces(Tracing where, Secrets secrets) {
    return closing.add(Traces.open(where, secrets::resolve, memory.database()));
  }

  private boolean takesNothing(String partner, String channel) {
    return !intake.isOpen() || paused.stands(partner, channel);
  }

  private DiskWatch diskWatch(Disks disks) {
    return new DiskWatch(
        disks,
        intake,
        taking -> doors().take(taking),
        finding -> memory.database().run(handle -> alert(handle, finding)),
        Clock.systemUTC());
  }

  private void keysChanged(DoorKeeper keeper) {
    keeper.keysChanged(rulebook.agreements().now());
    as2.renew();
  }

  private Doors doors() {
    return camel.doors();
  }

  /** The journal, for commands that read it. */
  public Memory memory() {
    return memory;
  }

  /** Agreements and catalogue in force. */
  public Rulebook rulebook() {
    return rulebook;
  }

  /** Port of the SFTP server. */
  public int sftpPort() {
    return mailboxes.port();
  }

  /** Port of the AS2 server; -1 where no partner has an AS2 channel. */
  public int as2Port() {
    return as2.port();
  }

  /** Whether the journal answers, and which doors are agreed and not open. */
  public Health health() {
    List<String> closed =
        Neighbourhood.doors(rulebook.agreements().now(), camel.doors()).stream()
            .filter(Surroundings.Door::closed)
            .map(each -> Door.name(each.partner(), each.channel()))
            .toList();
    return new Health(
        memory.database().answers(),
        closed,
        List.copyOf(new TreeSet<>(paused.channels())),
        intake.closedBecause().map(Finding::toString).orElse(""));
  }

  /** The house, for whoever looks at it. */
  public Houses houses() {
    return houses;
  }

  /** Folder of mappings/ and routes/: the project's own, or as the launcher says. */
  public static Path home() {
    return Path.of(System.getProperty("gateway.home", ".")).toAbsolutePath().normalize();
  }

  @Override
  public void close() {
    closing.close();
  }
}
