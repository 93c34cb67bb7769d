package org.customspost.gateway.app.users;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** No longer, or again. */
@Command(
    name = "disable",
    mixinStandardHelpOptions = true,
    description = {
      "Signs a user out everywhere and lets nobody in under the name; tokens stop working.",
      "The name and what was done under it stay."
    })
final class DisableUser implements Callable<Integer> {
  @Parameters(paramLabel = "NAME")
  private String name = "";

  @Option(names = "--again", description = "Let the user in again.")
  private boolean again;

  @ParentCommand private UsersCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (UserRows rows = parent.open()) {
      Checks.requireKnown(rows.users().disable(name, !again), rows.users(), name);
    }
    spec.commandLine().getOut().printf("%s %s.%n", name, again ? "may sign in" : "is disabled");
    return 0;
  }
}
