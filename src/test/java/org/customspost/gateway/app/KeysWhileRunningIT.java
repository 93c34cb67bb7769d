package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.As2Pair;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A post changes its key over, and a running gateway, its partner, takes that up. */
@Timeout(180)
class KeysWhileRunningIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalDate firstDay = LocalDate.now(ZoneOffset.UTC).plusDays(30);
  private final int port = FreePort.next();
  private Path post;
  private Path customs;
  private Gateway gateway;

  private record Run(int exit, String out, String err) {}

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    post = config(folder.resolve("post"), "");
    Address address = TestDatabase.freshAddress();
    customs =
        config(
            folder.resolve("customs"),
            "data: \"%s\"\nas2: {http: {port: %d}}\ndatabase: {url: \"%s\", user: %s, password: 'file:db'}\n"
                .formatted(folder.resolve("data"), port, address.url(), address.user()));
    Files.writeString(customs.resolve("db"), address.password());
    keys(post, "generate", "post", "--kind", "RSA_2048", "--days", "100");
    keys(customs, "generate", "customs", "--kind", "RSA_2048", "--days", "100");
    export(post, "post", customs.resolve("their.pem"));
    export(customs, "customs", post.resolve("their.pem"));
    agreement(
        post,
        "customs",
        As2Pair.agreement(
            "customs",
            "POST",
            "CUSTOMS",
            "post",
            "send: {url: \"http://127.0.0.1:%d/\", %s}".formatted(port, As2Pair.SEND)));
    agreement(
        customs,
        "post",
        As2Pair.agreement("post", "CUSTOMS", "POST", "customs", "receive: {" + As2Pair.SAFE + "}"));
    gateway = Gateway.start(Settings.read(Path.of("").toAbsolutePath(), customs, new Findings()));
  }

  @AfterEach
  void end() {
    gateway.close();
  }

  @Test
  void rehearsesAKeyThatThePartnerTakesOnceItHasTheCertificate() throws IOException {
    Run none = keys(post, "rehearse", "customs");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("CFG-460");
    Run today = keys(post, "rehearse", "--current", "--json", "customs");
    assertThat(today.out()).contains("\"taken\" : true", "\"receipt-signed-by\" : \"their.pem\"");

    keys(post, "schedule", "post", "--from", firstDay.toString());
    Run early = keys(post, "rehearse", "customs");
    assertThat(early.exit()).isEqualTo(1);
    assertThat(early.out()).contains("authentication-failed", "SND-300");

    Path next = customs.resolve("next.pem");
    export(post, "post-" + firstDay, next);
    Path both = customs.resolve("their.pem");
    Files.writeString(both, Files.readString(both) + Files.readString(next));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(keys(post, "rehearse", "customs").exit()).isZero());
    Run taken = keys(post, "rehearse", "customs");
    assertThat(taken.out())
        .contains("signed with      post-" + firstDay, "customs takes post-" + firstDay);
  }

  @Test
  void endsARehearsalWithoutMakingAnythingOfIt() throws IOException {
    assertThat(keys(post, "rehearse", "--current", "customs").exit()).isZero();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(query("select state from arrival where state <> 'RECEIVED'"))
                    .containsExactly("REHEARSAL"));
    assertThat(query("select code || severity from finding")).containsExactly("RCV-450WARNING");
    assertThat(query("select kind from event order by id"))
        .containsExactly("received", "rehearsal");
    assertThat(query("select state from departure")).isEmpty();
  }

  @Test
  void keepsTheFormerKeysWhereAFileIsBrokenAndTakesItWhenMended() throws IOException {
    Path file = customs.resolve("their.pem");
    String good = Files.readString(file);
    KeyWatch watch = watch();
    gateway.rulebook().keys().now().open(); // as three seconds after each start
    try (watch) {
      Files.writeString(file, "no certificate");
      assertThat(watch.reload()).extracting(each -> each.code().id()).contains("CFG-001");
      assertThat(keys(post, "rehearse", "--current", "customs").exit()).isZero();

      Files.writeString(customs.resolve("gateway.yaml"), "keys: 7\n");
      assertThat(watch.reload()).isNotEmpty();
      assertThat(gateway.rulebook().keys().now().theirs()).containsOnlyKeys("their");
    }
    Files.writeString(file, good);
  }

  /** No tool makes such a file by mistake, but there are many tools. */
  @Test
  void putsMessagesOffWhileTheirKeyDoesNotOpenAndTakesThemOnceItIsMended() throws Exception {
    keys(customs, "generate", "another", "--kind", "RSA_2048", "--days", "100");
    gateway.close();
    Path file = customs.resolve("keys.p12");
    byte[] good = Files.readAllBytes(file);
    withOtherPassword(file);
    gateway = Gateway.start(settings());

    Run put = keys(post, "rehearse", "--current", "customs");
    assertThat(put.exit()).isEqualTo(1);
    assertThat(put.out() + put.err()).contains("503");
    assertThat(query("select id from arrival")).isEmpty();

    Files.write(file, good);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(keys(post, "rehearse", "--current", "customs").exit()).isZero());
  }

  /** The start does not read what no message needs yet, so it cannot fail on it. */
  @Test
  void putsMessagesOffWhileTheirCertificateCannotBeReadAndTakesThemOnceItIsMended()
      throws Exception {
    gateway.close();
    Path file = customs.resolve("their.pem");
    String good = Files.readString(file);
    Files.writeString(file, "no certificate");
    gateway = Gateway.start(settings());

    Run put = keys(post, "rehearse", "--current", "customs");
    assertThat(put.exit()).isEqualTo(1);
    assertThat(put.out() + put.err()).contains("503");
    assertThat(query("select id from arrival")).isEmpty();

    Files.writeString(file, good);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(keys(post, "rehearse", "--current", "customs").exit()).isZero());
  }

  @Test
  void takesUpCertificatesThatAreLaidIntoTheirFolder() throws Exception {
    Path folder = Files.createDirectories(customs.resolve("certificates"));
    Path yaml = customs.resolve("gateway.yaml");
    Files.copy(customs.resolve("their.pem"), folder.resolve("post.pem"));
    String listed = Files.readString(yaml);
    int list = listed.indexOf("certificates:");
    Files.writeString(yaml, listed.substring(0, list) + "certificates: certificates\n");
    Files.copy(customs.resolve("their.pem"), folder.resolve("their.pem"));
    await().atMost(PATIENCE).until(() -> known().contains("post"));
    assertThat(known()).containsExactlyInAnyOrder("post", "their");

    Files.copy(customs.resolve("their.pem"), folder.resolve("another.cer"));
    await().atMost(PATIENCE).until(() -> known().contains("another"));
    assertThat(keys(customs, "list").out()).contains("another", "post", "their");
  }

  private Set<String> known() {
    return gateway.rulebook().keys().now().theirs().keySet();
  }

  private static void withOtherPassword(Path file) throws Exception {
    char[] password = "correct horse".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
    Key key = store.getKey("customs", password);
    Certificate[] chain = store.getCertificateChain("customs");
    store.deleteEntry("customs"); // the first key of a file is opened at the start
    store.setKeyEntry("customs", key, "another".toCharArray(), chain);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password);
    }
  }

  private KeyWatch watch() {
    FileStamps read = FileStamps.of(KeyWatch.files(settings()));
    return new KeyWatch(settings(), read, gateway.rulebook(), () -> {});
  }

  private Settings settings() {
    return Settings.read(Path.of("").toAbsolutePath(), customs, new Findings());
  }

  @Test
  void refusesKeysThatAnAgreementWouldMiss() throws IOException {
    try (KeyWatch watch = watch()) {
      Path yaml = customs.resolve("gateway.yaml");
      Files.writeString(yaml, Files.readString(yaml).replace("their: ", "theirs: "));
      assertThat(watch.reload())
          .extracting(Object::toString)
          .anyMatch(each -> each.contains("their"));
      assertThat(gateway.rulebook().keys().now().theirs()).containsOnlyKeys("their");
    }
  }

  private static Path config(Path folder, String more) throws IOException {
    Files.createDirectories(folder.resolve("partners"));
    Files.writeString(folder.resolve("password"), "correct horse\n");
    Files.writeString(
        folder.resolve("gateway.yaml"),
        more
            + """
            keys:
              - {file: keys.p12, password: 'file:password'}
            certificates:
              their: their.pem
            """);
    return folder;
  }

  private static void agreement(Path config, String partner, String yaml) throws IOException {
    Files.writeString(
        config.resolve("partners").resolve(partner + ".yaml"),
        yaml.replace("partner-certificates: [" + partner + "]", "partner-certificates: [their]"));
  }

  private static void export(Path config, String alias, Path to) {
    assertThat(keys(config, "export", alias, "--out", to.toString()).err()).isEmpty();
  }

  private List<String> query(String sql) {
    return gateway
        .memory()
        .database()
        .transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private static Run keys(Path config, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 3];
    all[0] = "keys";
    all[1] = "--config";
    all[2] = config.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return new Run(line.execute(all), out.toString(), err.toString());
  }
}
