package org.customspost.gateway.app.users;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.customspost.gateway.console.access.Passwords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Another password. */
@Command(
    name = "password",
    mixinStandardHelpOptions = true,
    description = "Gives a user another password; the user is signed out everywhere.")
final class SetPassword implements Callable<Integer> {
  @Parameters(paramLabel = "NAME")
  private String name = "";

  @Mixin private Password password = new Password();

  @ParentCommand private UsersCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String hashed = new Passwords().hashed(password.ask());
    try (UserRows rows = parent.open()) {
      Checks.requireKnown(rows.users().password(name, hashed), rows.users(), name);
    }
    spec.commandLine().getOut().printf("%s has another password.%n", name);
    return 0;
  }
}
