package org.customspost.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.customspost.gateway.alert.Alerts;
import org.customspost.gateway.app.metrics.Health;
import org.customspost.gateway.channel.CamelGateway;
import org.customspost.gateway.channel.Doors;
import org.customspost.gateway.channel.as2.As2Server;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.channel.jms.JmsDoors;
import org.customspost.gateway.channel.sftp.MailboxDoors;
import org.customspost.gateway.channel.sftp.MailboxServer;
import org.customspost.gateway.channel.sftp.SftpDoors;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.AgreementsWatch;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Secrets;

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
  private final Paused paused;

  private Gateway(Settings settings, Edges edges, Closing closing) throws IOException {
    this.closing = closing;
    var keys = Rulebook.beginKeys(settings); // while the database starts
    memory = closing.add(Memory.open(settings));
    Path mappings = settings.home().resolve("mappings");
    rulebook = Rulebook.load(settings, keys, snapshots(settings, mappings));
    Path spool = settings.data().resolve("as2");
    Line line = new Line(memory, rulebook, spool.resolve("out"));
    Broker broker =
        closing.add(
            new Broker(
                settings.data().resolve("broker"),
                settings.broker().host(),
                settings.broker().port()));
    mailboxes =
        closing.add(
            new MailboxServer(
                settings.data().resolve("sftp"),
                settings.sftp().host(),
                settings.sftp().port(),
                settings.largestUpload()));
    Secrets secrets = org.customspost.gateway.signing.Secrets.ofProcess(settings.config())::text;
    as2 = new As2Server(settings.as2(), secrets);
    paused = new Paused(memory.database());
    Reception reception = edges.in().apply(line.receive());
    FolderWatch folders = closing.add(FolderWatch.of(memory.database()));
    camel =
        closing.add(
            CamelGateway.start(
                settings.home().resolve("routes"),
                line.beans(departures -> edges.out().apply(doors()).send(departures)),
                List.of(
                    new FileDoors(reception, folders),
                    new SftpDoors(reception, secrets, folders),
                    new MailboxDoors(
                        mailboxes, new FileDoors(reception, FolderLeases.ALONE), secrets),
                    new JmsDoors(reception, secrets, broker),
                    line.as2Doors(as2, reception, spool.resolve("in"), paused::stands))));
    closing.add(
        as2); // it must be closed before its doors: a partner is not told that it is unknown
    line.batches(camel.context());
    DoorKeeper keeper = new DoorKeeper(camel.doors(), paused);
    for (Agreement each : rulebook.agreements().now().all()) keeper.open(each);
    rulebook.agreements().listen(keeper);
    closing.add(new AgreementsWatch(settings.config(), rulebook.agreements()));
    closing.add(new CatalogueWatch(mappings, settings.config(), rulebook));
    closing.add(new KeyWatch(settings, rulebook, () -> keysChanged(keeper)));
    closing.add(new ExpiryWatch(rulebook.keys(), Clock.systemUTC()));
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

  private void keysChanged(DoorKeeper keeper) {
    keeper.keysChanged(rulebook.agreements().now());
    as2.renew();
  }

  private CatalogueSnapshots snapshots(Settings settings, Path mappings) {
    Path scratch = settings.data().resolve("catalogues");
    return new CatalogueSnapshots(memory.database(), mappings, settings.config(), scratch);
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
    List<String> closed = new ArrayList<>();
    for (Agreement agreement : rulebook.agreements().now().all())
      for (Channel each : agreement.channels())
        closed.add(Door.name(agreement.partner(), each.id()));
    closed.removeAll(camel.doors().open());
    return new Health(
        memory.database().answers(), closed, List.copyOf(new TreeSet<>(paused.channels())));
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
