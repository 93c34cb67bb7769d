package org.customspost.gateway.flow.act;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Subjects;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;

/** Has an operator told what holds now of an item that it was told of before. */
final class Renotify implements Deed {
  private static final int PRIORITY = 1;

  private final Subjects subjects;
  private final Work work;
  private final Log log;

  Renotify(Subjects subjects, Work work, Log log) {
    this.subjects = subjects;
    this.work = work;
    this.log = log;
  }

  @Override
  public Verdict look(Handle handle, Target target) {
    Optional<Subjects.Noticed> found = subjects.noticed(handle, target.ref());
    if (found.isEmpty()) return Verdict.unknown(target);
    Subjects.Noticed noticed = found.get();
    String name = "notice " + noticed.reference() + " of " + noticed.itemId();
    if (noticed.stands().isEmpty())
      return Verdict.not(name, noticed.operator(), "customs has said nothing that stands");
    return Verdict.will(
        name, noticed.operator(), "gets a new notice of what holds now: " + noticed.stands());
  }

  @Override
  public void act(Handle handle, Target target, Cause cause, Duration delay) {
    Subjects.Noticed noticed = subjects.noticed(handle, target.ref()).orElseThrow();
    Work.Task task = new Work.Task(noticed.filing(), noticed.operator(), PRIORITY, delay);
    work.enqueue(handle, Kinds.NOTICE_AGAIN, List.of(task));
    log.event(handle, new Log.Event("renotified", null, null, noticed.dossier(), cause.text()));
  }
}
