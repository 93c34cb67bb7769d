package org.customspost.gateway.app.users;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Other roles. */
@Command(
    name = "roles",
    mixinStandardHelpOptions = true,
    description = "Gives a user other roles, in place of those before; they hold at once.",
    footer = {"", "  ./gateway users roles anna viewer,privacy"})
final class SetRoles implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME")
  private String name = "";

  @Parameters(
      index = "1",
      split = ",",
      paramLabel = "ROLE",
      description = "viewer, support, privacy, admin.")
  private List<String> roles = List.of();

  @ParentCommand private UsersCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Set<String> may = Checks.requireRoles(roles);
    try (UserRows rows = parent.open()) {
      Checks.requireKnown(rows.users().roles(name, may), rows.users(), name);
    }
    spec.commandLine().getOut().printf("%s is %s.%n", name, String.join(", ", may));
    return 0;
  }
}
