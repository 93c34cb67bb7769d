package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;
import static org.customspost.gateway.channel.Samples.departure;
import static org.customspost.gateway.error.ErrorCode.SND_002;
import static org.customspost.gateway.error.ErrorCode.SND_003;
import static org.customspost.gateway.error.ErrorCode.SND_004;
import static org.customspost.gateway.error.ErrorCode.SND_005;
import static org.customspost.gateway.error.ErrorCode.VAL_002;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.channel.sftp.SftpDoors;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SftpDoorsIT {
  @TempDir Path folder = Path.of(""); // JUnit sets it
  private final Received received = new Received();
  private OpenSshServer server;
  private CamelGateway camel;
  private Path remote;

  @BeforeEach
  void start() throws Exception {
    server = new OpenSshServer(folder.resolve("sshd"));
    remote = Files.createDirectories(folder.resolve("remote"));
    camel =
        CamelGateway.start(
            Samples.ROUTES,
            Map.of(),
            List.of(new SftpDoors(received, Samples.SECRETS, FolderLeases.ALONE)));
  }

  @AfterEach
  void stop() {
    if (camel != null) camel.close();
    if (server != null) server.close();
  }

  private void open(String kind, String hostKey, String more) {
    String yaml =
        "{id: far, kind: %s, host: 127.0.0.1, port: %d, user: %s, host-keys: ['%s'],"
            + " key: 'file:%s', folder: %s%s}";
    camel
        .doors()
        .open(
            "acme",
            channel(
                yaml.formatted(
                    kind,
                    server.port,
                    System.getProperty("user.name"),
                    hostKey,
                    server.key(),
                    folder.relativize(remote),
                    more)));
  }

  @Test
  void fetchesFilesAndMovesThemOnlyAfterTheyAreStored() throws IOException {
    Files.writeString(remote.resolve("a.edi"), "one");
    Files.writeString(remote.resolve("b.tmp"), "half");
    open("sftp-poll", server.publicKey("host"), ", every: 1s");
    await().until(() -> Files.exists(remote.resolve("done/a.edi")));
    assertThat(received.bodies()).containsExactly("one");
    assertThat(remote.resolve("b.tmp")).exists();
    Files.move(remote.resolve("b.tmp"), remote.resolve("b.edi"));
    await().until(() -> Files.exists(remote.resolve("done/b.edi")));
    assertThat(received.names()).containsExactly("a.edi", "b.edi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ", after-receive: delete", ", whole: stable", ", done-folder: old/taken"})
  void fetchesTheSignatureBesideAFileAndClearsBothAway(String more) throws IOException {
    Files.writeString(remote.resolve("a.edi.p7s"), "signature");
    Files.writeString(remote.resolve("a.edi"), "one");
    Files.writeString(remote.resolve("b.edi"), "two");
    open("sftp-poll", server.publicKey("host"), ", every: 1s" + more);
    await().until(() -> received.all.size() == 2);
    await().until(() -> Files.notExists(remote.resolve("a.edi")));
    await().until(() -> Files.notExists(remote.resolve("b.edi")));
    assertThat(received.names()).containsExactlyInAnyOrder("a.edi", "b.edi");
    for (Received.Came each : received.all) {
      assertThat(each.body()).isEqualTo(each.name().equals("a.edi") ? "one" : "two");
      if (each.name().equals("a.edi"))
        assertThat(each.properties()).containsEntry("signature", "c2lnbmF0dXJl");
      else assertThat(each.properties()).doesNotContainKey("signature");
    }
    assertThat(remote.resolve("a.edi.p7s")).doesNotExist();
    if (more.contains("delete")) assertThat(remote).isEmptyDirectory();
    else
      assertThat(remote.resolve(more.contains("old") ? "old/taken" : "done").resolve("a.edi.p7s"))
          .hasContent("signature");
  }

  @Test
  void takesAFileWhoseSizeIsStableWhateverItsTimeSays() throws IOException {
    Path file = Files.writeString(remote.resolve("a.edi"), "one");
    Files.setLastModifiedTime(
        file, java.nio.file.attribute.FileTime.fromMillis(4_000_000_000_000L));
    open(
        "sftp-poll", server.publicKey("host"), ", every: 1s, whole: stable, after-receive: delete");
    await().until(() -> Files.notExists(file));
    assertThat(received.bodies()).containsExactly("one");
  }

  @Test
  void leavesWhatCannotBeStoredAndTakesItLater() throws IOException {
    received.trouble(
        incoming -> {
          throw new IOException("no journal");
        });
    Files.writeString(remote.resolve("a.edi"), "one");
    open("sftp-poll", server.publicKey("host"), ", every: 1s");
    await().until(() -> !standing().well());
    assertThat(remote.resolve("a.edi")).exists();
    received.trouble(incoming -> 0);
    await().until(() -> Files.exists(remote.resolve("done/a.edi")));
    assertThat(received.bodies()).containsExactly("one");
    await().until(() -> standing().well());
  }

  @Test
  void leavesARefusedFileAndGoesOnWithTheOthers() throws IOException {
    received.trouble(
        incoming -> {
          if (incoming.name().equals("bad.edi"))
            throw new GatewayException(Finding.of(VAL_002, Place.NOWHERE, "value", "1"));
          return 0;
        });
    Files.writeString(remote.resolve("bad.edi"), "bad");
    Files.writeString(remote.resolve("good.edi"), "good");
    open("sftp-poll", server.publicKey("host"), ", every: 1s");
    await().until(() -> Files.exists(remote.resolve("done/good.edi")));
    assertThat(remote.resolve("bad.edi")).exists();
    assertThat(received.names()).containsExactly("good.edi");
  }

  @Test
  void refusesAServerWithAnotherHostKey() throws Exception {
    Files.writeString(remote.resolve("a.edi"), "one");
    open("sftp-poll", server.publicKey("client"), ", every: 1s");
    await().until(() -> !standing().well());
    assertThat(standing().troubles()).containsExactly(ErrorCode.RCV_011);
    assertThat(received.all).isEmpty();
    open("sftp-delivery", server.publicKey("client"), "");
    assertCode(SND_003, departure("far", "x.xml", "body", ""));
    assertThat(remote.resolve("x.xml")).doesNotExist();
  }

  @Test
  void deliversSignatureAndDocumentAndOverwritesItsOwnRepeat() throws IOException {
    open("sftp-delivery", server.publicKey("host"), "");
    Departure departure = departure("far", "x.xml", "body", "sig");
    List<String> proofs =
        camel.doors().send(List.of(departure, departure("far", "y.xml", "two", "")));
    assertThat(proofs.get(0)).startsWith("sftp://127.0.0.1:").endsWith("/x.xml 4 bytes");
    assertThat(proofs).hasSize(2);
    camel.doors().send(List.of(departure));
    assertThat(remote.resolve("x.xml")).hasContent("body");
    assertThat(remote.resolve("x.xml.p7s")).hasContent("sig");
    assertThat(remote.resolve("y.xml")).hasContent("two");
    assertThat(remote.toFile().list()).hasSize(3);
  }

  @Test
  void tellsWhoMustActWhereADeliveryFails() throws Exception {
    open("sftp-delivery", server.publicKey("host"), "");
    Departure departure = departure("far", "x.xml", "body", "");
    remote = folder.resolve("nowhere");
    open("sftp-delivery", server.publicKey("host"), "");
    assertCode(SND_005, departure);
    server.key("client");
    open("sftp-delivery", server.publicKey("host"), "");
    assertCode(SND_004, departure);
    server.close();
    open("sftp-delivery", server.publicKey("host"), "");
    assertCode(SND_002, departure);
  }

  @Test
  void goesOnByItselfAfterAnOutage() throws IOException {
    open("sftp-poll", server.publicKey("host"), ", every: 1s");
    Files.writeString(remote.resolve("a.edi"), "one");
    await().until(() -> Files.exists(remote.resolve("done/a.edi")));
    server.close();
    await().until(() -> standing().troubles().contains(ErrorCode.RCV_010));
    server.start();
    Files.writeString(remote.resolve("b.edi"), "two");
    await().atMost(Duration.ofSeconds(40)).until(() -> received.names().contains("b.edi"));
    await().until(() -> standing().well());
  }

  private Standing standing() {
    return (Standing) camel.context().getRegistry().lookupByName("acme.far.standing");
  }

  private void assertCode(ErrorCode code, Departure departure) {
    assertThatThrownBy(() -> camel.doors().send(List.of(departure)))
        .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
