package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.as2.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Callers who send a byte now and then, so that no connection is ever idle. They are cut off, and
 * all the others are served meanwhile although there are more of the slow ones than threads.
 */
@Timeout(120)
class As2SlowIT {
  private static final int AT_ONCE = 1;

  /** More than the server has threads, those for accepting and selecting included. */
  private static final int SLOW = 20;

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration NEVER = Duration.ofMinutes(5);

  private static final String HEADERS =
      String.join(
          "\r\n",
          "POST / HTTP/1.1",
          "Host: x",
          "AS2-From: POST",
          "AS2-To: CUSTOMS",
          "Message-ID: <slow@x>",
          "Content-Length: 50000",
          "",
          "");

  @TempDir private Path folder;

  // Each test opens them with its own limit.
  private int port;

  @SuppressWarnings("NullAway.Init")
  private As2Side customs;

  @SuppressWarnings("NullAway.Init")
  private As2Side post;

  private void open(Duration limit) {
    port = FreePort.next();
    Listening.Pace pace = new Listening.Pace(limit, 1024, limit, NEVER);
    Listening listening =
        new Listening(
            Optional.of(new Listening.Address("127.0.0.1", port)),
            Optional.empty(),
            new Listening.Limits(
                100_000, 8 * 1024, Duration.ofSeconds(30), pace, 100, 100, AT_ONCE));
    customs =
        new As2Side(
            folder.resolve("customs"),
            listening,
            List.of(As2Pair.CUSTOMS),
            Map.of("post", As2Pair.POST),
            Map.of(
                "post",
                As2Pair.agreement(
                    "post", "CUSTOMS", "POST", "customs", "receive: {" + SAFE + "}")));
    String send = "send: {url: \"http://127.0.0.1:" + port + "/\", " + SEND + "}";
    post =
        new As2Side(
            folder.resolve("post"),
            As2Side.listening(FreePort.next()),
            List.of(As2Pair.POST),
            Map.of("customs", As2Pair.CUSTOMS),
            Map.of("customs", As2Pair.agreement("customs", "POST", "CUSTOMS", "post", send)));
  }

  @AfterEach
  void close() throws IOException {
    post.close();
    customs.close();
  }

  @Test
  void servesTheOthersWhileManySendHeadersByteByByte() throws Exception {
    servesTheOthers("POST / HTTP/1.1\r\n", "X-Slow: ");
  }

  @Test
  void servesTheOthersWhileManySendABodyByteByByte() throws Exception {
    servesTheOthers(HEADERS, "");
  }

  @Test
  void cutsOffWhoeverSendsHeadersByteByByte() throws Exception {
    cutsOff("POST / HTTP/1.1\r\n", "X-Slow: ");
  }

  @Test
  void cutsOffWhoeverSendsABodyByteByByte() throws Exception {
    cutsOff(HEADERS, "");
    try (var left = Files.list(folder.resolve("customs/spool"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void cutsOffWhoeverSendsNothingButLineEnds() throws Exception {
    cutsOff("", "\r\n");
  }

  private void servesTheOthers(String begin, String drop) throws Exception {
    open(NEVER);
    List<CompletableFuture<Long>> slow = new ArrayList<>();
    for (int i = 0; i < SLOW; i++) slow.add(slow(begin, drop));

    assertThat(post.sent("customs", "UNA:+.? '")).isEqualTo("ACKNOWLEDGED");
    assertThat(slow).as("all of them are still at it").noneMatch(CompletableFuture::isDone);
    assertThat(customs.query("select name from arrival")).hasSize(1);
  }

  private void cutsOff(String begin, String drop) throws Exception {
    open(LIMIT);
    long seconds = slow(begin, drop).get(60, TimeUnit.SECONDS);
    assertThat(seconds).isGreaterThanOrEqualTo(LIMIT.toSeconds() - 1);
    assertThat(customs.query("select name from arrival")).isEmpty();
  }

  /** Begins, then one more byte every half second; after how many seconds it was cut off. */
  private CompletableFuture<Long> slow(String begin, String drop) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(500);
    socket.getOutputStream().write((begin + drop).getBytes(StandardCharsets.ISO_8859_1));
    return CompletableFuture.supplyAsync(
        () -> {
          long start = System.nanoTime();
          try (socket) {
            InputStream in = socket.getInputStream();
            while (!isOver(in)) socket.getOutputStream().write(drop.equals("\r\n") ? '\n' : 'x');
          } catch (IOException e) {
            // reset: cut off as well
          }
          return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        },
        task -> new Thread(task, "slow").start());
  }

  /** Waits half a second for an answer, or for the end. */
  private static boolean isOver(InputStream in) throws IOException {
    try {
      in.readAllBytes();
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    }
  }
}
