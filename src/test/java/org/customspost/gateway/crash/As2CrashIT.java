package org.customspost.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.FROM;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.UNTIL;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.customspost.gateway.FreePort;
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

  /** While our MDN leaves by itself, and while theirs comes in. */
  private static final List<Point> POINTS_OF_RECEIPTS =
      List.of(
          new Point(Commit.D_OF_RECEIPTS, false),
          new Point(Commit.MDN, false),
          new Point(Commit.MDN, true));

  @Test
  void keepsThePromiseWhereverItDies() throws Exception {
    keepsThePromise(POINTS, false);
  }

  @Test
  void keepsThePromiseWhereReceiptsComeByThemselves() throws Exception {
    keepsThePromise(POINTS_OF_RECEIPTS, true);
  }

  private void keepsThePromise(List<Point> points, boolean later) throws Exception {
    Address address = TestDatabase.freshAddress();
    Database.open(address, 1).close();
    As2Scene.Ports ports =
        new As2Scene.Ports(FreePort.next(), FreePort.next(), FreePort.next(), later);
    Path config = As2Scene.in(folder, address, ports, GATEWAY);
    try (As2Side post = post(ports);
        As2Side east = east(ports);
        Sending sending = new Sending(List.of(post, east));
        Gate gate = new Gate(address)) {
      sending.start();
      int number = 0;
      for (Point each : points) {
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
        gateway.await(
            "an end",
            () -> {
              sending.goesOn();
              return east.taken().size() >= items && gate.quiet() && proved(post) && told(address);
            },
            () -> standing(post, east, gate, address));
        check(post, east, address, points.size(), items, later);
        replay(post, ports, gateway, gate);
      }
      assertThat(east.taken()).as("an old message again is nothing new").hasSize(items);
    }
  }

  /** The headers of a message are not signed: anybody could send old bytes under a new id. */
  private static void replay(As2Side post, As2Scene.Ports ports, GatewayProcess gateway, Gate gate)
      throws Exception {
    byte[] old = post.packed(1);
    URI url = URI.create("http://127.0.0.1:" + ports.gateway() + "/");
    As2Pair.post(url, old, "Message-ID", "<replayed@post>");
    gateway.await("nothing new", gate::quiet);
  }

  private Path home() {
    return folder.toAbsolutePath().resolve("home");
  }

  private static boolean proved(As2Side post) {
    return post.query("select id from departure where state <> 'ACKNOWLEDGED'").isEmpty();
  }

  /** Whether each declaration has its proof: a receipt of its own may still be on its way. */
  private static boolean told(Address address) {
    return Jdbi.create(address.url(), address.user(), address.password())
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from departure"
                            + " where kind = 'DECLARATION' and state <> 'ACKNOWLEDGED'")
                    .mapTo(Integer.class)
                    .one())
        .equals(0);
  }

  private static String standing(As2Side post, As2Side east, Gate gate, Address address) {
    String kept = "select kind || ' ' || state || ' ' || tries from departure";
    List<String> ours =
        Jdbi.create(address.url(), address.user(), address.password())
            .withHandle(handle -> handle.createQuery(kept).mapTo(String.class).list());
    return "east took %d; left to do %s; post %s; gateway %s"
        .formatted(east.taken().size(), gate.leftOver(), post.query(kept), ours);
  }

  private static void check(
      As2Side post, As2Side east, Address address, int messages, int items, boolean later) {
    assertThat(post.query("select state from departure"))
        .hasSize(messages)
        .containsOnly("ACKNOWLEDGED");
    Jdbi gateway = Jdbi.create(address.url(), address.user(), address.password());
    List<String> states =
        gateway.withHandle(
            handle -> handle.createQuery("select state from arrival").mapTo(String.class).list());
    assertThat(states).as("one processed document per message").hasSize(messages);
    assertThat(states).containsOnly("FINISHED");
    List<String> documents = east.taken();
    assertThat(documents).as("each item is declared once").hasSize(items).doesNotHaveDuplicates();
    assertThat(east.query("select distinct message_id from as2_received")).hasSize(items);
    As2Side notices = later ? post : east;
    assertThat(notices.query("select id from event where kind in ('redelivered', 'mdn-repeated')"))
        .as("the harness notices a repeat")
        .isNotEmpty();
    List<String> departures =
        gateway.withHandle(
            handle ->
                handle
                    .createQuery("select distinct kind || ' ' || state from departure")
                    .mapTo(String.class)
                    .list());
    assertThat(departures)
        .containsExactlyInAnyOrderElementsOf(
            later
                ? List.of("DECLARATION ACKNOWLEDGED", "ACKNOWLEDGEMENT SENT")
                : List.of("DECLARATION ACKNOWLEDGED"));
  }

  private As2Side post(As2Scene.Ports ports) {
    String send =
        "send: {url: %s, %s}"
            .formatted(As2Scene.Ports.url(ports.gateway()), ports.asks(ports.post()));
    return new As2Side(
        folder.resolve("post"),
        As2Side.listening(ports.post()),
        List.of(POST),
        Map.of("gateway", GATEWAY),
        Map.of("gateway", As2Pair.agreement("gateway", "POST", "GATEWAY", "post", send)));
  }

  private As2Side east(As2Scene.Ports ports) {
    String receive = "receive: {" + ports.takes(ports.gateway()) + "}";
    return new As2Side(
        folder.resolve("east"),
        As2Side.listening(ports.east()),
        List.of(CUSTOMS),
        Map.of("gateway", GATEWAY),
        Map.of("gateway", As2Pair.agreement("gateway", "EAST", "GATEWAY", "customs", receive)));
  }

  /** The outboxes of both: they send and send again until each message has its MDN. */
  private static final class Sending implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<Throwable> problem = new AtomicReference<>();
    private final Thread thread;

    Sending(List<As2Side> sides) {
      thread =
          new Thread(
              () -> {
                while (!ended.get() && !Thread.currentThread().isInterrupted()) {
                  boolean any = false;
                  for (As2Side each : sides) {
                    if (each.lookForReceipts()) any = true;
                    if (each.sendAll()) any = true;
                  }
                  if (!any) java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
                }
              },
              "partners");
      thread.setUncaughtExceptionHandler((ending, thrown) -> problem.set(thrown));
    }

    void start() {
      thread.start();
    }

    /** Without them there is no end to wait for. */
    void goesOn() {
      if (problem.get() != null) throw new AssertionError("the partners stopped", problem.get());
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
