package org.customspost.gateway.app.users;

import static org.customspost.gateway.error.ErrorCode.CFG_511;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.customspost.gateway.console.access.Passwords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A new user. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Makes a user and asks for the password.",
    footer = {"", "  ./gateway users add --roles support,privacy anna"})
final class AddUser implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "What the user types to sign in.")
  private String name = "";

  @Option(
      names = "--roles",
      split = ",",
      paramLabel = "ROLE",
      description = "viewer, support, privacy, admin (default: viewer).")
  private List<String> roles = List.of("viewer");

  @Mixin private Password password = new Password();

  @ParentCommand private UsersCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Checks.requireName(name);
    Set<String> may = Checks.requireRoles(roles);
    String hashed = new Passwords().hashed(password.ask());
    try (UserRows rows = parent.open()) {
      if (!rows.users().add(name, hashed, may)) throw Checks.wrong(CFG_511, "name", name);
    }
    spec.commandLine().getOut().printf("%s may sign in as %s.%n", name, String.join(", ", may));
    return 0;
  }
}
