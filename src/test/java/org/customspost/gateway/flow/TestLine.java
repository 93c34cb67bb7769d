package org.customspost.gateway.flow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.journal.AlertCauses;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.Sealing;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Wrapping;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Retention;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.Signers;

/** One node of the line over a real database, without Camel: what Camel carries, a loop carries. */
final class TestLine implements AutoCloseable {
  private static final Duration LEASE = Duration.ofMinutes(1);

  final Database database;
  final LineFolders folders;
  final Work work;
  final Payloads payloads;
  final Arrivals arrivals = new Arrivals();
  final Departures departures = new Departures();
  final Receive receive;
  final Identify identify;
  final Inspect inspect;
  final Read read;
  final Validate validate;
  final Track track;
  final Write write;
  final Encode encode;
  final Sign sign;
  final Send send;
  final Repeats repeats;
  final Failure failure;
  final MatchArrivals matches;
  final CurrentAgreements agreements;
  final CurrentCatalogue current;
  final List<Departure> sent = new ArrayList<>();
  private final String node;

  /** A node with a fresh database of its own. */
  TestLine(Database database, Path folder, String post, String customs) {
    this(
        database,
        LineFolders.in(folder, Map.of("post", post, "customs", customs)),
        new TestSealing(),
        "node");
  }

  /** A node on a database that others may use too. */
  TestLine(Database database, LineFolders folders, Sealing sealing, String node) {
    this(database, folders, sealing, node, null);
  }

  TestLine(
      Database database,
      LineFolders folders,
      Sealing sealing,
      String node,
      @org.jspecify.annotations.Nullable Dispatch door) {
    this.database = database;
    this.folders = folders;
    this.node = node;
    Catalogue catalogue = folders.catalogue();
    agreements = folders.agreements(catalogue);
    current = new CurrentCatalogue(catalogue, hash -> java.util.Optional.empty());
    work = new Work(database);
    Log log = new Log();
    payloads = new Payloads(database, sealing);
    Keeping under =
        new Keeping(
            new RetentionUnits(database, sealing, Clock.systemUTC()), agreements, Retention.UNSAID);
    Bytes bytes = new Bytes(payloads);
    Stores stores = Stores.all();
    Respond respond = new Respond();
    Recent recent = new Recent();
    Contents contents =
        new Contents(
            database,
            arrivals,
            stores.dossiers(),
            stores.answers(),
            stores.referrals(),
            agreements,
            current);
    Declare declare = new Declare(contents, recent, agreements);
    Tell tell = new Tell(database, stores.dossiers(), departures, contents, declare, agreements);
    receive = TestReceive.into(database, under, payloads, agreements, current, work);
    identify = new Identify(database, bytes, arrivals, agreements, current);
    Providers providers = Providers.choose(true);
    CurrentKeys none = new CurrentKeys(KeyBook.EMPTY);
    inspect = new Inspect(bytes, new AnswerSignature(database, arrivals, bytes, providers, none));
    validate = new Validate(agreements);
    track = Track.of(database, stores, work, respond, recent, agreements);
    read = new Read(bytes, portion -> track.track(validate.validate(portion)));
    Answering answering =
        new Answering(
            database, arrivals, bytes, log, agreements, new QualityReport(arrivals, log), recent);
    Refer refer = new Refer(database, stores, contents);
    Report report =
        new Report(database, stores.cargoReports(), stores.receptacleEvents(), contents);
    write = new Write(bytes, agreements, current, declare, tell, refer, report, answering);
    encode = new Encode(agreements, current, OfficialSchemas.none());
    Signatures signatures = new Signatures(new Signers(none, providers), Wrapping.NONE);
    sign = new Sign(database, under, payloads, departures, work, log, signatures);
    Dispatch keeping = door == null ? this::keep : door;
    send = new Send(database, payloads, departures, work, log, keeping, agreements);
    repeats = new Repeats(database, arrivals, departures, work, log);
    failure = new Failure(database, arrivals, departures, work, log, respond, agreements, current);
    matches = new MatchArrivals(database, work, agreements, current);
  }

  private List<String> keep(List<Departure> departures) {
    sent.addAll(departures);
    return departures.stream().map(Departure::fileName).toList();
  }

  /** Receives a file and walks until nothing is left to do. */
  void take(String partner, String name, String text) {
    receive(partner, name, text);
    walk();
  }

  void posted(String item) {
    take("post", "items.xml", LineMessages.items(item));
  }

  void happened(String... events) {
    take("post", "events.xml", LineMessages.events(events));
  }

  void told(String... answers) {
    take("customs", "answers.xml", LineMessages.answers(answers));
  }

  long receive(String partner, String name, String text) {
    return receive(partner, name, text.getBytes(StandardCharsets.UTF_8));
  }

  long receive(String partner, String name, byte[] body) {
    try {
      return receive.receive(
          new Incoming(partner, "box", name, Map.of(), new ByteArrayInputStream(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void walk() {
    while (arrive() || depart() || dispatch() || match() || aside()) {}
  }

  boolean match() {
    return took(Kinds.MATCH, matches::match);
  }

  private boolean took(String kind, Consumer<List<Work.Entry>> step) {
    List<Work.Entry> entries = work.leaseGroup(kind, node, 50, LEASE);
    if (!entries.isEmpty()) step.accept(entries);
    return !entries.isEmpty();
  }

  boolean arrive() {
    List<Work.Entry> entries = work.lease(Kinds.LOADING, node, 1, LEASE);
    if (entries.isEmpty()) entries = work.lease(Kinds.ARRIVAL, node, 1, LEASE);
    for (Work.Entry each : entries) arrive(each);
    return !entries.isEmpty();
  }

  // Beside the line; nobody gathers alerts here.
  private boolean aside() {
    SetClocks clocks = clocks(Clock.systemUTC());
    NoticeAgain again = new NoticeAgain(database, Stores.all(), work, agreements, current);
    return took(AlertCauses.KIND, alerts -> database.run(handle -> work.done(handle, alerts)))
        || took(Kinds.NOTICE_AGAIN, again::tell)
        || took(Kinds.CLOCK_ANNOUNCED, clocks::announced)
        || took(Kinds.CLOCK, clocks::set);
  }

  SetClocks clocks(Clock clock) {
    return new SetClocks(database, Stores.all(), work, agreements, current, clock);
  }

  private void arrive(Work.Entry entry) {
    Arrival arrival = database.transaction(handle -> arrivals.get(handle, entry.subject()));
    try {
      boolean waits =
          database.transaction(handle -> arrivals.state(handle, arrival.id()))
              == Arrivals.State.RECEIVED;
      if (waits && repeats.judge(arrival) == Repeats.Verdict.NEW)
        read.read(inspect.inspect(identify.identify(arrival)));
      database.run(handle -> work.done(handle, List.of(entry)));
    } catch (IOException | RuntimeException e) { // as the workers do: whatever a step throws
      failure.of(entry, arrival, e);
    }
  }

  boolean depart() {
    List<Work.Entry> entries = work.leaseGroup(Kinds.WRITE, node, 50, LEASE);
    if (entries.isEmpty()) return false;
    List<Long> ids = entries.stream().flatMap(each -> each.subjects().stream()).toList();
    List<Planned> planned = database.transaction(handle -> departures.planned(handle, ids));
    sign.sign(encode.encode(write.write(planned)));
    database.run(handle -> work.done(handle, entries));
    return true;
  }

  /** Looks at what is awaited as it is so much later. */
  void remind(Duration later) {
    new Later(this, node, Clock.offset(Clock.systemUTC(), later)).remind();
  }

  boolean dispatch() {
    return took(Kinds.SEND, send::send);
  }

  /** What was sent to a partner, oldest first, as text. */
  List<String> sentTo(String partner, Planned.Kind kind) {
    return sent.stream()
        .filter(each -> each.partner().equals(partner))
        .filter(each -> kind.name().equals(each.properties().get("kind")))
        .map(Said::by)
        .toList();
  }

  List<String> declarations() {
    return sentTo("customs", Planned.Kind.DECLARATION);
  }

  List<String> decisions() {
    return sentTo("post", Planned.Kind.NOTICE).stream()
        .map(each -> Said.part(each, "decision"))
        .toList();
  }

  List<String> lrns() {
    return declarations().stream().map(each -> Said.part(each, "lrn")).toList();
  }

  List<String> functions() {
    return declarations().stream().map(each -> Said.part(each, "function")).toList();
  }

  List<String> filings() {
    return query("select concat_ws(' ', state, nullif(standing, '')) from filing order by id");
  }

  List<String> query(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /** Codes of all findings that are kept, in their order. */
  List<String> findings() {
    return query("select code from finding order by id");
  }

  List<String> events() {
    return query("select kind from event order by id");
  }

  @Override
  public void close() {
    try (database;
        work) {
      References.allLeadSomewhere(this);
    }
  }
}
