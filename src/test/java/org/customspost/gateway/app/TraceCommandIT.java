package org.customspost.gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.journal.postgres.PrivatePostgres;
import org.customspost.gateway.model.passage.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TraceCommandIT {
  private record Run(int exit, String out, String err) {}

  private static Run trace(String... arguments) {
    StringWriter text = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(text));
    line.setErr(new PrintWriter(errors));
    String[] all = new String[arguments.length + 1];
    all[0] = "trace";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int exit = line.execute(all);
    return new Run(exit, text.toString(), errors.toString());
  }

  private static void fill(Database database) {
    database.run(
        handle -> {
          handle.execute("insert into dossier (id, item_id, operator) values (7, 'CP1', 'post')");
          new Log().event(handle, new Log.Event("opened", null, null, 7L, "by \u001b[2J"));
        });
  }

  @Test
  void readsTheDatabaseThatTheSettingsName(@TempDir Path config) throws IOException {
    Address address = TestDatabase.freshAddress();
    try (Database database = Database.open(address, 1)) {
      fill(database);
    }
    Files.writeString(config.resolve("password"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "database: {url: \"%s\", user: %s, password: \"file:password\"}%n"
            .formatted(address.url(), address.user()));
    Run run = trace("--config", config.toString(), "CP1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("item CP1, dossier 7", "opened", "nothing waits");
    assertThat(run.out()).doesNotContain("\u001b");

    Run json = trace("--config", config.toString(), "--json", "CP1");
    assertThat(json.out()).contains("\"subject\" : \"CP1\"", "\"what\" : \"opened\"");

    Run nothing = trace("--config", config.toString(), "CP2");
    assertThat(nothing.exit()).isEqualTo(1);
    assertThat(nothing.err()).contains("RDG-133 nothing is known under \"CP2\"");
  }

  @Test
  void writesKeptBytesToANewFileAndNotesWhoHadThem(@TempDir Path config) throws IOException {
    Address address = TestDatabase.freshAddress();
    Files.writeString(config.resolve("password"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "data: \"%s\"%ndatabase: {url: \"%s\", user: %s, password: \"file:password\"}%n"
            .formatted(config.resolve("data"), address.url(), address.user()));
    String[] where = {"--config", config.toString(), "items.edi"};
    Path file = config.resolve("items.edi");
    try (Memory memory = Memory.open(Settings.read(Path.of(""), config, new Findings()))) {
      String key = keep(memory, "UNB+'");
      assertThat(trace(where).out()).contains("kept  " + key).contains("document", "5 bytes");

      Run run = trace(with(where, "--kept", key, "--out", file.toString(), "--by", "kim"));
      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(file).hasContent("UNB+'");
      List<String> noted =
          memory
              .database()
              .transaction(
                  handle ->
                      handle.createQuery("select text from event").mapTo(String.class).list());
      assertThat(noted).containsExactly("document " + key + " of items.edi by kim");

      Run again = trace(with(where, "--kept", key, "--out", file.toString()));
      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.err()).contains("TRK-461");
      Run other = trace(with(where, "--kept", "p999", "--out", config.resolve("x").toString()));
      assertThat(other.err()).contains("TRK-460", key);

      memory
          .database()
          .run(
              handle ->
                  handle.execute(
                      "update retention_unit set wrapped_key = null, kept_days = 30,"
                          + " erased_at = '2026-11-20T08:00:00Z'"));
      Run erased = trace(where);
      assertThat(erased.exit()).isZero();
      assertThat(erased.out())
          .contains("received", "kept  " + key)
          .contains("5 bytes; erased on 2026-11-20, under the retention of 30 days")
          .doesNotContain("JRN-013");
      Path late = config.resolve("late.edi");
      Run gone = trace(with(where, "--kept", key, "--out", late.toString()));
      assertThat(gone.exit()).isEqualTo(1);
      assertThat(gone.err()).contains("JRN-013").doesNotContain("Exception");
      assertThat(late).doesNotExist();
    }
  }

  private static String keep(Memory memory, String text) {
    RetentionUnit unit = memory.units().today("post", "interchange", 30);
    return memory
        .database()
        .transaction(
            handle -> {
              long payload =
                  memory
                      .payloads()
                      .storeAll(handle, List.of(Body.of(text.getBytes(UTF_8))), unit)
                      .get(0)
                      .id();
              handle.execute(
                  "insert into arrival (partner, channel, name, payload, hash, bytes)"
                      + " values ('post', 'box', 'items.edi', ?, '', 5)",
                  payload);
              return "p" + payload;
            });
  }

  private static String[] with(String[] first, String... more) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void findsTheServerThatARunningGatewayHolds() {
    Path folder = TestDatabase.folder("trace");
    assertThat(PrivatePostgres.running(folder)).isEmpty();
    try (PrivatePostgres server = PrivatePostgres.start(folder, TestDatabase.programs(), 0)) {
      assertThat(PrivatePostgres.running(folder)).contains(server.address());
      try (Database database = Database.open(server.address(), 1)) {
        assertThat(
                database.<List<Integer>, RuntimeException>transaction(
                    handle -> handle.createQuery("select 1").mapTo(Integer.class).list()))
            .containsExactly(1);
      }
    }
    assertThat(PrivatePostgres.running(folder)).isEmpty();
  }
}
