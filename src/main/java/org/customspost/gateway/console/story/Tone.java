package org.customspost.gateway.console.story;

/** How an answer of customs is colored on the line of time. */
final class Tone {
  private Tone() {}

  /** Of the name of its meaning; what only informs is neither good nor bad. */
  static String of(String meaning) {
    return switch (meaning) {
      case "RELEASED", "RELEASED_DUTY", "ASSESSMENT_COMPLETE" -> "good";
      case "HOLD_EXAM",
          "HOLD_DOCS",
          "HOLD_PAYMENT",
          "DETAINED",
          "REFUSED_RETURN",
          "REJECTED",
          "RELEASE_REVOKED",
          "REQUEST_REFUSED",
          "DO_NOT_LOAD",
          "UNKNOWN" ->
          "bad";
      default -> "wait";
    };
  }
}
