package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.channel.as2.AgreedKeys;
import org.customspost.gateway.channel.as2.As2Doors;
import org.customspost.gateway.channel.as2.As2Server;
import org.customspost.gateway.channel.as2.As2Wrapping;
import org.customspost.gateway.flow.AnswerSignature;
import org.customspost.gateway.flow.Answering;
import org.customspost.gateway.flow.AwaitedAcknowledgements;
import org.customspost.gateway.flow.AwaitedAnswers;
import org.customspost.gateway.flow.AwaitedHolds;
import org.customspost.gateway.flow.AwaitedReferrals;
import org.customspost.gateway.flow.Bytes;
import org.customspost.gateway.flow.Contents;
import org.customspost.gateway.flow.Correspond;
import org.customspost.gateway.flow.CurrentCatalogue;
import org.customspost.gateway.flow.Declare;
import org.customspost.gateway.flow.Encode;
import org.customspost.gateway.flow.Failure;
import org.customspost.gateway.flow.FirstLook;
import org.customspost.gateway.flow.Identify;
import org.customspost.gateway.flow.Inspect;
import org.customspost.gateway.flow.KeepHandover;
import org.customspost.gateway.flow.Keeping;
import org.customspost.gateway.flow.MatchArrivals;
import org.customspost.gateway.flow.NoticeAgain;
import org.customspost.gateway.flow.Portion;
import org.customspost.gateway.flow.QualityReport;
import org.customspost.gateway.flow.Read;
import org.customspost.gateway.flow.ReceiptDue;
import org.customspost.gateway.flow.Receive;
import org.customspost.gateway.flow.Recent;
import org.customspost.gateway.flow.Refer;
import org.customspost.gateway.flow.Remind;
import org.customspost.gateway.flow.Repeats;
import org.customspost.gateway.flow.Report;
import org.customspost.gateway.flow.Respond;
import org.customspost.gateway.flow.Send;
import org.customspost.gateway.flow.SetClocks;
import org.customspost.gateway.flow.Sign;
import org.customspost.gateway.flow.Signatures;
import org.customspost.gateway.flow.Stores;
import org.customspost.gateway.flow.Tell;
import org.customspost.gateway.flow.Track;
import org.customspost.gateway.flow.Validate;
import org.customspost.gateway.flow.Write;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Purge;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.model.passage.Wrapping;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Retention;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.Signers;
import org.jspecify.annotations.Nullable;

/** Wires the steps of the line, by constructor. */
final class Line {
  private final Memory memory;
  private final Rulebook rulebook;
  private final Stores stores = Stores.all();
  private final Respond respond = new Respond();
  private final Recent recent = new Recent();
  private final Providers providers = Providers.choose();
  private final Bytes bytes;
  private final Keeping keeping;
  private final Wrapping wrapping;
  private @Nullable ProducerTemplate template;

  Line(Memory memory, Rulebook rulebook, Retention retention, Path spool) {
    this.memory = memory;
    this.rulebook = rulebook;
    this.wrapping =
        new As2Wrapping(rulebook.agreements(), as2Keys(), Primitives.choose(providers), spool);
    this.bytes = new Bytes(memory.payloads());
    this.keeping = new Keeping(memory.units(), rulebook.agreements(), retention);
  }

  Receive receive() {
    return new Receive(
        database(),
        keeping,
        new FirstLook(catalogue()),
        memory.payloads(),
        stores.arrivals(),
        work(),
        stores.log(),
        agreements(),
        new KeepHandover(memory.payloads(), stores.departures(), work()));
  }

  /** The door over AS2, which shares nothing with the line but its words. */
  As2Doors as2Doors(
      As2Server server, Reception reception, Path spool, BiPredicate<String, String> paused)
      throws IOException {
    return new As2Doors(
        server,
        agreements(),
        as2Keys(),
        Primitives.choose(providers),
        reception,
        correspond(),
        paused,
        spool);
  }

  private AgreedKeys as2Keys() {
    return new AgreedKeys(rulebook.keys());
  }

  private Correspond correspond() {
    return new Correspond(
        database(),
        keeping,
        memory.payloads(),
        stores.arrivals(),
        stores.departures(),
        work(),
        stores.log());
  }

  ReceiptDue receiptDue() {
    return new ReceiptDue(database(), stores.departures(), work(), stores.log(), agreements());
  }

  /** What routes/line.camel.yaml calls by name. */
  Map<String, Object> beans(Dispatch dispatch) {
    return Map.ofEntries(
        Map.entry(
            "identify",
            new Identify(database(), bytes, stores.arrivals(), agreements(), catalogue())),
        Map.entry(
            "inspect",
            new Inspect(
                bytes,
                new AnswerSignature(
                    database(), stores.arrivals(), bytes, providers, rulebook.keys()))),
        Map.entry("read", new Read(bytes, this::batch)),
        Map.entry("validate", new Validate(agreements())),
        Map.entry("track", track()),
        Map.entry("write", write()),
        Map.entry("encode", new Encode(agreements(), catalogue(), rulebook.schemas())),
        Map.entry("sign", sign()),
        Map.entry(
            "send",
            new Send(
                database(),
                memory.payloads(),
                stores.departures(),
                work(),
                stores.log(),
                dispatch,
                agreements())));
  }

  private Track track() {
    return Track.of(database(), stores, work(), respond, recent, agreements());
  }

  private Write write() {
    Contents contents =
        new Contents(
            database(),
            stores.arrivals(),
            stores.dossiers(),
            stores.answers(),
            stores.referrals(),
            agreements(),
            catalogue());
    Declare declare = new Declare(contents, recent, agreements());
    Tell tell =
        new Tell(
            database(), stores.dossiers(), stores.departures(), contents, declare, agreements());
    Answering answering =
        new Answering(
            database(),
            stores.arrivals(),
            bytes,
            stores.log(),
            agreements(),
            new QualityReport(stores.arrivals(), stores.log()),
            recent);
    Refer refer = new Refer(database(), stores, contents);
    Report report =
        new Report(database(), stores.cargoReports(), stores.receptacleEvents(), contents);
    return new Write(bytes, agreements(), catalogue(), declare, tell, refer, report, answering);
  }

  private Sign sign() {
    return new Sign(
        database(),
        keeping,
        memory.payloads(),
        stores.departures(),
        work(),
        stores.log(),
        new Signatures(new Signers(rulebook.keys(), providers), wrapping));
  }

  Purge purge() {
    return new Purge(database(), memory.units(), keeping::days, Clock.systemUTC());
  }

  Repeats repeats() {
    return new Repeats(database(), stores.arrivals(), stores.departures(), work(), stores.log());
  }

  Failure failure() {
    return new Failure(
        database(),
        stores.arrivals(),
        stores.departures(),
        work(),
        stores.log(),
        respond,
        agreements(),
        catalogue());
  }

  MatchArrivals matches() {
    return new MatchArrivals(database(), work(), agreements(), catalogue());
  }

  Remind awaitedAnswers() {
    return AwaitedAnswers.remind(database(), stores, work(), agreements(), Clock.systemUTC());
  }

  Remind awaitedReferrals() {
    return AwaitedReferrals.remind(database(), stores, work(), agreements(), Clock.systemUTC());
  }

  Remind awaitedHolds() {
    return AwaitedHolds.remind(database(), stores, work(), agreements(), Clock.systemUTC());
  }

  NoticeAgain noticeAgain() {
    return new NoticeAgain(database(), stores, work(), agreements(), catalogue());
  }

  SetClocks clocks() {
    return new SetClocks(database(), stores, work(), agreements(), catalogue(), Clock.systemUTC());
  }

  Remind awaitedAcknowledgements() {
    return AwaitedAcknowledgements.remind(
        database(), stores, work(), agreements(), Clock.systemUTC());
  }

  /**
   * How many departures of a door may be on their way at once, each by itself; {@link
   * Channel#TOGETHER} where the door takes them together.
   */
  int atOnce(String door) {
    return agreements().channel(door).map(Channel::atOnce).orElse(Channel.TOGETHER);
  }

  Stores stores() {
    return stores;
  }

  /** Read hands its batches to the route of that name. */
  void batches(CamelContext context) {
    template = context.createProducerTemplate();
  }

  private void batch(Portion portion) {
    if (template == null) throw new IllegalStateException("the routes have not started");
    Routes.send(template, "direct:batch", portion);
  }

  private Database database() {
    return memory.database();
  }

  private Work work() {
    return memory.work();
  }

  private CurrentAgreements agreements() {
    return rulebook.agreements();
  }

  private CurrentCatalogue catalogue() {
    return rulebook.catalogue();
  }
}
