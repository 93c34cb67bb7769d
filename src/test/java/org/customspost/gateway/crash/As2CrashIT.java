package org.customspost.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.FROM;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;
import static org.customspost.gateway.channel.As2Pair.UNTIL;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.customspost.gateway.channel.As2Pair;
import org.customspost.gateway.channel.As2Side;
import org.customspost.gateway.crash.Gate.Commit;
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
 * The promise over AS2, held against a gateway that dies: a sender that retries sees one processed
 * document and a valid MDN, a receiver sees one Message-ID per document.
 */
@Timeout(600)
class As2CrashIT {
  private static final SigningKey GATEWAY =
      SelfSigned.create("gateway", Kind.RSA_2048, FROM, UNTIL);

  @TempDir private Path folder;

  private record Point(Commit commit, boolean committed) {}

  /** While it receives, between store and MDN, before and after packing, before the MDN is kept. */
  private static final List<Point> POINTS =
      List.of(
          new Point(Commit.A, false),
          new Point(Commit.A, true),
          new Point(Commit.C, false),
          new Point(Commit.C, true),
          new Point(Commit.MDN, false),
          new Point(Commit.MDN, true));

  @Test
  void keepsThePromiseWhereverItDies() throws Exception {
    Address address = TestDatabase.freshAddress();
    Database.open(address, 1).close();
    int port = As2Side.freePort();
    int eastPort = As2Side.freePort();
    Path config = As2Scene.in(folder, address, port, eastPort, GATEWAY);
    try (As2Side post = post(port);
        As2Side east = east(eastPort);
        Sending sending = new Sending(post);
        Gate gate = new Gate(address)) {
      sending.start();
      int number = 0;
      for (Point each : POINTS) {
        post.pack("gateway", items(item(s10(++number)), item(s10(++number))));
        gate.arm(each.commit());
        GatewayProcess gateway = GatewayProcess.launch(home(), config, Scene.MASTER_KEY);
        try {
          gateway.await(each.toString(), gate::reached);
        } finally {
          gateway.kill();
        }
        gate.open(each.committed());
      }
      int items = number;
      try (GatewayProcess gateway = GatewayProcess.start(home(), config, Scene.MASTER_KEY)) {
        gateway.await("an end", () -> east.taken().size() >= items && gate.quiet() && proved(post));
      }
      check(post, east, address, items);
    }
  }

  private Path home() {
    return folder.toAbsolutePath().resolve("home");
  }

  private static boolean proved(As2Side post) {
    return post.query("select id from departure where state <> 'ACKNOWLEDGED'").isEmpty();
  }

  private static void check(As2Side post, As2Side east, Address address, int items) {
    assertThat(post.query("select state from departure"))
        .hasSize(POINTS.size())
        .containsOnly("ACKNOWLEDGED");
    Jdbi gateway = Jdbi.create(address.url(), address.user(), address.password());
    List<String> states =
        gateway.withHandle(
            handle -> handle.createQuery("select state from arrival").mapTo(String.class).list());
    assertThat(states).as("one processed document per message").hasSize(POINTS.size());
    assertThat(states).containsOnly("FINISHED");
    List<String> documents = east.taken();
    assertThat(documents).as("each item is declared once").hasSize(items).doesNotHaveDuplicates();
    assertThat(east.query("select distinct message_id from as2_received")).hasSize(items);
    assertThat(east.query("select id from event where kind = 'redelivered'"))
        .as("the harness notices a repeat")
        .isNotEmpty();
    List<String> departures =
        gateway.withHandle(
            handle ->
                handle
                    .createQuery("select distinct state from departure")
                    .mapTo(String.class)
                    .list());
    assertThat(departures).containsExactly("ACKNOWLEDGED");
  }

  private As2Side post(int gateway) {
    String send = "send: {url: \"http://127.0.0.1:" + gateway + "/\", " + SEND + "}";
    return new As2Side(
        folder.resolve("post"),
        As2Side.listening(0),
        List.of(POST),
        Map.of("gateway", GATEWAY),
        Map.of("gateway", As2Pair.agreement("gateway", "POST", "GATEWAY", "post", send)));
  }

  private As2Side east(int port) {
    return new As2Side(
        folder.resolve("east"),
        As2Side.listening(port),
        List.of(CUSTOMS),
        Map.of("gateway", GATEWAY),
        Map.of(
            "gateway",
            As2Pair.agreement("gateway", "EAST", "GATEWAY", "customs", "receive: {" + SAFE + "}")));
  }

  /** The post's own outbox: sends and sends again until each message has its MDN. */
  private static final class Sending implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread;

    Sending(As2Side post) {
      thread =
          new Thread(
              () -> {
                while (!ended.get() && !Thread.currentThread().isInterrupted())
                  if (!post.sendAll())
                    java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
              },
              "post");
    }

    void start() {
      thread.start();
    }

    @Override
    public void close() throws IOException {
      ended.set(true);
      thread.interrupt();
      try {
        thread.join(30_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
