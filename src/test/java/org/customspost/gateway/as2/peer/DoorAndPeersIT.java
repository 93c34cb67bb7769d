package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.as2.peer.Case.Cipher;
import org.customspost.gateway.as2.peer.Case.Digest;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.channel.As2Pair;
import org.customspost.gateway.channel.As2Side;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole door, with its journal and its outbox, against foreign programs. All forms are in the
 * matrix; here it is the way through the door that counts.
 */
@Timeout(180)
class DoorAndPeersIT {
  private static final String CONTENT = "UNB+UNOC:3+POST+CUSTOMS'\r\nUNZ+0+1'\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Program.class)
  void takesTwoForeignMessagesAndOneRepeatedDocument(Program program) throws Exception {
    int port = FreePort.next();
    PeerKeys theirs = PeerKeys.make(folder, "theirs", Kind.RSA_2048);
    PeerKeys ours = PeerKeys.make(folder, "ours", Kind.RSA_2048);
    String receive = "receive: {" + As2Pair.SAFE + "}";
    try (Peer peer = Peer.start(program);
        As2Side door = door(port, theirs, ours, receive)) {
      peer.agree(setup(theirs, ours, port, Receipt.SYNC_SIGNED));
      for (String content : List.of(CONTENT, CONTENT + CONTENT)) {
        Outcome outcome =
            peer.send(content.getBytes(ISO_8859_1), "items.edi", "application/edifact");

        assertThat(outcome.taken()).as(outcome.toString()).isTrue();
        assertThat(outcome.receipt()).isEqualTo("signed");
        assertThat(outcome.mic()).isEqualTo("match");
      }
      assertThat(door.taken()).containsExactly(CONTENT, CONTENT + CONTENT);
      assertThat(door.query("select distinct disposition from as2_received"))
          .singleElement()
          .asString()
          .endsWith("processed");
    }
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void tellsAForeignSenderWhatItGotWrong(Program program) throws Exception {
    int port = FreePort.next();
    PeerKeys theirs = PeerKeys.make(folder, "theirs", Kind.RSA_2048);
    PeerKeys ours = PeerKeys.make(folder, "ours", Kind.RSA_2048);
    PeerKeys others = PeerKeys.make(folder, "others", Kind.RSA_2048);
    String receive = "receive: {" + As2Pair.SAFE + "}";
    try (Peer peer = Peer.start(program);
        As2Side door = door(port, others, ours, receive)) {
      peer.agree(setup(theirs, ours, port, Receipt.SYNC_SIGNED));

      Outcome outcome = peer.send(CONTENT.getBytes(ISO_8859_1), "items.edi", "application/edifact");

      assertThat(outcome.taken()).as(outcome.toString()).isFalse();
      assertThat(door.query("select disposition from as2_received"))
          .allSatisfy(each -> assertThat(each).contains("authentication-failed"))
          .isNotEmpty();
      assertThat(door.taken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void takesBrokenAlgorithmsOnlyWhereTheyAreAgreed(Program program) throws Exception {
    int port = FreePort.next();
    String url = "http://127.0.0.1:" + port + "/";
    PeerKeys theirs = PeerKeys.make(folder, "theirs", Kind.RSA_2048);
    PeerKeys ours = PeerKeys.make(folder, "ours", Kind.RSA_2048);
    String safe = "receive: {" + As2Pair.SAFE + "}";
    String legacy = "receive: {" + As2Pair.SAFE + ", legacy: true}";
    String key = ours.key().alias();
    try (Peer peer = Peer.start(program);
        As2Side door =
            new As2Side(
                folder.resolve("door"),
                As2Side.listening(port),
                List.of(ours.key()),
                Map.of("strict", theirs.key(), "old", theirs.key()),
                Map.of(
                    "strict", As2Pair.agreement("strict", "GATEWAY", "STRICT", key, safe),
                    "old", As2Pair.agreement("old", "GATEWAY", "OLD", key, legacy)))) {
      for (String name : List.of("STRICT", "OLD"))
        for (Case options : broken()) {
          peer.agree(new PeerSetup(name, "GATEWAY", theirs, ours, url, options));
          Outcome outcome =
              peer.send(CONTENT.getBytes(ISO_8859_1), "items.edi", "application/edifact");

          assertThat(outcome.taken())
              .as("%s, %s: %s", name, options, outcome)
              .isEqualTo(name.equals("OLD"));
        }
      assertThat(door.query("select disposition from as2_received where partner = 'strict'"))
          .isNotEmpty()
          .allMatch(
              each ->
                  each.endsWith("insufficient-message-security")
                      || each.endsWith("unsupported MIC-algorithms"));
      assertThat(door.taken()).containsExactly(CONTENT, CONTENT);
    }
  }

  private static List<Case> broken() {
    Form form = Form.SIGNED_THEN_ENCRYPTED;
    return List.of(
        Case.core(form, Receipt.SYNC_SIGNED, Digest.SHA_1, Cipher.AES256_CBC),
        Case.core(form, Receipt.SYNC_SIGNED, Digest.SHA_256, Cipher.TRIPLE_DES));
  }

  /** In EnvelopedData nothing checks its tag: what was changed on the way would be read. */
  @ParameterizedTest
  @EnumSource(
      value = Program.class,
      names = {"AS2_LIB", "LIBAS2"})
  void refusesAesGcmWhereNothingGuardsIt(Program program) throws Exception {
    int port = FreePort.next();
    String url = "http://127.0.0.1:" + port + "/";
    PeerKeys theirs = PeerKeys.make(folder, "theirs", Kind.RSA_2048);
    PeerKeys ours = PeerKeys.make(folder, "ours", Kind.RSA_2048);
    Form form = Form.SIGNED_THEN_ENCRYPTED;
    Case options = Case.core(form, Receipt.SYNC_SIGNED, Digest.SHA_256, Cipher.AES256_GCM);
    try (Peer peer = Peer.start(program);
        As2Side door = door(port, theirs, ours, "receive: {" + As2Pair.SAFE + "}")) {
      peer.agree(new PeerSetup("PEER", "GATEWAY", theirs, ours, url, options));

      Outcome outcome = peer.send(CONTENT.getBytes(ISO_8859_1), "items.edi", "application/edifact");

      assertThat(outcome.taken()).as(outcome.toString()).isFalse();
      assertThat(door.query("select code from finding")).containsExactly("RCV-308");
      assertThat(door.taken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void sendsToAForeignServerWithTheReceiptOnTheSameConnection(Program program) throws Exception {
    sends(program, "mdn: sync", Receipt.SYNC_SIGNED);
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void sendsToAForeignServerAndTakesItsReceiptLater(Program program) throws Exception {
    sends(program, "mdn: async, mdn-to: \"OURS\"", Receipt.ASYNC_SIGNED);
  }

  private void sends(Program program, String mdn, Receipt receipt) throws Exception {
    int port = FreePort.next();
    PeerKeys theirs = PeerKeys.make(folder, "theirs", Kind.RSA_2048);
    PeerKeys ours = PeerKeys.make(folder, "ours", Kind.RSA_2048);
    try (Peer peer = Peer.start(program)) {
      String send =
          "send: {url: \"%s\", sign: sha-256, encrypt: aes-256-cbc, %s}"
              .formatted(peer.url(), mdn.replace("OURS", "http://127.0.0.1:" + port + "/"));
      try (As2Side door = door(port, theirs, ours, send)) {
        peer.agree(setup(theirs, ours, port, receipt));
        long id = door.pack("partner", CONTENT);
        door.sendAll();

        org.awaitility.Awaitility.await()
            .atMost(java.time.Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(
                            door.query("select state || problem from departure where id = " + id))
                        .containsExactly("ACKNOWLEDGED"));
        assertThat(door.query("select verdict from as2_mdn")).containsExactly("ACCEPTED");
        assertThat(peer.received()).hasSize(1);
        assertThat(peer.received().get(0).octets().stripTrailing())
            .isEqualTo(CONTENT.stripTrailing());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void postsItsReceiptLaterToTheAgreedAddress(Program program) throws Exception {
    int port = FreePort.next();
    PeerKeys theirs = PeerKeys.make(folder, "theirs", Kind.RSA_2048);
    PeerKeys ours = PeerKeys.make(folder, "ours", Kind.RSA_2048);
    try (Peer peer = Peer.start(program)) {
      String address =
          switch (program) {
            case AS2_LIB, OPENAS2 -> "http://127.0.0.1:" + peer.receiptPort() + "/mdn";
            case LIBAS2 -> "http://127.0.0.1:" + peer.receiptPort() + "/";
          };
      String receive = "receive: {" + As2Pair.SAFE + ", async-mdn: \"" + address + "\"}";
      try (As2Side door = door(port, theirs, ours, receive)) {
        peer.agree(setup(theirs, ours, port, Receipt.ASYNC_SIGNED));
        Thread outbox = new Thread(() -> post(door), "outbox");
        outbox.start();

        Outcome outcome =
            peer.send(CONTENT.getBytes(ISO_8859_1), "items.edi", "application/edifact");
        outbox.interrupt();
        outbox.join();

        assertThat(outcome.taken())
            .as("%s %s", outcome, door.query("select text from finding"))
            .isTrue();
        assertThat(door.taken()).containsExactly(CONTENT);
      }
    }
  }

  private static void post(As2Side door) {
    while (!Thread.currentThread().isInterrupted())
      if (!door.sendAll()) java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
  }

  private static PeerSetup setup(PeerKeys theirs, PeerKeys ours, int port, Receipt receipt) {
    Case options =
        Case.core(Form.SIGNED_THEN_ENCRYPTED, receipt, Digest.SHA_256, Cipher.AES256_CBC);
    return new PeerSetup(
        "PEER", "GATEWAY", theirs, ours, "http://127.0.0.1:" + port + "/", options);
  }

  private As2Side door(int port, PeerKeys theirs, PeerKeys ours, String way) {
    String key = ours.key().alias();
    return new As2Side(
        folder.resolve("door"),
        As2Side.listening(port),
        List.of(ours.key()),
        Map.of("partner", theirs.key()),
        Map.of("partner", As2Pair.agreement("partner", "GATEWAY", "PEER", key, way)));
  }
}
