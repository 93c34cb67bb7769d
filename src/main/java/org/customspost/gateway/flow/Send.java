package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.SND_006;
import static org.customspost.gateway.error.ErrorCode.SND_021;
import static org.customspost.gateway.error.ErrorCode.SND_400;
import static org.customspost.gateway.error.ErrorCode.SND_401;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands departures to the receiver's door, then commit D: SENT with the proof of transport. */
public final class Send {
  private static final Logger LOG = LoggerFactory.getLogger(Send.class);
  private static final Clock CLOCK = Clock.systemUTC();

  private final Database database;
  private final Payloads payloads;
  private final Departures departures;
  private final Work work;
  private final Log log;
  private final Dispatch dispatch;
  private final CurrentAgreements agreements;

  public Send(
      Database database,
      Payloads payloads,
      Departures departures,
      Work work,
      Log log,
      Dispatch dispatch,
      CurrentAgreements agreements) {
    this.database = database;
    this.payloads = payloads;
    this.departures = departures;
    this.work = work;
    this.log = log;
    this.dispatch = dispatch;
    this.agreements = agreements;
  }

  /** Entries of one partner and channel, leased together. */
  public void send(List<Work.Entry> entries) {
    if (entries.size() > 1 && !together(entries.get(0))) {
      entries.forEach(each -> send(List.of(each)));
      return;
    }
    List<Departures.Ready> ready =
        database.transaction(
            handle ->
                departures.waiting(handle, entries.stream().map(Work.Entry::subject).toList()));
    if (ready.isEmpty()) {
      database.run(handle -> work.done(handle, entries));
      return;
    }
    List<Departure> whole = withBodies(ready);
    try {
      List<String> proofs = proofs(whole);
      database.run(handle -> sent(handle, entries, ready, proofs));
    } catch (GatewayException e) {
      // One file that the receiver has already, with other bytes, must not keep the others back.
      if (e.code() == SND_006 && entries.size() > 1) entries.forEach(each -> send(List.of(each)));
      else database.run(handle -> failed(handle, entries, ready, e.findings().get(0)));
    }
  }

  /** Work is leased by {@code partner/channel}. */
  private boolean together(Work.Entry entry) {
    return agreements
        .channel(entry.partner())
        .map(each -> each.atOnce() == Channel.TOGETHER)
        .orElse(true);
  }

  private List<String> proofs(List<Departure> departures) {
    try {
      List<String> proofs = dispatch.send(departures);
      if (proofs.size() == departures.size()) return proofs;
      throw unforeseen("%d proofs for %d".formatted(proofs.size(), departures.size()), null);
    } catch (GatewayException e) {
      throw e;
    } catch (RuntimeException e) { // whatever a door does, the departure is tried again later
      LOG.error("a door failed", e);
      throw unforeseen(e.getClass().getSimpleName(), e);
    }
  }

  private static GatewayException unforeseen(String problem, @Nullable RuntimeException cause) {
    Finding finding = Finding.of(SND_400, Place.NOWHERE, "problem", problem);
    return cause == null ? new GatewayException(finding) : new GatewayException(finding, cause);
  }

  private List<Departure> withBodies(List<Departures.Ready> ready) {
    List<Long> ids = ready.stream().map(Departures.Ready::payload).toList();
    Map<Long, Body> bodies = database.transaction(handle -> payloads.bodies(handle, ids));
    List<Departure> whole = new ArrayList<>();
    for (Departures.Ready each : ready)
      whole.add(each.with(Objects.requireNonNull(bodies.get(each.payload()))));
    return whole;
  }

  private void sent(
      Handle handle, List<Work.Entry> entries, List<Departures.Ready> ready, List<String> proofs) {
    departures.sent(handle, ids(ready), proofs);
    List<Log.Event> events = new ArrayList<>();
    for (int i = 0; i < ready.size(); i++)
      events.add(new Log.Event("sent", null, ready.get(i).id(), null, proofs.get(i)));
    log.events(handle, events);
    awaitAcknowledgements(handle, ready);
    work.done(handle, entries);
  }

  private void awaitAcknowledgements(Handle handle, List<Departures.Ready> ready) {
    List<Work.Task> tasks = new ArrayList<>();
    for (Departures.Ready each : ready) {
      Agreement.Deadlines deadlines = agreements.now().of(each.partner()).deadlines();
      if (deadlines.acknowledged().isZero() || Plan.isAnswer(each.kind())) continue;
      Duration early = deadlines.early(deadlines.acknowledged());
      tasks.add(new Work.Task(each.id(), each.partner(), Plan.REMINDER, early));
    }
    work.enqueue(handle, Kinds.ACKNOWLEDGEMENT_DUE, tasks);
  }

  /** Tried again with growing pauses until the budget is used up; then parked for support. */
  private void failed(
      Handle handle, List<Work.Entry> entries, List<Departures.Ready> ready, Finding problem) {
    departures.failed(handle, ids(ready), problem.toString());
    Map<Long, Departures.Ready> byId =
        ready.stream().collect(Collectors.toMap(Departures.Ready::id, Function.identity()));
    List<Work.Entry> over = new ArrayList<>();
    for (Work.Entry each : entries) {
      Departures.Ready departure = byId.get(each.subject());
      if (departure == null) over.add(each);
      else if (deadline(departure).passed(CLOCK)) {
        park(handle, departure, problem);
        over.add(each);
      } else {
        if (deadline(departure).close(CLOCK)) dueSoon(handle, departure, problem);
        work.postpone(handle, List.of(each), pause(departure), problem.code().id());
      }
    }
    work.done(handle, over);
  }

  private Deadline deadline(Departures.Ready departure) {
    Agreement agreement = agreements.now().of(departure.partner());
    return new Deadline(departure.readyAt(), agreement.retry().budget(), agreement.deadlines());
  }

  private void dueSoon(Handle handle, Departures.Ready departure, Finding problem) {
    Finding finding =
        Finding.of(
            SND_401,
            Place.NOWHERE,
            "file",
            departure.fileName(),
            "partner",
            departure.partner(),
            "problem",
            problem.code().id(),
            "until",
            deadline(departure).due().toString());
    String what = "sending of " + departure.fileName();
    new DueSoon(log).tell(handle, finding, what, null, departure.id());
  }

  private Duration pause(Departures.Ready departure) {
    Agreement.Retry retry = agreements.now().of(departure.partner()).retry();
    Duration pause = retry.first();
    for (int i = 0; i < departure.tries() && pause.compareTo(retry.most()) < 0; i++)
      pause = pause.multipliedBy(retry.factor());
    return pause.compareTo(retry.most()) < 0 ? pause : retry.most();
  }

  private void park(Handle handle, Departures.Ready departure, Finding problem) {
    departures.parked(handle, List.of(departure.id()), problem.toString());
    log.event(handle, new Log.Event("parked", null, departure.id(), null, problem.code().id()));
    Finding parked =
        Finding.of(
            SND_021,
            Place.NOWHERE,
            "partner",
            departure.partner(),
            "file",
            departure.fileName(),
            "problem",
            problem.text());
    log.findings(handle, List.of(new Log.Noted(parked, null, null, departure.id())));
  }

  private static List<Long> ids(List<Departures.Ready> ready) {
    return ready.stream().map(Departures.Ready::id).toList();
  }
}
