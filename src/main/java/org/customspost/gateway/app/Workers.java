package org.customspost.gateway.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.customspost.gateway.alert.Alerts;
import org.customspost.gateway.flow.Failure;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.flow.Remind;
import org.customspost.gateway.flow.Repeats;
import org.customspost.gateway.journal.AlertCauses;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Channel;

/** The threads that take work from the journal and send it down the line's routes. */
final class Workers implements AutoCloseable {
  /** Departures written, signed and committed together. */
  private static final int WRITTEN_TOGETHER = 250;

  /** Departures sent as one transaction. */
  private static final int SENT_TOGETHER = 250;

  /** Arrivals whose matches are made anew together. */
  private static final int MATCHED_TOGETHER = 50;

  /** Few, because one that does not answer keeps the others of its destination waiting. */
  private static final int ALERTS_TOGETHER = 4;

  private final Database database;
  private final Work work;
  private final Line line;
  private final ProducerTemplate template;
  private final Repeats repeats;
  private final Failure failure;
  private final Leases leases;
  private final Couriers couriers;
  private final Paused paused;
  private final List<Worker> workers = new ArrayList<>();

  Workers(
      Memory memory,
      Line line,
      Alerts alerts,
      CamelContext context,
      Settings.Threads threads,
      Paused paused) {
    this.paused = paused;
    this.database = memory.database();
    this.work = memory.work();
    this.line = line;
    this.template = context.createProducerTemplate();
    this.repeats = line.repeats();
    this.failure = line.failure();
    this.leases = new Leases(work);
    Remind answers = line.awaitedAnswers();
    Remind referrals = line.awaitedReferrals();
    Remind acknowledgements = line.awaitedAcknowledgements();
    String node = UUID.randomUUID().toString().substring(0, 8);
    add(threads.arrivals(), node, new Worker.Kind(Kinds.ARRIVAL, 1, this::arrive));
    add(threads.arrivals(), node, new Worker.Kind(Kinds.LOADING, 1, this::arrive));
    add(threads.writers(), node, new Worker.Kind(Kinds.WRITE, WRITTEN_TOGETHER, this::write));
    this.couriers =
        new Couriers(
            leases, threads.calls(), line::atOnce, this::sending, () -> work.wake(Kinds.SEND));
    add(
        threads.senders(),
        node,
        new Worker.Kind(Kinds.SEND, SENT_TOGETHER, this::still, this::send));
    add(1, node, new Worker.Kind(Kinds.REFERRAL_DUE, WRITTEN_TOGETHER, referrals::remind));
    add(1, node, new Worker.Kind(Kinds.HOLD_DUE, WRITTEN_TOGETHER, line.awaitedHolds()::remind));
    add(1, node, new Worker.Kind(Kinds.NOTICE_AGAIN, WRITTEN_TOGETHER, line.noticeAgain()::tell));
    add(1, node, new Worker.Kind(Kinds.ANSWER_DUE, WRITTEN_TOGETHER, answers::remind));
    add(
        1,
        node,
        new Worker.Kind(Kinds.ACKNOWLEDGEMENT_DUE, WRITTEN_TOGETHER, acknowledgements::remind));
    add(1, node, new Worker.Kind(Kinds.CLOCK, WRITTEN_TOGETHER, line.clocks()::set));
    add(
        1,
        node,
        new Worker.Kind(Kinds.CLOCK_ANNOUNCED, WRITTEN_TOGETHER, line.clocks()::announced));
    add(
        1,
        node,
        new Worker.Kind(Kinds.CLOCK_DUE, WRITTEN_TOGETHER, line.clocks().remind()::remind));
    add(1, node, new Worker.Kind(AlertCauses.KIND, WRITTEN_TOGETHER, alerts::gather));
    add(1, node, new Worker.Kind(Alerts.SEND, ALERTS_TOGETHER, alerts::send));
    add(1, node, new Worker.Kind(Kinds.RECEIPT_DUE, WRITTEN_TOGETHER, line.receiptDue()::look));
    // Two, so that what customs says before loading need not wait behind a large file.
    add(2, node, new Worker.Kind(Kinds.MATCH, MATCHED_TOGETHER, line.matches()::match));
    DailyPurge purge = new DailyPurge(database, work, line.purge(), Clock.systemUTC());
    purge.plan();
    add(1, node, new Worker.Kind(DailyPurge.KIND, 1, purge::run));
    workers.forEach(Worker::start);
  }

  /** Doors for which nothing is taken now: they have enough, or somebody paused them. */
  private Set<String> still() {
    Set<String> still = new HashSet<>(couriers.busy());
    still.addAll(paused.channels());
    return still;
  }

  private void add(int count, String node, Worker.Kind kind) {
    for (int i = 1; i <= count; i++)
      workers.add(new Worker(work, leases, kind, kind.name() + "-" + i + "@" + node));
  }

  private void arrive(List<Work.Entry> entries) {
    Work.Entry entry = entries.get(0);
    Arrival arrival =
        database.transaction(handle -> line.stores().arrivals().get(handle, entry.subject()));
    Arrivals.State state =
        database.transaction(handle -> line.stores().arrivals().state(handle, entry.subject()));
    if (state == Arrivals.State.RECEIVED) {
      switch (repeats.judge(arrival)) {
        case LATER -> {
          failure.later(entry);
          return;
        }
        case NEW -> {
          if (!walked(entry, arrival)) return;
        }
        case REPEATED -> {}
      }
    }
    database.run(handle -> work.done(handle, entries));
  }

  private boolean walked(Work.Entry entry, Arrival arrival) {
    try {
      Routes.send(template, "direct:arrival", arrival);
      return true;
    } catch (RuntimeException e) { // whatever a step throws, the arrival is kept and tried again
      failure.of(entry, arrival, e);
    }
    return false;
  }

  private void write(List<Work.Entry> entries) {
    List<Planned> planned =
        database.transaction(
            handle ->
                line.stores()
                    .departures()
                    .planned(
                        handle,
                        entries.stream().flatMap(each -> each.subjects().stream()).toList()));
    if (!planned.isEmpty()) Routes.send(template, "direct:departure", planned);
    database.run(handle -> work.done(handle, entries));
  }

  /** Entries of one door. */
  private void send(List<Work.Entry> entries) {
    String door = entries.get(0).partner();
    if (line.atOnce(door) == Channel.TOGETHER) sending(entries);
    else if (entries.stream().allMatch(each -> each.others().isEmpty()))
      couriers.take(door, entries);
    else work.split(entries);
  }

  private void sending(List<Work.Entry> entries) {
    Routes.send(template, "direct:sending", entries);
  }

  @Override
  public void close() {
    workers.forEach(Worker::stop);
    work.stopWaiting();
    workers.forEach(Worker::close);
    couriers.close();
    leases.close();
  }
}
