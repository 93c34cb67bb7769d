package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.FROM;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.UNTIL;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.as2.peer.Case.Cipher;
import org.customspost.gateway.as2.peer.Case.Digest;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.crash.As2Scene;
import org.customspost.gateway.crash.Gate;
import org.customspost.gateway.crash.Gate.Commit;
import org.customspost.gateway.crash.GatewayProcess;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A foreign client that retries by itself, against a gateway that dies while it receives, and
 * between the durable store and the MDN. It signs and encrypts anew each time: other bytes under
 * the same Message-ID.
 */
@Timeout(600)
class ForeignSenderCrashIT {
  private static final int RETRIES = 240;

  @TempDir private Path folder;

  @Test
  void seesOneProcessedDocumentAndAValidReceipt() throws Exception {
    Address address = TestDatabase.freshAddress();
    Database.open(address, 1).close();
    SigningKey key = SelfSigned.create("gateway", Kind.RSA_2048, FROM, UNTIL);
    int nobody = FreePort.next();
    As2Scene.Ports ports = new As2Scene.Ports(FreePort.next(), nobody, nobody, false);
    Path config = As2Scene.in(folder, address, ports, key);
    try (Peer peer = Peer.start(Program.AS2_LIB);
        Gate gate = new Gate(address)) {
      peer.agree(setup(key, ports.gateway()), RETRIES);
      byte[] interchange = items(item(s10(1)), item(s10(2))).getBytes(ISO_8859_1);
      CompletableFuture<Outcome> outcome =
          CompletableFuture.supplyAsync(
              () -> peer.send(interchange, "items.edi", "application/edifact"));
      for (boolean committed : new boolean[] {false, true}) dies(config, gate, committed);
      try (GatewayProcess gateway = GatewayProcess.start(home(), config, As2Scene.MASTER_KEY)) {
        assertTaken(outcome.get(240, TimeUnit.SECONDS));
        gateway.await("processed", () -> list(address, STATES).equals(List.of("FINISHED")));
      }
      assertThat(list(address, "select count(*)::text from departure where kind = 'DECLARATION'"))
          .as("each item is declared once")
          .containsExactly("2");
      assertThat(list(address, "select kind from event where kind = 'redelivered'"))
          .as("it came again")
          .isNotEmpty();
    }
  }

  private static final String STATES = "select state from arrival";

  private void dies(Path config, Gate gate, boolean committed) throws Exception {
    gate.arm(Commit.A);
    GatewayProcess gateway = GatewayProcess.launch(home(), config, As2Scene.MASTER_KEY);
    try {
      gateway.await("a message in its commit", gate::reached);
    } finally {
      gateway.kill();
    }
    gate.open(committed);
  }

  private static void assertTaken(Outcome outcome) {
    assertThat(outcome.receipt()).as(outcome.toString()).isEqualTo("signed");
    assertThat(outcome.mic()).isEqualTo("match");
    assertThat(outcome.disposition()).endsWith("processed");
  }

  private PeerSetup setup(SigningKey gateway, int port) {
    SigningKey theirs = new SigningKey("peer", POST.key(), POST.certificate());
    return new PeerSetup(
        "POST",
        "GATEWAY",
        PeerKeys.of(folder, "theirs", theirs),
        PeerKeys.of(folder, "ours", gateway),
        "http://127.0.0.1:" + port + "/",
        Case.core(
            Form.SIGNED_THEN_ENCRYPTED, Receipt.SYNC_SIGNED, Digest.SHA_256, Cipher.AES256_CBC));
  }

  private static List<String> list(Address address, String sql) {
    return Jdbi.create(address.url(), address.user(), address.password())
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private Path home() {
    return folder.toAbsolutePath().resolve("home");
  }
}
