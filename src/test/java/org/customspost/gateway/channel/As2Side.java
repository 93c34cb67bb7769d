package org.customspost.gateway.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.channel.as2.AgreedKeys;
import org.customspost.gateway.channel.as2.As2Delivery;
import org.customspost.gateway.channel.as2.As2Doors;
import org.customspost.gateway.channel.as2.As2Server;
import org.customspost.gateway.channel.as2.As2Wrapping;
import org.customspost.gateway.channel.as2.Listening;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.flow.Correspond;
import org.customspost.gateway.flow.Encoded;
import org.customspost.gateway.flow.KeepHandover;
import org.customspost.gateway.flow.Keeping;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.flow.ReceiptDue;
import org.customspost.gateway.flow.Receive;
import org.customspost.gateway.flow.Send;
import org.customspost.gateway.flow.Sign;
import org.customspost.gateway.flow.Signatures;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Known;
import org.customspost.gateway.partner.Retention;
import org.customspost.gateway.partner.RetentionClass;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.Secrets;
import org.customspost.gateway.signing.Signers;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * One end of AS2: the door over a real server and a real journal, and the outbox, worked by hand.
 */
public final class As2Side implements AutoCloseable {
  private static final Duration LEASE = Duration.ofMinutes(1);

  final Database database = TestDatabase.fresh(20);
  final Work work = new Work(database);
  final Departures departures = new Departures();
  final Payloads payloads;
  final Reception receive;
  final Correspondence correspondence;
  final CurrentAgreements agreements;
  final CurrentKeys keys;
  private final Map<String, As2Delivery> doors = new HashMap<>();
  private final As2Server server;

  /** Whether somebody has paused the channels. */
  volatile boolean paused;

  private final Sign sign;
  private final Send send;
  private final ReceiptDue due;

  public As2Side(
      Path folder,
      Listening listening,
      List<SigningKey> own,
      Map<String, SigningKey> partners,
      Map<String, String> yaml) {
    try {
      Path config = folder.resolve("config");
      Files.createDirectories(config.resolve("partners"));
      for (var each : yaml.entrySet())
        Files.writeString(
            config.resolve("partners").resolve(each.getKey() + ".yaml"), each.getValue());
      KeyRing ring = new KeyRing(own);
      Map<String, List<TrustedCertificate>> certificates = new HashMap<>();
      partners.forEach(
          (alias, key) ->
              certificates.put(alias, List.of(new TrustedCertificate(alias, key.certificate()))));
      Known known =
          new Known(
              Map.of(),
              Map.of(),
              Map.of(),
              Set.of(),
              Set.of(),
              Set.of(),
              Set.of("default"),
              Set.of(),
              Set.copyOf(ring.aliases()),
              certificates.keySet(),
              Set.of(),
              Set.of());
      agreements = new CurrentAgreements(config, () -> known);
      TestSealing sealing = new TestSealing();
      payloads = new Payloads(database, sealing);
      Keeping under =
          new Keeping(
              new RetentionUnits(database, sealing, Clock.systemUTC()),
              agreements,
              Retention.UNSAID);
      Arrivals arrivals = new Arrivals();
      Log log = new Log();
      Providers providers = Providers.choose();
      Primitives primitives = Primitives.choose(providers);
      keys = new CurrentKeys(KeyBook.of(ring, certificates));
      AgreedKeys agreed = new AgreedKeys(keys);
      receive =
          new Receive(
              database,
              under,
              (sender, head) -> RetentionClass.ITEMS,
              payloads,
              arrivals,
              work,
              log,
              agreements,
              new KeepHandover(payloads, departures, work));
      correspondence = new Correspond(database, under, payloads, arrivals, departures, work, log);
      server = new As2Server(listening, Secrets.ofProcess(config)::text);
      As2Doors kind =
          new As2Doors(
              server,
              agreements,
              agreed,
              primitives,
              receive,
              correspondence,
              (partner, channel) -> paused,
              folder.resolve("spool"));
      for (Agreement each : agreements.now().all())
        for (Channel channel : each.channels()) open(kind.door(each.partner(), channel));
      As2Wrapping wrapping =
          new As2Wrapping(agreements, agreed, primitives, folder.resolve("packing"));
      Signatures signatures = new Signatures(new Signers(keys, providers), wrapping);
      sign = new Sign(database, under, payloads, departures, work, log, signatures);
      send = new Send(database, payloads, departures, work, log, this::dispatch, agreements);
      due = new ReceiptDue(database, departures, work, log, agreements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(Optional<Door> opened) {
    Door door = opened.orElseThrow();
    doors.put(door.name(), (As2Delivery) door.beans().get(door.name() + ".out"));
  }

  private List<String> dispatch(List<Departure> leaving) {
    String door = Door.name(leaving.get(0).partner(), leaving.get(0).channel());
    return Objects.requireNonNull(doors.get(door)).deliver(leaving);
  }

  public static Listening listening(int port) {
    return new Listening(
        Optional.of(new Listening.Address("127.0.0.1", port)), Optional.empty(), limits());
  }

  static Listening.Limits limits() {
    Listening.Pace pace =
        new Listening.Pace(
            Duration.ofSeconds(20), 1024, Duration.ofSeconds(10), Duration.ofMinutes(5));
    return new Listening.Limits(512L << 20, 16 * 1024, Duration.ofSeconds(20), pace, 200, 200, 8);
  }

  /** Takes the TLS key of the server from its file again. */
  void renew() {
    server.renew();
  }

  int securePort() {
    return server.securePort();
  }

  /** Writes a departure into the outbox, packed; gives its id. */
  public long pack(String partner, String body) {
    return pack(partner, Body.of(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  long pack(String partner, Body body) {
    long id =
        database.transaction(
            handle -> {
              long next = Ids.next(handle, "departure", 1).get(0);
              departures.plan(handle, List.of(As2Report.planned(next, partner)));
              return next;
            });
    sign(id, partner, body);
    return id;
  }

  void sign(long id, String partner, Body body) {
    sign.sign(
        List.of(
            new Encoded(As2Report.planned(id, partner), body, "application/edifact", List.of())));
  }

  /** Sends all that is due now; false where nothing was. */
  public boolean sendAll() {
    List<Work.Entry> entries = work.leaseGroup(Kinds.SEND, "side", 50, LEASE);
    if (entries.isEmpty()) return false;
    send.send(entries);
    sendAll();
    return true;
  }

  /** Sends what was sent already once more, as support may ask for. */
  void sendAgain(long id) {
    database.run(handle -> departures.again(handle, List.of(id)));
    sendNow(id);
  }

  /** Sends a ready departure now, whenever its next try is. */
  void sendNow(long id) {
    String door = query("select partner || '/as2' from departure where id = " + id).get(0);
    database.run(
        handle -> {
          handle.execute("delete from work where subject = ? and kind = ?", id, Kinds.SEND);
          work.enqueue(handle, Kinds.SEND, List.of(new Work.Task(id, door, 0)));
        });
    sendAll();
  }

  /** Looks at all receipts that are due now. */
  public boolean lookForReceipts() {
    List<Work.Entry> entries = work.lease(Kinds.RECEIPT_DUE, "side", 50, LEASE);
    if (!entries.isEmpty()) due.look(entries);
    return !entries.isEmpty();
  }

  /** Packs, sends, and tells what became of it. */
  String sent(String partner, String body) {
    long id = pack(partner, body);
    sendAll();
    return state(id);
  }

  String state(long departure) {
    return query("select state from departure where id = " + departure).get(0);
  }

  public byte[] packed(long departure) {
    return bytes(query("select payload from departure where id = " + departure).get(0));
  }

  private byte[] bytes(String payload) {
    try (var in = payloads.open(Long.parseLong(payload))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> query(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /** The payloads of all arrivals that are to be worked on, in their order. */
  public List<String> taken() {
    return query("select payload from arrival where state = 'RECEIVED' order by id").stream()
        .map(payload -> new String(bytes(payload), StandardCharsets.ISO_8859_1))
        .toList();
  }

  @Override
  public void close() throws IOException {
    server.close();
    work.close();
    database.close();
  }
}
