package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Parked;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;

/**
 * Lets what is parked go on, when somebody has mended the cause. Nothing gets a new identity: what
 * is signed is sent as it is, what is not is written anew from the same stored bytes.
 */
public final class Resubmit {
  private final Parked parked;
  private final Work work;
  private final Log log;

  public Resubmit(Parked parked, Work work, Log log) {
    this.parked = parked;
    this.work = work;
    this.log = log;
  }

  /**
   * Gives it back to the line, in the caller's transaction.
   *
   * @param by who says so, and {@code reason} why: kept for whoever asks later
   * @return those that were still parked
   */
  public List<Parked.One> again(Handle handle, List<Parked.One> wanted, String by, String reason) {
    List<Parked.One> given = new ArrayList<>();
    for (Parked.One each : wanted) {
      if (!parked.release(handle, each)) continue;
      given.add(each);
      work.enqueue(handle, kind(each), List.of(task(each)));
      log.event(handle, event(each, by + ": " + reason));
    }
    return given;
  }

  private static String kind(Parked.One one) {
    if (one.kind() == null) return Kinds.ARRIVAL;
    return one.state() == Departures.State.READY ? Kinds.SEND : Kinds.WRITE;
  }

  private static Work.Task task(Parked.One one) {
    if (one.kind() == null) return new Work.Task(one.id(), one.partner(), 0);
    boolean ready = one.state() == Departures.State.READY;
    String whose = ready ? one.partner() + "/" + one.channel() : one.partner();
    return new Work.Task(one.id(), whose, Plan.priority(one.kind()));
  }

  private static Log.Event event(Parked.One one, String text) {
    boolean came = one.kind() == null;
    return new Log.Event("resubmitted", came ? one.id() : null, came ? null : one.id(), null, text);
  }
}
