package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is parked goes on when somebody says so, and it is kept who did and why. */
@Timeout(120)
class ResubmitCommandIT {
  private static final String ARRIVAL =
      "insert into arrival (partner, channel, name, payload, hash, bytes, state, control_reference)"
          + " values ('post', 'box', '%s', 1, '%s', 1, '%s', '%s')";
  private static final String DEPARTURE =
      "insert into departure (partner, channel, kind, format, control_reference, unique_id, file_name,"
          + " prepared_at, state, payload, problem, tries) values ('customs', 'box', 'DECLARATION', 'x@1',"
          + " '%s', 'U%1$s', '%1$s.xml', now(), '%s', %s, 'SND-021 no door', 9)";

  // Our control references have fourteen digits.
  private static final String SIGNED = "00000000000001";
  private static final String UNWRITTEN = "00000000000002";
  private static final String GONE = "00000000000003";

  @TempDir Path config;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    Address address = TestDatabase.freshAddress();
    database = Database.open(address, 2);
    Files.writeString(config.resolve("password"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "database: {url: \"%s\", user: %s, password: \"file:password\"}%n"
            .formatted(address.url(), address.user()));
    database.run(
        handle -> {
          handle.execute("insert into payload (id, unit, hash, bytes) values (1, 1, '', 0)");
          handle.execute(ARRIVAL.formatted("items.edi", "h1", "PARKED", "R1"));
          handle.execute(ARRIVAL.formatted("sent-again.edi", "h2", "PARKED", "R2"));
          handle.execute(ARRIVAL.formatted("again.edi", "h2", "FINISHED", ""));
          handle.execute(DEPARTURE.formatted(SIGNED, "PARKED", "1"));
          handle.execute(DEPARTURE.formatted(UNWRITTEN, "PARKED", "null"));
          handle.execute(DEPARTURE.formatted(GONE, "SENT", "1"));
          handle.execute(
              "insert into document (departure, position, reference)"
                  + " select id, 1, 'LRN-' || control_reference from departure");
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private record Run(int exit, String out, String err) {}

  private Run run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("resubmit", "--config", config.toString()));
    all.addAll(List.of(arguments));
    return run(all);
  }

  private Run act(String action, String... arguments) {
    List<String> all = new ArrayList<>(List.of("act", "--config", config.toString(), action));
    all.addAll(List.of(arguments));
    return run(all);
  }

  private Run run(List<String> all) {
    StringWriter text = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(text));
    line.setErr(new PrintWriter(errors));
    return new Run(line.execute(all.toArray(String[]::new)), text.toString(), errors.toString());
  }

  private List<String> query(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private List<String> work() {
    return query("select kind || ' ' || subject || ' ' || partner from work order by kind");
  }

  @Test
  void givesBackWhatIsParkedUnderAnyOfItsNames() {
    Run run =
        run(
            "--by",
            "kim",
            "--reason",
            "door mended",
            "items.edi",
            "LRN-" + SIGNED,
            UNWRITTEN + ".xml");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("done: interchange items.edi, post: goes on from its first item")
        .contains(
            "done: declaration "
                + SIGNED
                + ".xml, customs: is sent as it is signed; was parked: SND-021 no door");
    assertThat(work()).containsExactly("arrival 1 post", "send 1 customs/box", "write 2 customs");
    assertThat(query("select state || tries || problem from departure order by id"))
        .containsExactly("READY0", "PLANNED0", "SENT9SND-021 no door");
    assertThat(query("select state from arrival order by id"))
        .containsExactly("RECEIVED", "PARKED", "FINISHED");
    assertThat(query("select distinct kind || ' ' || text from event"))
        .containsExactly("resubmitted kim: door mended");
    assertThat(query("select who || ', ' || role || ', ' || action || ', ' || reason from audit"))
        .containsExactly("kim, command line, resubmit, door mended");
    assertThat(query("select target from audit_target where done order by position"))
        .containsExactly("arrival:1", "departure:1", "departure:2");
  }

  @Test
  void doesNothingTheSecondTime() {
    run("--reason", "door mended", "R1", SIGNED);
    Run again = run("--reason", "door mended", "R1", SIGNED);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out())
        .contains("left alone: interchange items.edi, post: is not parked any more, but received");
    assertThat(again.err()).contains("TRK-403 nothing is parked under \"R1\"");
    assertThat(work()).hasSize(2);
    assertThat(query("select kind from event")).hasSize(2);
  }

  @Test
  void leavesAloneWhatIsSentOrWasTakenFromASecondCopy() {
    Run run = run("--reason", "why not", GONE + ".xml", "sent-again.edi");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(work()).isEmpty();
  }

  @Test
  void onlyShowsInADryRun() {
    Run run = run("--dry-run", "items.edi", SIGNED + ".xml");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains(
            "would be done: interchange items.edi",
            "would be done: declaration " + SIGNED + ".xml");
    assertThat(work()).isEmpty();
    assertThat(query("select kind from event")).isEmpty();
  }

  @Test
  void wantsAReason() {
    Run run = run("items.edi");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--reason is needed");
    assertThat(work()).isEmpty();
  }

  @Test
  void doesEveryOtherActionByTheSameRules() {
    Run resent = act("resend", "--reason", "lost by them", GONE);
    assertThat(resent.exit()).isZero();
    assertThat(resent.out()).contains("done: declaration " + GONE + ".xml, customs: is sent again");
    assertThat(work()).containsExactly("send 3 customs/box");

    Run cancelled = act("cancel", "--reason", "not wanted any more", GONE);
    assertThat(cancelled.exit()).isZero();
    assertThat(query("select state from departure where id = 3")).containsExactly("PARKED");

    Run nothing = act("acknowledge", "--reason", "seen", "RR473124829GB");
    assertThat(nothing.exit()).isEqualTo(1);
    assertThat(nothing.err()).contains("TRK-625").contains("RR473124829GB");

    assertThat(act("forget", "--reason", "x", GONE).err()).contains("there is resubmit, resend");
    assertThat(query("select action from audit order by id")).containsExactly("resend", "cancel");
  }

  @Test
  void pausesAChannelThatAnAgreementHas() throws IOException {
    Files.createDirectories(config.resolve("partners"));
    Files.writeString(
        config.resolve("partners/north-post.yaml"),
        """
        partner: north-post
        role: operator
        mode: test
        channels:
          - {id: box, kind: file, folder: north}
        """);
    Run paused = act("pause", "--reason", "their server moves", "north-post");
    assertThat(paused.err()).isEmpty();
    assertThat(paused.out()).contains("done: channel north-post/box");
    assertThat(query("select partner || '/' || channel || ': ' || reason from pause"))
        .containsExactly("north-post/box: their server moves");

    Run unknown = act("pause", "--reason", "a slip", "north-post/bx");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.out()).contains("no agreement has this channel");

    assertThat(act("resume", "--reason", "it has moved", "north-post/box").exit()).isZero();
    assertThat(query("select partner from pause")).isEmpty();
  }
}
