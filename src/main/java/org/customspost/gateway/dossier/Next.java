package org.customspost.gateway.dossier;

import org.customspost.gateway.model.item.MessageFunction;
import org.jspecify.annotations.Nullable;

/** What a new version of an item asks for, given what was filed about it before. */
public enum Next {
  /** File it, under a new LRN. */
  FILE,
  /** Amend what customs accepted. */
  AMEND,
  /** Ask customs to cancel what it accepted. */
  CANCEL,
  /** Nothing was sent to customs yet: it is forgotten. */
  WITHDRAW,
  /** Customs has not answered yet: amend or cancel as soon as it has accepted. */
  WAIT,
  /** A cancellation of what was never filed, or is cancelled or rejected already. */
  NOTHING_TO_CANCEL,
  /** The goods are released: customs takes no change any more. */
  TOO_LATE;

  public static Next of(@Nullable Filing filing, MessageFunction function) {
    boolean cancels = function == MessageFunction.CANCELLATION;
    if (filing == null) return cancels ? NOTHING_TO_CANCEL : FILE;
    if (filing.released()) return TOO_LATE;
    return switch (filing.state()) {
      case REJECTED, CANCELLED -> cancels ? NOTHING_TO_CANCEL : FILE;
      case AWAITING_GOODS -> cancels ? WITHDRAW : FILE;
      case FILED, CANCELLING -> WAIT;
      case ACCEPTED -> cancels ? CANCEL : AMEND;
    };
  }
}
