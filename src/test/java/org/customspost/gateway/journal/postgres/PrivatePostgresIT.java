package org.customspost.gateway.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PrivatePostgresIT {
  private static final Path DATA = TestDatabase.folder("private");

  @Test
  void keepsItsRowsFromOneStartToTheNext() throws Exception {
    try (PrivatePostgres server = start()) {
      execute(server, "drop table if exists proof; create table proof as select 42 as n");
    }
    try (PrivatePostgres server = start()) {
      assertThat(ask(server, "select n from proof")).isEqualTo("42");
      assertThat(ask(server, "show data_checksums")).isEqualTo("on");
      assertThat(ask(server, "show fsync")).isEqualTo("on");
      assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, "show server_encoding")).isEqualTo("UTF8");
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws IOException {
    try (PrivatePostgres server = start()) {
      Address address = server.address();
      assertThatThrownBy(
              () -> DriverManager.getConnection(address.url(), address.user(), "guess").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(server.folder().resolve("password"))))
          .isEqualTo("rw-------");
      assertThat(address.toString()).doesNotContain(address.password());
    }
  }

  @Test
  void replacesAServerThatAKilledGatewayLeftBehind() throws Exception {
    start().close();
    Account account = Account.current();
    Path home = Folders.reachable(DATA, account);
    Binaries binaries = Binaries.in(Folders.reachable(TestDatabase.programs(), account));
    Cluster cluster = Cluster.in(home, binaries, account);
    Postmaster orphan = new Postmaster(cluster, binaries, account, home.resolve("log"));
    orphan.start(FreePort.next());
    try (PrivatePostgres server = start()) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void startsAfterItsServerProcessWasKilled() throws Exception {
    try (PrivatePostgres server = start()) {
      execute(server, "drop table if exists proof; create table proof as select 42 as n");
      Path pid = server.folder().resolve("cluster/postmaster.pid");
      ProcessHandle postmaster =
          ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).orElseThrow();
      postmaster.destroyForcibly();
      postmaster.onExit().join();
    }
    try (PrivatePostgres server = start()) {
      assertThat(ask(server, "select n from proof")).isEqualTo("42");
    }
  }

  @Test
  void isNotLedAstrayByAProcessNumberThatAnotherProgramHasNow() throws Exception {
    Path cluster;
    try (PrivatePostgres server = start()) {
      cluster = server.folder().resolve("cluster");
    }
    Files.writeString(
        cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + cluster + "\n");
    try (PrivatePostgres server = start()) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesAFolderThatItHoldsAlready() {
    try (PrivatePostgres server = start()) {
      assertCode(ErrorCode.JRN_006, PrivatePostgresIT::start);
      assertThat(server.address().url()).startsWith("jdbc:postgresql://127.0.0.1:");
    }
  }

  @Test
  void refusesTheDataOfAnotherVersion() throws IOException {
    Path version;
    try (PrivatePostgres server = start()) {
      version = server.folder().resolve("cluster/PG_VERSION");
    }
    String own = Files.readString(version);
    Files.writeString(version, "99\n");
    assertCode(ErrorCode.JRN_005, PrivatePostgresIT::start);
    Files.writeString(version, own);
  }

  @Test
  void namesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertCode(
          ErrorCode.JRN_004,
          () -> PrivatePostgres.start(DATA, TestDatabase.programs(), taken.getLocalPort()));
    }
  }

  @Test
  void namesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertCode(ErrorCode.JRN_002, () -> PrivatePostgres.start(file.resolve("data")));
  }

  private static PrivatePostgres start() {
    return PrivatePostgres.start(DATA, TestDatabase.programs(), 0);
  }

  private static void assertCode(ErrorCode code, ThrowingCallable starting) {
    assertThatThrownBy(starting)
        .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static void execute(PrivatePostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server)) {
      connection.createStatement().execute(sql);
    }
  }

  private static String ask(PrivatePostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(PrivatePostgres server) throws SQLException {
    Address address = server.address();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }
}
