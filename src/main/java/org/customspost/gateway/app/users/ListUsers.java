package org.customspost.gateway.app.users;

import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.customspost.gateway.journal.access.Users.User;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** All of them. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints the users: roles, since when, whether disabled.")
final class ListUsers implements Callable<Integer> {

  private static final String ROW = "%-24s %-32s %-11s %s%n";
  private static final int DAY = "2026-01-01".length();

  @ParentCommand private UsersCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (UserRows rows = parent.open()) {
      out.printf(ROW, "name", "roles", "since", "state");
      for (User each : rows.users().all())
        out.printf(
            ROW,
            each.name(),
            String.join(",", new TreeSet<>(each.roles())),
            each.created().toString().substring(0, DAY),
            each.disabled() ? "disabled" : "may sign in");
    }
    out.flush();
    return 0;
  }
}
