package org.customspost.gateway.flow.act;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.customspost.gateway.journal.Pauses;
import org.jdbi.v3.core.Handle;

/** Makes a channel stand still: nothing is fetched, nothing leaves, nothing is lost. */
final class PauseChannel implements Deed {
  private final Pauses pauses;
  private final Predicate<String> agreed;

  /**
   * @param agreed whether an agreement has a channel, by {@code partner/channel}
   */
  PauseChannel(Pauses pauses, Predicate<String> agreed) {
    this.pauses = pauses;
    this.agreed = agreed;
  }

  @Override
  public Verdict look(Handle handle, Target target) {
    String name = "channel " + target.ref();
    if (!agreed.test(target.ref()))
      return Verdict.not(name, target.partner(), "no agreement has this channel");
    Optional<Pauses.Row> row = of(handle, target);
    return row.isPresent()
        ? Verdict.not(name, target.partner(), "is paused already, by " + row.get().who())
        : Verdict.will(
            name, target.partner(), "takes nothing and sends nothing until it is resumed");
  }

  private Optional<Pauses.Row> of(Handle handle, Target target) {
    return pauses.all(handle).stream()
        .filter(each -> (each.partner() + "/" + each.channel()).equals(target.ref()))
        .findFirst();
  }

  @Override
  public void act(Handle handle, Target target, Cause cause, Duration delay) {
    pauses.pause(handle, target.partner(), target.channel(), cause.who(), cause.reason());
  }
}
