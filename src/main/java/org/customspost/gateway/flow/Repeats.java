package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Arrival;
import org.jdbi.v3.core.Handle;

/**
 * The same bytes from the same partner once more: it gets the first answer again, and nothing is
 * done twice.
 */
public final class Repeats {

  /** What to do with an arrival. */
  public enum Verdict {
    NEW,
    /** An earlier copy is under way: look again when it has ended. */
    LATER,
    REPEATED
  }

  private final Database database;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Work work;
  private final Log log;

  public Repeats(Database database, Arrivals arrivals, Departures departures, Work work, Log log) {
    this.database = database;
    this.arrivals = arrivals;
    this.departures = departures;
    this.work = work;
    this.log = log;
  }

  public Verdict judge(Arrival arrival) {
    return database.transaction(
        handle -> {
          if (arrivals.copyUnderWay(handle, arrival)) return Verdict.LATER;
          Optional<Long> first = arrivals.finishedCopy(handle, arrival);
          if (first.isEmpty()) return Verdict.NEW;
          arrivals.duplicate(handle, arrival.id(), first.get());
          log.event(
              handle,
              new Log.Event("duplicate", arrival.id(), null, null, "of arrival " + first.get()));
          answerAgain(handle, first.get());
          return Verdict.REPEATED;
        });
  }

  private void answerAgain(Handle handle, long first) {
    List<Long> again = departures.again(handle, departures.answering(handle, first));
    List<Work.Task> tasks = new ArrayList<>();
    for (Departures.Ready each : departures.waiting(handle, again))
      tasks.add(
          new Work.Task(
              each.id(), each.partner() + "/" + each.channel(), Kinds.priority(each.kind())));
    work.enqueue(handle, Kinds.SEND, tasks);
  }
}
