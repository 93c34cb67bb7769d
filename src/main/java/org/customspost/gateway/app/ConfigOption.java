package org.customspost.gateway.app;

import java.nio.file.Path;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Database;
import picocli.CommandLine.Option;

/** The option that names a configuration, and what commands open by it. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder of gateway.yaml and partners/ (default: config/ of the gateway).")
  private Path config = Gateway.home().resolve("config");

  Path folder() {
    return config.toAbsolutePath().normalize();
  }

  /**
   * @throws GatewayException CFG with every finding
   */
  Settings settings() {
    Findings findings = new Findings();
    Settings settings = Settings.read(Gateway.home(), folder(), findings);
    findings.throwIfRejected();
    return settings;
  }

  /** The journal of a gateway that runs or rests; closed by who opened it. */
  Journal journal(int connections) {
    Settings settings = settings();
    Closing closing = new Closing();
    try {
      Database database = Database.open(Memory.addressForCommand(settings, closing), connections);
      return new Journal(settings, closing.add(database), closing);
    } catch (RuntimeException e) { // a server that was started for it must not stay
      closing.close();
      throw e;
    }
  }

  /** A journal beside the gateway, and the settings that led to it. */
  record Journal(Settings settings, Database database, Closing closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.close();
    }
  }
}
