package org.customspost.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.journal.postgres.PrivatePostgres;
import org.jdbi.v3.core.Jdbi;

/**
 * A real PostgreSQL for tests: one server per test process, started by the first that asks and gone
 * with the process; each call of {@link #fresh} gives a new migrated database of it.
 */
public final class TestDatabase {
  private static final Path PROGRAMS = Path.of("target", "postgres");
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  /** A new database with all tables and no rows. */
  public static Database fresh() {
    return fresh(8);
  }

  public static Database fresh(int connections) {
    return Database.open(freshAddress(), connections);
  }

  /** Where a new database is, for tests that open it themselves or several times. */
  public static Address freshAddress() {
    String name = "test_" + NUMBER.incrementAndGet();
    create(Server.MIGRATED, name, " template " + TEMPLATE + " strategy file_copy");
    return Server.MIGRATED.database(name);
  }

  /** Where the programs are, so that no test unpacks them again. */
  public static Path programs() {
    return PROGRAMS;
  }

  /**
   * A folder for a test's own server, gone with the process. Not in the system's temporary folder,
   * which the unprivileged user of a server could not enter.
   */
  public static Path folder(String name) {
    Path folder = PROGRAMS.resolve(name + "-" + ProcessHandle.current().pid());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folder.delete(folder)));
    return folder;
  }

  private static void create(Address server, String name, String how) {
    Jdbi.create(server.url(), server.user(), server.password())
        .useHandle(handle -> handle.execute("create database " + name + how));
  }

  /** Started when first asked for. The server dies with this process. */
  private static final class Server {
    static final Address MIGRATED = start();

    private static Address start() {
      Path folder = PROGRAMS.resolve("server-" + ProcessHandle.current().pid());
      PrivatePostgres server = PrivatePostgres.start(folder, PROGRAMS, 0);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      create(server.address(), TEMPLATE, "");
      Database.open(server.address().database(TEMPLATE), 1).close();
      return server.address();
    }

    private static void stop(PrivatePostgres server) {
      server.close();
      Folder.delete(server.folder());
    }
  }

  /** Deletes what a test server leaves. */
  private static final class Folder {
    static void delete(Path folder) {
      if (!Files.exists(folder)) return;
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** How many wait for a lock. */
  public static int waiting(Database database) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select count(*) from pg_locks where not granted and pid in (select pid"
                        + " from pg_stat_activity where datname = current_database())")
                .mapTo(Integer.class)
                .one());
  }
}
