package org.customspost.gateway.console.access;

import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.journal.access.AccessLog;

/**
 * The way to personal values: one thing at a time, with a reason that is kept before anything is
 * shown.
 */
public final class Unmasking {
  private static final int SHORTEST_REASON = 8;
  private static final int LONGEST_REASON = 300;

  private final AccessLog log;

  public Unmasking(AccessLog log) {
    this.log = log;
  }

  /**
   * Keeps who looks at what and why. When this returns, the personal values of the subject, and of
   * it only, may be shown in the answer to this call.
   *
   * @param subject what it is, as {@code item RR123456785DE}
   * @param reason as typed
   * @throws Refused 403 without the role, 400 without a reason worth keeping
   */
  public void look(Call call, String subject, String reason) {
    if (!call.viewer().may(Role.PRIVACY))
      throw Refused.forbidden("Personal values need the role privacy.");
    String why = reason.strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON)
      throw Refused.unclear(
          "Say why you need to see them, in %d to %d characters: it is kept with your name."
              .formatted(SHORTEST_REASON, LONGEST_REASON));
    log.looked(call.viewer().name(), subject, why, call.caller());
  }
}
