package org.customspost.gateway.flow.act;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that a person may do; there is nothing else. */
public enum Action {
  /** What is parked goes on. */
  RESUBMIT("goes on", Target.Kind.ARRIVAL, Target.Kind.DEPARTURE),
  /** What was sent is sent once more, byte for byte, under its first identity. */
  RESEND("is sent again", Target.Kind.DEPARTURE),
  /** An operator gets a new notice of what holds now. */
  RENOTIFY("is told again", Target.Kind.NOTICE),
  /** What is tried again and again is parked. */
  CANCEL("is parked", Target.Kind.ARRIVAL, Target.Kind.DEPARTURE),
  /** A channel stands still. */
  PAUSE("is paused", Target.Kind.CHANNEL),
  /** A channel that stands still goes on. */
  RESUME("is resumed", Target.Kind.CHANNEL),
  /** Somebody at the operator has seen a hold. */
  ACKNOWLEDGE("is acknowledged", Target.Kind.ORDER);

  private final String done;
  private final List<Target.Kind> kinds;

  Action(String done, Target.Kind... kinds) {
    this.done = done;
    this.kinds = List.of(kinds);
  }

  /** As commands and addresses write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, as an end of a sentence. */
  public String done() {
    return done;
  }

  boolean isAbout(Target target) {
    return kinds.contains(target.kind());
  }

  public static Optional<Action> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
