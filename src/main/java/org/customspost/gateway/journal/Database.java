package org.customspost.gateway.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.postgres.Address;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Connections to the one database, with its tables brought up to date. */
public final class Database implements AutoCloseable {
  private static final int OLDEST_SERVER = 15;
  private static final int FIRST_WITH_WAL_IN_IO_STATISTICS = 18;

  /**
   * A message and what is told of it go out at once, not by 8 KB, each of which wakes the server.
   */
  private static final int SEND_BYTES = 64 * 1024;

  private static final long CONNECT_MILLIS = 10_000;
  private static final long FIRST_CONNECT_MILLIS = 3_000;

  /**
   * Everything here is found by an index. The planner knows too little of tables that are empty one
   * moment and full the next: a plan made for the first rows would read the whole table for ever
   * after.
   */
  private static final String BY_INDEX =
      "set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off;"
          + " set enable_mergejoin = off";

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final Address address;
  private final int serverVersion;

  private Database(HikariDataSource pool, Address address) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.address = address;
    this.serverVersion = Integer.parseInt(setting("server_version_num")) / 10_000;
  }

  /**
   * Connects, checks the server and migrates.
   *
   * @param connections the most that are open at once
   * @throws GatewayException JRN
   */
  public static Database open(Address address, int connections) {
    Database database = new Database(pool(address, connections), address);
    try {
      database.requireVersion();
      database.migrate();
      return database;
    } catch (GatewayException e) {
      database.close();
      throw e;
    }
  }

  private static HikariDataSource pool(Address address, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.url());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setPoolName("journal");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setInitializationFailTimeout(FIRST_CONNECT_MILLIS);
    config.setConnectionInitSql(BY_INDEX);
    config.addDataSourceProperty("ApplicationName", "customs-post-gateway");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("maxSendBufferSize", Integer.toString(SEND_BYTES));
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw problem(
          e, ErrorCode.JRN_009, "url", address.url(), "problem", String.valueOf(rootMessage(e)));
    }
  }

  private void requireVersion() {
    if (serverVersion < OLDEST_SERVER)
      throw new GatewayException(
          Finding.of(
              ErrorCode.JRN_011,
              Place.NOWHERE,
              "found",
              Integer.toString(serverVersion),
              "allowed",
              Integer.toString(OLDEST_SERVER)));
  }

  private void migrate() {
    try {
      Flyway.configure()
          // Its own connections: it holds one as a lock while it works with another.
          .dataSource(address.url(), address.user(), address.password())
          .locations("classpath:db/migration")
          .validateMigrationNaming(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw problem(
          e, ErrorCode.JRN_012, "url", address.url(), "problem", firstLine(e.getMessage()));
    }
  }

  /**
   * Runs the body in one transaction: committed and on disk when this returns. Within another one
   * it is a second, independent transaction on a second connection.
   */
  public <T, X extends Exception> T transaction(HandleCallback<T, X> body) throws X {
    // Not Jdbi's own inTransaction: on a thread that is in a transaction already it would join that
    // one, and what was said to be committed could still be undone.
    try (Handle handle = jdbi.open()) {
      return handle.inTransaction(body);
    }
  }

  /** The same for a body without a result. */
  public <X extends Exception> void run(HandleConsumer<X> body) throws X {
    try (Handle handle = jdbi.open()) {
      handle.useTransaction(body);
    }
  }

  /** What of the server's settings endangers acknowledged messages; empty where all is well. */
  public List<Finding> durability() {
    List<Finding> findings = new ArrayList<>();
    for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      String value = setting(name);
      boolean durable = !value.equals("off") && !value.equals("local");
      if (!durable)
        findings.add(Finding.of(ErrorCode.JRN_010, Place.NOWHERE, "setting", name, "value", value));
    }
    return findings;
  }

  /**
   * How often the server has forced its log to disk since its statistics began. The counts of other
   * connections can be some seconds late; with one connection the number is exact.
   */
  public long fsyncs() {
    String count =
        serverVersion >= FIRST_WITH_WAL_IN_IO_STATISTICS
            ? "select coalesce(sum(fsyncs), 0)::bigint from pg_stat_io where object = 'wal'"
            : "select wal_sync from pg_stat_wal";
    try (Handle handle = jdbi.open()) {
      // Not in a transaction: a session hands its counts over between statements only.
      handle.execute("select pg_stat_force_next_flush()");
      return handle.createQuery(count).mapTo(Long.class).one();
    }
  }

  /** Whether a connection can be had and answers. */
  public boolean answers() {
    try {
      run(handle -> handle.execute("select 1"));
      return true;
    } catch (JdbiException e) {
      return false;
    }
  }

  /** Where the server has its data, on the server's machine. */
  public Path folder() {
    return Path.of(setting("data_directory"));
  }

  public Address address() {
    return address;
  }

  private String setting(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
  }

  /** For those that need a connection of their own for long. */
  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static GatewayException problem(Throwable cause, ErrorCode code, String... values) {
    return new GatewayException(Finding.of(code, Place.NOWHERE, values), cause);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) root = root.getCause();
    return firstLine(root.getMessage());
  }

  private static String firstLine(@Nullable String text) {
    return text == null ? "" : text.strip().lines().findFirst().orElse("");
  }
}
