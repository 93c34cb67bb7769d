package org.customspost.gateway.as2.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.FROM;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.UNTIL;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.as2.peer.Case.Cipher;
import org.customspost.gateway.as2.peer.Case.Digest;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.channel.As2Pair;
import org.customspost.gateway.channel.As2Side;
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
 * A foreign server that takes from a gateway which dies in the midst of sending, and before and
 * after it keeps the MDN. The server knows no repeats: it keeps whatever comes.
 */
@Timeout(600)
class ForeignServerCrashIT {
  private static final SigningKey GATEWAY =
      SelfSigned.create("gateway", Kind.RSA_2048, FROM, UNTIL);

  @TempDir private Path folder;
  private int items;

  @Test
  void seesOneMessageIdPerDocument() throws Exception {
    Address address = TestDatabase.freshAddress();
    Database.open(address, 1).close();
    try (Peer east = Peer.start(Program.OPENAS2);
        Gate gate = new Gate(address)) {
      int port = FreePort.next();
      As2Scene.Ports ports = new As2Scene.Ports(port, FreePort.next(), east.url().getPort(), false);
      Path config = As2Scene.in(folder, address, ports, GATEWAY);
      east.agree(setup());
      try (As2Side post = post(ports)) {
        for (boolean committed : new boolean[] {false, true}) {
          gate.arm(Commit.MDN);
          dies(config, post, gate::reached);
          gate.open(committed);
        }
        east.freeze(true);
        dies(config, post, () -> sending(address));
        east.freeze(false);
        try (GatewayProcess gateway = GatewayProcess.start(home(), config, As2Scene.MASTER_KEY)) {
          gateway.await("an end", () -> goesOn(post) && gate.quiet() && proved(address));
        }
      }
      check(east.received());
    }
  }

  private void dies(Path config, As2Side post, BooleanSupplier reached) throws Exception {
    post.pack("gateway", items(item(s10(++items)), item(s10(++items))));
    GatewayProcess gateway = GatewayProcess.launch(home(), config, As2Scene.MASTER_KEY);
    try {
      gateway.await("the moment", () -> goesOn(post) && reached.getAsBoolean());
    } finally {
      gateway.kill();
    }
  }

  /** The post sends what is due, and again what has no MDN. */
  private static boolean goesOn(As2Side post) {
    post.sendAll();
    return true;
  }

  /** Whether a declaration is on its way: the server stands still and does not answer. */
  private static boolean sending(Address address) {
    return count(
            address,
            "select count(*) from work join departure on departure.id = subject"
                + " where work.kind = 'send' and departure.state = 'READY' and lease_until > now()")
        > 0;
  }

  private boolean proved(Address address) {
    return count(
            address,
            "select count(*) from departure where kind = 'DECLARATION' and state = 'ACKNOWLEDGED'")
        == items;
  }

  private static int count(Address address, String sql) {
    return Jdbi.create(address.url(), address.user(), address.password())
        .withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private void check(List<Document> received) {
    Map<String, Set<String>> idsOf =
        received.stream()
            .collect(
                Collectors.groupingBy(
                    Document::octets, Collectors.mapping(Document::messageId, Collectors.toSet())));
    assertThat(idsOf).as("each item is declared once").hasSize(items);
    assertThat(idsOf.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    assertThat(received.stream().map(Document::messageId).distinct()).hasSize(items);
    assertThat(received).as("the harness notices a repeat").hasSizeGreaterThan(items);
  }

  private As2Side post(As2Scene.Ports ports) {
    String send =
        "send: {url: \"http://127.0.0.1:%d/\", %s}".formatted(ports.gateway(), As2Pair.SEND);
    return new As2Side(
        folder.resolve("post"),
        As2Side.listening(ports.post()),
        List.of(POST),
        Map.of("gateway", GATEWAY),
        Map.of("gateway", As2Pair.agreement("gateway", "POST", "GATEWAY", "post", send)));
  }

  private PeerSetup setup() {
    SigningKey theirs = new SigningKey("peer", CUSTOMS.key(), CUSTOMS.certificate());
    return new PeerSetup(
        "EAST",
        "GATEWAY",
        PeerKeys.of(folder, "theirs", theirs),
        PeerKeys.of(folder, "ours", GATEWAY),
        "http://127.0.0.1:1/", // it sends nothing
        Case.core(
            Form.SIGNED_THEN_ENCRYPTED, Receipt.SYNC_SIGNED, Digest.SHA_256, Cipher.AES256_CBC));
  }

  private Path home() {
    return folder.toAbsolutePath().resolve("home");
  }
}
