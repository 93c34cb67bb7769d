package org.customspost.gateway.app;

import org.customspost.gateway.flow.act.Actions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Who does something and why, or that it is only shown. */
final class ReasonOptions {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept, so no personal data.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so (default: your log-in).")
  private String by = System.getProperty("user.name", "unknown");

  @Option(names = "--dry-run", description = "Only shows what would be done.")
  private boolean dryRun;

  String reason() {
    return reason;
  }

  String by() {
    return by;
  }

  boolean dryRun() {
    return dryRun;
  }

  /** What is done needs a reason. */
  void require(CommandSpec command) {
    boolean good = !reason.isBlank() && reason.length() <= Actions.LONGEST_REASON;
    if (dryRun || good) return;
    throw new CommandLine.ParameterException(
        command.commandLine(),
        "--reason is needed: why? At most " + Actions.LONGEST_REASON + " characters.");
  }
}
