package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;
import static org.customspost.gateway.channel.Samples.departure;
import static org.customspost.gateway.error.ErrorCode.RCV_018;
import static org.customspost.gateway.error.ErrorCode.SND_001;
import static org.customspost.gateway.error.ErrorCode.SND_005;
import static org.customspost.gateway.error.ErrorCode.SND_006;
import static org.customspost.gateway.error.ErrorCode.VAL_001;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDoorsIT {
  @TempDir Path folder = Path.of(""); // JUnit sets it
  private final Received received = new Received();
  private CamelGateway camel;
  private Path home;

  @BeforeEach
  void start() throws IOException {
    camel =
        CamelGateway.start(
            Samples.ROUTES, Map.of(), List.of(new FileDoors(received, FolderLeases.ALONE)));
    home = folder.resolve("acme");
    Files.createDirectories(home.resolve("in"));
  }

  @AfterEach
  void stop() {
    camel.close();
  }

  private void open(String more) {
    camel
        .doors()
        .open("acme", channel("{id: drop, kind: file, every: 1s, folder: " + home + more + "}"));
  }

  private Path put(String name, String text) throws IOException {
    return Files.writeString(home.resolve("in").resolve(name), text);
  }

  @Test
  void storesAFileAndThenMovesItToDone() throws IOException {
    put("a.edi", "one");
    open("");
    await().until(() -> Files.exists(home.resolve("done/a.edi")));
    assertThat(received.bodies()).containsExactly("one");
    assertThat(received.all.get(0).partner()).isEqualTo("acme");
    assertThat(received.all.get(0).channel()).isEqualTo("drop");
    assertThat(home.resolve("in")).isEmptyDirectory();
  }

  @Test
  void takesNothingWhileItIsPausedAndAllOfItThereafter() throws IOException {
    put("a.edi", "one");
    camel
        .doors()
        .open(
            "acme", channel("{id: drop, kind: file, every: 1s, folder: " + home + "}"), () -> true);
    assertThat(camel.doors().open()).containsExactly("acme.drop");
    camel.doors().resume("acme", "drop");
    await().until(() -> Files.exists(home.resolve("done/a.edi")));

    camel.doors().pause("acme", "drop");
    put("b.edi", "two");
    assertThat(received.names()).containsExactly("a.edi");
    camel.doors().resume("acme", "drop");
    await().until(() -> received.names().contains("b.edi"));
  }

  @Test
  void deletesAStoredFileWhereThatIsAgreed() throws IOException {
    Path file = put("a.edi", "one");
    open(", after-receive: delete");
    await().until(() -> !Files.exists(file));
    assertThat(received.bodies()).containsExactly("one");
    assertThat(home.resolve("done")).doesNotExist();
  }

  @Test
  void passesOverFilesUnderTemporaryNamesAndDirectories() throws IOException {
    for (String name : List.of("a.tmp", "b.part", ".hidden", "c.filepart")) put(name, "half");
    Files.createDirectories(home.resolve("in/looks-like.edi"));
    put("last.edi", "whole");
    open("");
    await().until(() -> Files.exists(home.resolve("done/last.edi")));
    assertThat(received.names()).containsExactly("last.edi");
    assertThat(home.resolve("in/looks-like.edi")).isDirectory();
    Files.move(home.resolve("in/a.tmp"), home.resolve("in/a.edi"));
    await().until(() -> received.names().contains("a.edi"));
  }

  @Test
  void waitsForTheMarkerWhereOneIsAgreed() throws IOException {
    put("a.edi", "one");
    put("b.edi", "two");
    put("b.edi.done", "");
    open(", whole: marked");
    await().until(() -> Files.exists(home.resolve("done/b.edi")));
    assertThat(received.names()).containsExactly("b.edi");
  }

  @Test
  void keepsARefusedFileBesideItsFinding() throws IOException {
    received.trouble(
        incoming -> {
          throw failure(VAL_001);
        });
    put("bad.edi", "bad");
    open("");
    await().until(() -> Files.exists(home.resolve("refused/bad.edi.txt")));
    assertThat(home.resolve("refused/bad.edi")).hasContent("bad");
    assertThat(Files.readString(home.resolve("refused/bad.edi.txt"))).startsWith("VAL-001");
    assertThat(home.resolve("in")).isEmptyDirectory();
  }

  @Test
  void leavesAFileWhereItIsWhileTheJournalIsDownAndTakesItAfterwards() throws IOException {
    received.trouble(
        incoming -> {
          throw new IOException("no journal");
        });
    Path file = put("a.edi", "one");
    open("");
    await().until(() -> Files.exists(file) && received.all.isEmpty());
    received.trouble(incoming -> 0);
    await().until(() -> Files.exists(home.resolve("done/a.edi")));
    assertThat(received.bodies()).containsExactly("one");
  }

  @Test
  void bringsADetachedSignatureAlong() throws IOException {
    put("a.edi.p7s", "signature");
    put("a.edi", "one");
    open("");
    await().until(() -> Files.exists(home.resolve("done/a.edi.p7s")));
    assertThat(received.all.get(0).properties()).containsEntry("signature", "c2lnbmF0dXJl");
    assertThat(received.names()).containsExactly("a.edi");
  }

  @Test
  void deliversUnderItsNameOnlyWhenWholeAndRepeatsHarmlessly() {
    open("");
    Departure departure = departure("drop", "x.xml", "body", "sig");
    List<String> proofs = camel.doors().send(List.of(departure));
    assertThat(proofs).containsExactly(home.resolve("out/x.xml").toString());
    assertThat(camel.doors().send(List.of(departure))).isEqualTo(proofs);
    assertThat(home.resolve("out/x.xml")).hasContent("body");
    assertThat(home.resolve("out/x.xml.p7s")).hasContent("sig");
    assertThat(home.resolve("out").toFile().list()).hasSize(2);
    assertCode(SND_006, departure("drop", "x.xml", "other", ""));
    assertCode(SND_005, departure("drop", "../x.xml", "other", ""));
    assertCode(SND_001, departure("nowhere", "x.xml", "other", ""));
  }

  @Test
  void replacesADoorWhileOthersGoOnWithTheirRoutes() throws IOException {
    open("");
    Path other = folder.resolve("other");
    String yaml = "{id: drop, kind: file, every: 1s, folder: " + other + "}";
    camel.doors().open("other", channel(yaml));
    Object before = camel.context().getRoute("other.drop.in");
    open(", after-receive: delete");
    assertThat(camel.context().getRoute("other.drop.in")).isSameAs(before);
    Path file = put("a.edi", "one");
    await().until(() -> !Files.exists(file));
    assertThat(home.resolve("done")).doesNotExist();
    camel.doors().close("acme", "drop");
    assertThat(camel.doors().open()).containsExactly("other.drop");
    assertThat(camel.context().getRoute("acme.drop.in")).isNull();
  }

  @Test
  void tellsWhyADoorCannotBeOpenedAndLeavesNothingOfIt() throws IOException {
    home = Files.writeString(folder.resolve("a-file"), "").resolve("below");
    assertThatThrownBy(() -> open(""))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(RCV_018));
    assertThat(camel.doors().open()).isEmpty();
  }

  private void assertCode(ErrorCode code, Departure departure) {
    assertThatThrownBy(() -> camel.doors().send(List.of(departure)))
        .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static GatewayException failure(ErrorCode code) {
    return new GatewayException(Finding.of(code, Place.NOWHERE, "value", "x", "problem", "y"));
  }
}
