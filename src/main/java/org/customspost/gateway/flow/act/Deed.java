package org.customspost.gateway.flow.act;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What an action does to one target. All methods run in one transaction of the caller. */
interface Deed {

  /** Locks what targets have in common, before each is looked at. */
  default void lock(Handle handle, List<Target> targets) {}

  /** Says what will happen, and sees to it that this stays true until the transaction ends. */
  Verdict look(Handle handle, Target target);

  /**
   * Does it. Only asked after {@link #look} has said that it will.
   *
   * @param cause who, and why
   * @param delay so that many do not happen at once
   */
  void act(Handle handle, Target target, Cause cause, Duration delay);

  /**
   * Who says so, and why.
   *
   * @param how by which way the person came
   */
  record Cause(String who, String how, String reason) {
    /** As an event tells it. */
    String text() {
      return who + ": " + reason;
    }
  }
}
