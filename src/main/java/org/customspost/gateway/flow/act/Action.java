package org.customspost.gateway.flow.act;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that a person may do; there is nothing else. */
public enum Action {
  /** What is parked goes on. */
  RESUBMIT("what is parked goes on", Target.Kind.ARRIVAL, Target.Kind.DEPARTURE),
  /** What was sent is sent once more, byte for byte, under its first identity. */
  RESEND("what was sent is sent again, byte for byte", Target.Kind.DEPARTURE),
  /** An operator gets a new notice of what holds now. */
  RENOTIFY("operators get a new notice of what holds now", Target.Kind.NOTICE),
  /** What is tried again and again is parked. */
  CANCEL("what is tried again and again is parked", Target.Kind.ARRIVAL, Target.Kind.DEPARTURE),
  /** A channel stands still. */
  PAUSE("channels stand still", Target.Kind.CHANNEL),
  /** A channel that stands still goes on. */
  RESUME("channels that stand still go on", Target.Kind.CHANNEL),
  /** Somebody at the operator has seen a hold. */
  ACKNOWLEDGE("somebody at the operator has seen a hold", Target.Kind.ORDER);

  private final String purpose;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
  private final List<Target.Kind> kinds;

  Action(String purpose, Target.Kind... kinds) {
    this.purpose = purpose;
    this.kinds = List.of(kinds);
  }

  /** As commands and addresses write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, in a few words. */
  public String purpose() {
    return purpose;
  }

  boolean isAbout(Target target) {
    return kinds.contains(target.kind());
  }

  public static Optional<Action> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
