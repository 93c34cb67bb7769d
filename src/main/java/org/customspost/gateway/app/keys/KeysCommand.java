package org.customspost.gateway.app.keys;

import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./gateway keys}: where the keys are is given to it, so that it needs no wiring. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list|generate|import|export|schedule|rehearse)",
    subcommands = {
      ListKeys.class,
      GenerateKey.class,
      ImportKeys.class,
      ExportKey.class,
      ScheduleKey.class,
      RehearseKey.class
    },
    description = "Makes, shows, moves, rehearses and changes over our own keys. Never prints one.",
    footer = {"", "Step by step: docs/operating/keys.md"})
public final class KeysCommand implements Runnable {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of gateway.yaml (default: config/ of the gateway).")
  private Path config;

  @Spec private CommandSpec spec;

  private final Function<Path, KeyPlaces> places;

  /**
   * @param config the folder where none is named
   * @param places reads the configuration of a folder
   */
  public KeysCommand(Path config, Function<Path, KeyPlaces> places) {
    this.config = config;
    this.places = places;
  }

  KeyStock stock() {
    return new KeyStock(places.apply(config.toAbsolutePath().normalize()));
  }

  /** Without a sub-command: the help, as an error. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which of them: list, generate, import, export, schedule or rehearse?");
  }
}
