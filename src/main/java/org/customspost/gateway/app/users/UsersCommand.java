package org.customspost.gateway.app.users;

import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./gateway users}: where the rows are is given to it, so that it needs no wiring. */
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list|add|roles|password|disable|token)",
    subcommands = {
      ListUsers.class,
      AddUser.class,
      SetRoles.class,
      SetPassword.class,
      DisableUser.class,
      MakeToken.class
    },
    description = {
      "Makes, shows and changes the users of the console.",
      "Roles: viewer sees (masked), support also acts, privacy may see personal values with a reason,"
          + " admin sees who may and who looked."
    },
    footer = {"", "Step by step: docs/operating/console.md"})
public final class UsersCommand implements Runnable {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of gateway.yaml (default: config/ of the gateway).")
  private Path config;

  @Spec private CommandSpec spec;

  private final Function<Path, UserRows> rows;

  /**
   * @param config the folder where none is named
   * @param rows opens the users of a configuration folder
   */
  public UsersCommand(Path config, Function<Path, UserRows> rows) {
    this.config = config;
    this.rows = rows;
  }

  UserRows open() {
    return rows.apply(config.toAbsolutePath().normalize());
  }

  /** Without a sub-command: the help, as an error. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which of them: list, add, roles, password, disable or token?");
  }
}
