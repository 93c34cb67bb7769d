package org.customspost.gateway.app.users;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.customspost.gateway.console.access.Tickets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What a program shows to use the API as a user. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a token for a program that uses the API as this user, and prints it once.",
      "A token with the same label before it stops working."
    },
    footer = {"", "  ./gateway users token --label nightly-export --days 90 anna"})
final class MakeToken implements Callable<Integer> {
  private static final int MOST_DAYS = 366;

  @Parameters(paramLabel = "NAME")
  private String name = "";

  @Option(names = "--label", paramLabel = "TEXT", description = "What it is for (default: api).")
  private String label = "api";

  @Option(names = "--days", description = "How long it works, 1 to 366 (default: 90).")
  private int days = 90;

  @ParentCommand private UsersCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS)
      throw new ParameterException(spec.commandLine(), "--days is 1 to " + MOST_DAYS + ".");
    String token = Tickets.fresh();
    try (UserRows rows = parent.open()) {
      Checks.requireKnown(rows.users().find(name).isPresent(), rows.users(), name);
      rows.tokens().add(name, label, token, Duration.ofDays(days));
    }
    spec.commandLine().getOut().println(token);
    return 0;
  }
}
