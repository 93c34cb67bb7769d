package org.customspost.gateway.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.LineMessages;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The whole gateway and everything that should not be sent to it: each ends with a code that has a
 * page, none as a stack trace, none stops its door, and the next good file goes through.
 */
@Timeout(180)
class BadInputIT {
  private static final int LIMIT = 16 * 1024 * 1024;

  @TempDir private Path folder = Path.of(""); // JUnit sets it

  @Test
  void endsEachBadFileWithItsCodeAndTakesTheNextGoodOne() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try (Gateway gateway = Gateway.start(settings())) {
      drop("post", "good-1.edi", BadInput.edi("GOOD1").getBytes(ISO_8859_1));
      await().atMost(60, SECONDS).until(() -> declared() == 1);
      Files.createDirectories(folder.resolve("post/in/directory.edi"));
      drop("post", "too-large.edi", new byte[LIMIT + 1]);
      for (BadInput each : BadInput.values()) drop(each.partner, each.file(), each.bytes);
      Files.writeString(partners().resolve("post.yaml"), post("post") + SECOND_FLOW);
      await().atMost(60, SECONDS).until(() -> tells(log, "CFG-012"));
      drop("post", "good-2.edi", good("GOOD2", 91, "GBA"));
      drop("packing-post", "good-3.edi", good("GOOD3", 92, "GBB"));

      await().atMost(90, SECONDS).untilAsserted(() -> assertThat(declared()).isEqualTo(3));
      await().atMost(60, SECONDS).until(() -> query(gateway, UNFINISHED).isEmpty());

      Map<String, String> wanted = new TreeMap<>();
      for (BadInput each : BadInput.values()) wanted.put(each.file(), each.code);
      assertThat(codes(gateway)).isEqualTo(wanted);
      assertThat(folder.resolve("post/refused/too-large.edi.txt")).content().contains("RCV-001");
      assertThat(folder.resolve("post/in/directory.edi")).isDirectory();
      // A directory is told when a look into the folder finds no file.
      await().atMost(60, SECONDS).until(() -> tells(log, "RCV-016"));
      assertThat(log.list)
          .as("stack traces, whoever tells them")
          .allMatch(each -> each.getThrowableProxy() == null)
          .noneMatch(each -> each.getFormattedMessage().contains("\tat "));
    } finally {
      root.detachAppender(log);
    }
  }

  private static boolean tells(ListAppender<ILoggingEvent> log, String code) {
    return log.list.stream().anyMatch(each -> each.getFormattedMessage().contains(code));
  }

  /** Takes what the first takes: the change is refused, and what was agreed stays in force. */
  private static final String SECOND_FLOW =
      "  - {name: all, message: itmatt, destination: any, file-to: customs}\n";

  private static final String UNFINISHED =
      "select name from arrival where state = 'RECEIVED' union all"
          + " select kind from work where kind not like '%-due' and due <= now()";

  /** By file, the first finding that is told of it, or of the document that was made of it. */
  private static Map<String, String> codes(Gateway gateway) {
    Map<String, String> codes = new TreeMap<>();
    for (String each :
        query(
            gateway,
            "select coalesce(a.name, i.name) || ' ' || f.code from finding f"
                + " left join arrival a on a.id = f.arrival"
                + " left join item_version v on v.dossier = f.dossier"
                + " left join arrival i on i.id = v.arrival order by f.id")) {
      String[] words = each.split(" ", 2);
      codes.putIfAbsent(words[0], words[1]);
    }
    return codes;
  }

  private static List<String> query(Gateway gateway, String sql) {
    return gateway
        .memory()
        .database()
        .transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private static byte[] good(String reference, int item, String sender) {
    return BadInput.edi(reference)
        .replace("CP473124829GB", LineMessages.s10(item))
        .replace("+GBA:UP", "+" + sender + ":UP")
        .getBytes(ISO_8859_1);
  }

  private void drop(String partner, String name, byte[] bytes) throws IOException {
    Path in = Files.createDirectories(folder.resolve(partner).resolve("in"));
    Files.write(in.resolve(name + ".tmp"), bytes);
    Files.move(in.resolve(name + ".tmp"), in.resolve(name));
  }

  private long declared() throws IOException {
    Path out = folder.resolve("customs/out");
    if (!Files.isDirectory(out)) return 0;
    try (Stream<Path> files = Files.list(out)) {
      return files.filter(each -> each.toString().endsWith(".edi")).count();
    }
  }

  private Settings settings() throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Address address = TestDatabase.freshAddress();
    Files.writeString(config.resolve("password"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        """
        data: "%s"
        database: {url: "%s", user: %s, password: "file:password"}
        broker: {port: 0}
        sftp: {port: 0}
        """
            .formatted(folder.resolve("data"), address.url(), address.user()));
    for (String each : List.of("post", "packing-post"))
      Files.writeString(partners().resolve(each + ".yaml"), post(each));
    Files.writeString(partners().resolve("customs.yaml"), customs());
    Findings findings = new Findings();
    Settings settings = Settings.read(Path.of("").toAbsolutePath(), config, findings);
    findings.throwIfRejected();
    return settings;
  }

  private Path partners() throws IOException {
    return Files.createDirectories(folder.resolve("config/partners"));
  }

  private String post(String name) {
    boolean packs = name.startsWith("packing");
    return """
        partner: %s
        role: operator
        mode: live
        addresses: [%s]
        our-address: DEA
        limits: {interchange: 16MB, compressed: %s}
        acknowledge: {contrl: true, reports: [json], channel: box}
        channels:
          - {id: box, kind: file, folder: "%s", every: 1s}
        flows:
          - name: parcels
            message: itmatt
            destination: [DE]
            file-to: customs
            rules: [item-base, eu-import]
        """
        .formatted(name, packs ? "GBB" : "GBA", packs, folder.resolve(name));
  }

  private String customs() {
    return """
        partner: customs
        role: customs
        mode: live
        addresses: [CUST]
        our-address: DEA
        channels:
          - {id: box, kind: file, folder: "%s", every: 1s}
        declarations: {as: cusdec, cancel-as: cusdec, channel: box, eligibility: eu, parameters: {declarant: DE1, agency: "143", office: DEHAM, currency: EUR}}
        answers: {formats: [cusres], within: 4h}
        """
        .formatted(folder.resolve("customs"));
  }
}
