package org.customspost.gateway.flow.act;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that a person may do; there is nothing else. */
public enum Action {
  /** What is parked goes on. */
  RESUBMIT("what is parked goes on"),
  /** What was sent is sent once more, byte for byte, under its first identity. */
  RESEND("what was sent is sent again, byte for byte"),
  /** An operator gets a new notice of what holds now. */
  RENOTIFY("operators get a new notice of what holds now"),
  /** What is tried again and again is parked. */
  CANCEL("what is tried again and again is parked"),
  /** A channel stands still. */
  PAUSE("channels stand still"),
  /** A channel that stands still goes on. */
  RESUME("channels that stand still go on"),
  /** Somebody at the operator has seen a hold. */
  ACKNOWLEDGE("somebody at the operator has seen a hold");

  private final String purpose;

  Action(String purpose) {
    this.purpose = purpose;
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
    return switch (target.kind()) {
      case ARRIVAL -> this == RESUBMIT || this == CANCEL;
      case DEPARTURE -> this == RESUBMIT || this == RESEND || this == CANCEL;
      case NOTICE -> this == RENOTIFY;
      case CHANNEL -> this == PAUSE || this == RESUME;
      case ORDER -> this == ACKNOWLEDGE;
    };
  }

  public static Optional<Action> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
