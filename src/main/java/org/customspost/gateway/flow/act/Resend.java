package org.customspost.gateway.flow.act;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Subjects;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;

/**
 * Sends once more what was sent: the same bytes under the same identity, so that a receiver who has
 * them can tell. Nothing does this by itself.
 */
final class Resend implements Deed {
  private final Subjects subjects;
  private final Departures departures;
  private final Newest newest;
  private final Work work;
  private final Log log;

  Resend(Subjects subjects, Departures departures, Newest newest, Work work, Log log) {
    this.subjects = subjects;
    this.departures = departures;
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
    Optional<Subjects.Leaving> found = subjects.leaving(handle, target.number());
    if (found.isEmpty()) return Verdict.unknown(target);
    Subjects.Leaving leaving = found.get();
    Named named = Named.of(leaving);
    if (leaving.erased()) return named.not("its bytes are erased, because their time is over");
    return switch (leaving.state()) {
      case SENT, ACKNOWLEDGED ->
          newest
              .objection(handle, leaving)
              .map(named::not)
              .orElseGet(
                  () ->
                      named.will(
                          "is sent again over " + leaving.channel() + ", byte for byte as before"));
      case PLANNED, READY -> named.not("waits to be sent already");
      case PARKED -> named.not("is parked: resubmit it");
      case WITHHELD -> named.not(leaving.problem());
    };
  }

  @Override
  public void act(Handle handle, Target target, Cause cause, Duration delay) {
    Subjects.Leaving leaving = subjects.leaving(handle, target.number()).orElseThrow();
    departures.again(handle, List.of(leaving.id()));
    String door = leaving.partner() + "/" + leaving.channel();
    work.enqueue(
        handle,
        Kinds.SEND,
        List.of(new Work.Task(leaving.id(), door, Kinds.priority(leaving.kind()), delay)));
    log.event(handle, new Log.Event("resent", null, leaving.id(), null, cause.text()));
  }
}
