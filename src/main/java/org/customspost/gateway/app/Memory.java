package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.MasterKeyCheck;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.journal.postgres.PrivatePostgres;
import org.customspost.gateway.model.Sealing;
import org.customspost.gateway.signing.MasterKey;
import org.customspost.gateway.signing.MasterKeySealing;
import org.customspost.gateway.signing.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal, open: the database, with its own server where no other is set, and what is stored in
 * it.
 */
public record Memory(
    Database database, Payloads payloads, RetentionUnits units, Work work, Closing closing)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
  private static final int SPARE_CONNECTIONS = 14;

  static Memory open(Settings settings) throws IOException {
    Closing closing = new Closing();
    try {
      Files.createDirectories(settings.data());
      Secrets secrets = Secrets.ofProcess(settings.config());
      Address address = address(settings, secrets, closing);
      Database database = closing.add(Database.open(address, connections(settings)));
      for (Finding each : database.durability()) LOG.warn("{}", each);
      Sealing sealing = new MasterKeySealing(masterKey(settings, secrets));
      new MasterKeyCheck(database, sealing).require(masterKeySource(settings));
      return new Memory(
          database,
          new Payloads(database, sealing),
          new RetentionUnits(database, sealing, Clock.systemUTC()),
          closing.add(new Work(database)),
          closing);
    } catch (IOException | RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /** Where the database is; its own server is started where no other is set. */
  static Address address(Settings settings, Secrets secrets, Closing closing) {
    if (settings.database().isEmpty())
      return closing.add(PrivatePostgres.start(settings.data().resolve("postgres"))).address();
    Settings.DatabaseAddress set = settings.database().get();
    String password = set.password().isEmpty() ? "" : secrets.text(set.password());
    return new Address(set.url(), set.user(), password);
  }

  /**
   * The same for a command beside the gateway: one that runs holds its server; where none runs, the
   * server is started for the command.
   */
  static Address addressForCommand(Settings settings, Closing closing) {
    Optional<Address> running =
        settings.database().isEmpty()
            ? PrivatePostgres.running(settings.data().resolve("postgres"))
            : Optional.empty();
    return running.orElseGet(
        () -> address(settings, Secrets.ofProcess(settings.config()), closing));
  }

  /** The payloads for a command beside the gateway, opened with the same master key. */
  static Payloads payloadsForCommand(Settings settings, Database database) {
    Sealing sealing =
        new MasterKeySealing(masterKey(settings, Secrets.ofProcess(settings.config())));
    new MasterKeyCheck(database, sealing).require(masterKeySource(settings));
    return new Payloads(database, sealing);
  }

  /** The units for a command beside the gateway. */
  static RetentionUnits unitsForCommand(Settings settings, Database database) {
    Sealing sealing =
        new MasterKeySealing(masterKey(settings, Secrets.ofProcess(settings.config())));
    return new RetentionUnits(database, sealing, Clock.systemUTC());
  }

  private static MasterKey masterKey(Settings settings, Secrets secrets) {
    return settings.masterKey().isEmpty()
        ? MasterKey.inFile(masterKeyFile(settings))
        : MasterKey.of(settings.masterKey(), secrets);
  }

  private static String masterKeySource(Settings settings) {
    return settings.masterKey().isEmpty()
        ? masterKeyFile(settings).toString()
        : settings.masterKey();
  }

  private static Path masterKeyFile(Settings settings) {
    return settings.data().resolve("master.key");
  }

  // Every worker may hold two, the listener one, doors some; AS2 messages each hold one for a part
  // of their time. They are opened when they are needed.
  private static int connections(Settings settings) {
    Settings.Threads threads = settings.threads();
    int calls = (settings.as2().limits().atOnce() + threads.calls()) / 8;
    return 2 * (2 * threads.arrivals() + threads.writers() + threads.senders())
        + calls
        + SPARE_CONNECTIONS;
  }

  @Override
  public void close() {
    closing.close();
  }
}
