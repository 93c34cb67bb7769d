package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_008;

import java.util.List;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/**
 * Commit B, one per batch: item versions, dossiers, filings, events, answers, and the departures
 * that follow from them, together with the findings and events of the pure steps before it.
 */
public final class Track {
  private final Database database;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Work work;
  private final Log log;
  private final TrackItems items;
  private final TrackEvents events;
  private final TrackAnswers answers;
  private final TrackReferrals referrals;
  private final TrackReceipts receipts;
  private final TrackAcknowledgements acknowledgements;
  private final TrackManifests manifests;
  private final Respond respond;
  private final Recent recent;

  private Track(
      Database database,
      Arrivals arrivals,
      Departures departures,
      Work work,
      Log log,
      TrackItems items,
      TrackEvents events,
      TrackAnswers answers,
      TrackReferrals referrals,
      TrackReceipts receipts,
      TrackAcknowledgements acknowledgements,
      TrackManifests manifests,
      Respond respond,
      Recent recent) {
    this.database = database;
    this.arrivals = arrivals;
    this.departures = departures;
    this.work = work;
    this.log = log;
    this.items = items;
    this.events = events;
    this.answers = answers;
    this.referrals = referrals;
    this.receipts = receipts;
    this.acknowledgements = acknowledgements;
    this.manifests = manifests;
    this.respond = respond;
    this.recent = recent;
  }

  /** Wires the parts of this step. */
  public static Track of(
      Database database,
      Stores stores,
      Work work,
      Respond respond,
      Recent recent,
      CurrentAgreements agreements) {
    GoodsArrival goods = new GoodsArrival(stores.events(), agreements);
    Ask ask = new Ask(stores, agreements);
    Loading loading = new Loading(stores.filings(), stores.referrals(), agreements, ask);
    Settle settle = Settle.of(stores, agreements);
    AdoptOrphans orphans = new AdoptOrphans(stores.filings(), stores.answers(), settle);
    ReportCargo reportCargo = new ReportCargo(stores.cargoReports(), agreements);
    ForbidReceptacles forbid = new ForbidReceptacles(stores, settle);
    AskOfCargo askOfCargo = new AskOfCargo(stores, agreements, ask);
    AnswersOfReports ofReports = new AnswersOfReports(stores, reportCargo, forbid, askOfCargo);
    File file =
        new File(
            new FlowFiling.Parts(
                stores.filings(), goods, settle, orphans, stores.clocks(), agreements));
    return new Track(
        database,
        stores.arrivals(),
        stores.departures(),
        work,
        stores.log(),
        new TrackItems(stores.dossiers(), stores.events(), file),
        new TrackEvents(stores, agreements, goods, settle, orphans),
        new TrackAnswers(stores.dossiers(), stores.filings(), stores.answers(), settle, ofReports),
        new TrackReferrals(stores, loading, ask),
        new TrackReceipts(stores.receipts(), stores.departures()),
        new TrackAcknowledgements(new Orders()),
        new TrackManifests(stores, reportCargo, forbid),
        respond,
        recent);
  }

  public void track(Judged judged) {
    Portion portion = judged.portion();
    Identified identified = portion.inspected().identified();
    Plan plan = new Plan(identified.catalogue().hash());
    database.run(
        handle -> {
          begin(handle, portion, plan);
          items.track(handle, identified, judged.items(), plan);
          events.track(handle, identified, judged.others(), plan);
          answers.track(handle, identified, judged.others(), plan);
          referrals.track(handle, identified, judged.others(), plan);
          receipts.track(handle, identified, judged.others(), plan);
          acknowledgements.track(handle, identified, judged.others(), plan);
          manifests.track(handle, identified, portion.batch(), plan);
          new Quality(identified, plan.findings()).keep(handle, judged);
          progress(handle, portion, plan);
          plan.commit(handle, departures, work, log);
        });
    recent.keep(plan.items());
    keepAccepted(portion);
  }

  // One that is refused may be so for reasons that are kept by code alone: it is inspected again.
  private void keepAccepted(Portion portion) {
    Inspection inspection = portion.inspected().inspection();
    if (portion.first() && inspection.accepted())
      recent.keep(portion.inspected().identified().arrival().id(), inspection);
  }

  // A node whose lease ran out may still be at work on the same arrival: only one of them may go
  // on.
  private void begin(Handle handle, Portion portion, Plan plan) {
    Identified identified = portion.inspected().identified();
    List<Batch.Entry> entries = portion.batch().entries();
    int done = arrivals.lock(handle, identified.arrival().id());
    boolean behind = !entries.isEmpty() && entries.get(0).ordinal() <= done;
    if (behind || arrivals.state(handle, identified.arrival().id()) != Arrivals.State.RECEIVED)
      throw new GatewayException(
          Finding.of(TRK_008, Place.NOWHERE, "arrival", Long.toString(identified.arrival().id())));
    if (portion.first()) respond.acknowledge(portion.inspected(), plan);
  }

  private void progress(Handle handle, Portion portion, Plan plan) {
    Identified identified = portion.inspected().identified();
    long arrival = identified.arrival().id();
    Batch batch = portion.batch();
    List<Batch.Entry> entries = batch.entries();
    if (!entries.isEmpty())
      arrivals.advanced(handle, arrival, entries.get(entries.size() - 1).ordinal());
    if (!batch.last()) return;
    Inspection inspection = portion.inspected().inspection();
    for (Finding each : inspection.findings()) plan.finding(each, arrival, null);
    for (Inspection.MessageReport each : inspection.messages())
      for (Finding finding : each.findings())
        plan.finding(finding.at(finding.place().withMessage(each.reference())), arrival, null);
    respond.report(portion.inspected(), plan);
    plan.match(identified.arrival(), decidesBeforeLoading(identified));
    boolean refused = !inspection.accepted();
    arrivals.ended(handle, arrival, refused ? Arrivals.State.REFUSED : Arrivals.State.FINISHED);
    plan.event(refused ? "refused" : "finished", arrival, null, identified.arrival().name());
  }

  private static boolean decidesBeforeLoading(Identified identified) {
    return !identified.catalogue().scheme(identified.agreement()).name().isEmpty();
  }
}
