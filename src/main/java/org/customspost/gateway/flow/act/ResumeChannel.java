package org.customspost.gateway.flow.act;

import java.time.Duration;
import org.customspost.gateway.flow.Kinds;
import org.customspost.gateway.journal.Pauses;
import org.jdbi.v3.core.Handle;

/** Lets a channel that stands still go on. */
final class ResumeChannel implements Deed {
  private final Pauses pauses;

  ResumeChannel(Pauses pauses) {
    this.pauses = pauses;
  }

  @Override
  public Verdict look(Handle handle, Target target) {
    String name = "channel " + target.ref();
    return pauses.all(handle).stream()
        .filter(each -> (each.partner() + "/" + each.channel()).equals(target.ref()))
        .findFirst()
        .map(
            each ->
                Verdict.will(
                    name,
                    target.partner(),
                    "goes on; was paused by " + each.who() + ": " + each.reason()))
        .orElse(Verdict.not(name, target.partner(), "is not paused"));
  }

  @Override
  public void act(Handle handle, Target target, Cause cause, Duration delay) {
    pauses.resume(handle, target.partner(), target.channel(), Kinds.SEND);
  }
}
