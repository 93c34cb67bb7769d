package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.JRN_013;
import static org.customspost.gateway.error.ErrorCode.SND_006;
import static org.customspost.gateway.error.ErrorCode.SND_021;
import static org.customspost.gateway.error.ErrorCode.SND_400;
import static org.customspost.gateway.error.ErrorCode.SND_401;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.customspost.gateway.journal.Leaving;
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
  private static final byte[] UNSIGNED = {};

  private final Database database;
  private final Payloads payloads;
  private final Departures departures;
  private final Work work;
  private final Log log;
  private final Dispatch dispatch;
  private final CurrentAgreements agreements;
  private final Overtaken overtaken;
  private final LastWord lastWord;

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
    this.overtaken = new Overtaken(departures, log);
    this.lastWord = new LastWord(work, log);
  }

  /** Entries of one partner and channel, leased together. */
  public void send(List<Work.Entry> entries) {
    List<Long> subjects = entries.stream().flatMap(each -> each.subjects().stream()).toList();
    if (subjects.size() > 1 && !together(entries.get(0))) {
      oneByOne(entries);
      return;
    }
    List<Departures.Ready> ready =
        database.transaction(
            handle -> overtaken.without(handle, departures.waiting(handle, subjects)));
    if (ready.isEmpty()) {
      database.run(handle -> finished(handle, entries, ready));
      return;
    }
    try {
      List<String> proofs = proofs(whole(ready));
      database.run(handle -> sent(handle, entries, ready, proofs));
    } catch (GatewayException e) {
      // One file that the receiver has already, with other bytes, or that we have no more, must not
      // keep the others back.
      boolean alone = e.code() == SND_006 || e.code() == JRN_013;
      if (alone && subjects.size() > 1) oneByOne(entries);
      else database.run(handle -> failed(handle, entries, ready, e.findings().get(0)));
    }
  }

  /** What was to be sent together is leased again, each departure by itself. */
  private void oneByOne(List<Work.Entry> entries) {
    if (entries.stream().allMatch(each -> each.others().isEmpty()))
      entries.forEach(each -> send(List.of(each)));
    else work.split(entries);
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

  /** With what was signed a moment ago, else with what the journal has. */
  private List<Departure> whole(List<Departures.Ready> ready) {
    Map<Long, Leaving> leaving = new HashMap<>();
    List<Departures.Ready> stored = new ArrayList<>();
    for (Departures.Ready each : ready)
      payloads
          .takeAtHand(each.payload())
          .ifPresentOrElse(its -> leaving.put(each.id(), its), () -> stored.add(each));
    if (!stored.isEmpty()) database.run(handle -> read(handle, stored, leaving));
    return ready.stream()
        .map(each -> each.with(Objects.requireNonNull(leaving.get(each.id()))))
        .toList();
  }

  private void read(Handle handle, List<Departures.Ready> stored, Map<Long, Leaving> leaving) {
    Map<Long, Body> bodies =
        payloads.bodies(handle, stored.stream().map(Departures.Ready::payload).toList());
    Map<Long, byte[]> signatures = departures.signatures(handle, ids(stored));
    for (Departures.Ready each : stored)
      leaving.put(
          each.id(),
          new Leaving(
              Objects.requireNonNull(bodies.get(each.payload())),
              signatures.getOrDefault(each.id(), UNSIGNED)));
  }

  private void sent(
      Handle handle, List<Work.Entry> entries, List<Departures.Ready> ready, List<String> proofs) {
    departures.sent(handle, ids(ready), proofs);
    awaitAcknowledgements(handle, ready);
    awaitReceipts(handle, ready);
    finished(handle, entries, ready);
  }

  private void finished(Handle handle, List<Work.Entry> entries, List<Departures.Ready> ready) {
    lastWord.keep(handle, entries, ready);
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
    work.enqueueTogether(handle, Kinds.ACKNOWLEDGEMENT_DUE, tasks);
  }

  /** One that comes by itself and may get lost: in this commit, so that somebody looks for sure. */
  private void awaitReceipts(Handle handle, List<Departures.Ready> ready) {
    List<Work.Task> tasks = new ArrayList<>();
    for (Departures.Ready each : ready)
      if (!each.format().equals(Departure.RECEIPT))
        agreements
            .channel(each.partner() + "/" + each.channel())
            .flatMap(Channel::receiptWithin)
            .ifPresent(
                within -> tasks.add(new Work.Task(each.id(), "", ReceiptDue.PRIORITY, within)));
    work.enqueue(handle, Kinds.RECEIPT_DUE, tasks);
  }

  /** Tried again with growing pauses until the budget is used up; then parked for support. */
  private void failed(
      Handle handle, List<Work.Entry> entries, List<Departures.Ready> ready, Finding problem) {
    departures.failed(handle, ids(ready), problem.toString());
    Map<Long, Departures.Ready> byId =
        ready.stream().collect(Collectors.toMap(Departures.Ready::id, Function.identity()));
    List<Work.Entry> over = new ArrayList<>();
    for (Work.Entry each : entries) {
      List<Departures.Ready> left = new ArrayList<>();
      for (long subject : each.subjects()) {
        Departures.Ready departure = byId.get(subject);
        if (departure != null && triedAgain(handle, departure, problem)) left.add(departure);
      }
      if (left.isEmpty()) over.add(each);
      else work.postpone(handle, each, ids(left), pause(left), problem.code().id());
    }
    lastWord.keep(handle, entries, ready);
    work.done(handle, over);
  }

  /** False where the budget is used up, or there is nothing left to send: parked. */
  private boolean triedAgain(Handle handle, Departures.Ready departure, Finding problem) {
    Deadline deadline = deadline(departure);
    if (deadline.passed(CLOCK) || problem.code() == JRN_013) {
      park(handle, departure, problem);
      return false;
    }
    if (deadline.close(CLOCK)) dueSoon(handle, departure, problem);
    return true;
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

  /** What is tried together waits as long as the one that was tried least. */
  private Duration pause(List<Departures.Ready> departures) {
    Agreement.Retry retry = agreements.now().of(departures.get(0).partner()).retry();
    int tries = departures.stream().mapToInt(Departures.Ready::tries).min().orElse(0);
    Duration pause = retry.first();
    for (int i = 0; i < tries && pause.compareTo(retry.most()) < 0; i++)
      pause = pause.multipliedBy(retry.factor());
    return pause.compareTo(retry.most()) < 0 ? pause : retry.most();
  }

  private void park(Handle handle, Departures.Ready departure, Finding problem) {
    if (!departures.parked(handle, departure.id(), problem.toString())) return;
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
