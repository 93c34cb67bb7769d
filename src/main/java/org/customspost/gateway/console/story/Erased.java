package org.customspost.gateway.console.story;

import static org.customspost.gateway.error.ErrorCode.JRN_013;

import java.util.Optional;
import org.customspost.gateway.error.GatewayException;

/** Contents whose time is over are nobody's mistake: this is told in plain words. */
final class Erased {
  private Erased() {}

  /** What was erased, when and why; empty where something else is the matter. */
  static Optional<String> words(GatewayException problem) {
    if (problem.code() != JRN_013) return Optional.empty();
    String how = problem.findings().get(0).values().getOrDefault("how", "");
    return Optional.of(
        "What it said was erased "
            + how
            + ", as the retention periods say. Its hash, length, times and decisions stay.");
  }
}
