package org.customspost.gateway.flow.act;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Parked;
import org.customspost.gateway.journal.Subjects;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;

/**
 * Lets what is parked go on, when somebody has mended the cause. Nothing gets a new identity: what
 * is signed is sent as it is, what is not is written anew from the same stored bytes.
 */
final class Resubmit implements Deed {
  private final Subjects subjects;
  private final Parked parked;
  private final Newest newest;
  private final Work work;
  private final Log log;

  Resubmit(Subjects subjects, Parked parked, Newest newest, Work work, Log log) {
    this.subjects = subjects;
    this.parked = parked;
    this.newest = newest;
    this.work = work;
    this.log = log;
  }

  @Override
  public void lock(Handle handle, List<Target> targets) {
    newest.lock(handle, targets);
  }

  @Override
  public Verdict look(Handle handle, Target target) {
    return target.kind() == Target.Kind.ARRIVAL
        ? arrival(handle, target)
        : departure(handle, target);
  }

  private Verdict arrival(Handle handle, Target target) {
    Optional<Subjects.Came> came = subjects.came(handle, target.number());
    if (came.isEmpty()) return Verdict.unknown(target);
    Named named = Named.of(came.get());
    if (parked.arrival(handle, target.number()).isPresent())
      return named.will("goes on from its first item that is not committed");
    return came.get().state() == Arrivals.State.PARKED
        ? named.not("the sender has sent the same bytes again, and those were taken")
        : named.notParked(came.get().state().name());
  }

  private Verdict departure(Handle handle, Target target) {
    Optional<Subjects.Leaving> leaving = subjects.leaving(handle, target.number());
    if (leaving.isEmpty()) return Verdict.unknown(target);
    Named named = Named.of(leaving.get());
    if (leaving.get().state() == Departures.State.WITHHELD)
      return named.not(leaving.get().problem());
    Optional<Parked.One> one = parked.departure(handle, target.number());
    if (one.isEmpty()) return named.notParked(leaving.get().state().name());
    if (leaving.get().erased())
      return named.not("its bytes are erased, because their time is over");
    Optional<String> stale = newest.objection(handle, leaving.get());
    if (stale.isPresent()) return named.not(stale.get());
    String next = leaving.get().written() ? "is sent as it is signed" : "is written, then sent";
    return named.will(next + "; was parked: " + one.get().problem());
  }

  @Override
  public void act(Handle handle, Target target, Cause cause, Duration delay) {
    boolean came = target.kind() == Target.Kind.ARRIVAL;
    Parked.One one =
        (came ? parked.arrival(handle, target.number()) : parked.departure(handle, target.number()))
            .orElseThrow();
    parked.release(handle, one);
    work.enqueue(handle, kind(one), List.of(task(one, delay)));
    log.event(
        handle,
        new Log.Event(
            "resubmitted", came ? one.id() : null, came ? null : one.id(), null, cause.text()));
  }

  private static String kind(Parked.One one) {
    if (one.kind() == null) return Kinds.ARRIVAL;
    return one.state() == Departures.State.READY ? Kinds.SEND : Kinds.WRITE;
  }

  private static Work.Task task(Parked.One one, Duration delay) {
    if (one.kind() == null) return new Work.Task(one.id(), one.partner(), 0, delay);
    boolean ready = one.state() == Departures.State.READY;
    String whose = ready ? one.partner() + "/" + one.channel() : one.partner();
    return new Work.Task(one.id(), whose, Kinds.priority(one.kind()), delay);
  }
}
