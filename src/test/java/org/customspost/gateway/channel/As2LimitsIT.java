package org.customspost.gateway.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.SAFE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.as2.Listening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What callers may cost us before anybody knows who they are. */
@Timeout(60)
class As2LimitsIT {
  private static final String FROM_POST =
      String.join(
          "\r\n",
          "POST / HTTP/1.1",
          "Host: x",
          "AS2-From: POST",
          "AS2-To: CUSTOMS",
          "Message-ID: <1@x>",
          "Disposition-Notification-To: x",
          "");

  private static final Listening.Pace PACE =
      new Listening.Pace(Duration.ofSeconds(3), 1024, Duration.ofSeconds(3), Duration.ofMinutes(1));

  @TempDir private Path folder;
  private int port;
  private As2Side customs;

  @BeforeEach
  void open() {
    port = FreePort.next();
    Listening listening =
        new Listening(
            Optional.of(new Listening.Address("127.0.0.1", port)),
            Optional.empty(),
            new Listening.Limits(100_000, 8 * 1024, Duration.ofSeconds(1), PACE, 6, 4, 4));
    customs =
        new As2Side(
            folder,
            listening,
            List.of(As2Pair.CUSTOMS),
            Map.of("post", As2Pair.POST),
            Map.of(
                "post",
                As2Pair.agreement(
                    "post", "CUSTOMS", "POST", "customs", "receive: {" + SAFE + "}")));
  }

  @AfterEach
  void close() throws IOException {
    customs.close();
  }

  /** What comes back for bytes of any kind, until the other side ends the connection. */
  private String answer(String... parts) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      try {
        for (String each : parts) {
          out.write(each.getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
        }
      } catch (IOException e) {
        // the other side has answered already and reads no more
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void refusesAnAnnouncedLengthUnread() throws IOException {
    String answer = answer(FROM_POST + "Content-Length: 999999999999\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("RCV-351").contains("close");
  }

  @Test
  void doesNotAskForABodyThatItWouldRefuse() throws IOException {
    String answer = answer(FROM_POST + "Expect: 100-continue\r\nContent-Length: 999999999\r\n\r\n");
    assertThat(answer).doesNotContain("100 Continue").contains("RCV-351");
  }

  @Test
  void stopsReadingABodyOfUnknownLengthAtTheLimit() throws IOException {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    String answer = answer(FROM_POST + "Transfer-Encoding: chunked\r\n\r\n", chunk, chunk);
    assertThat(answer).contains("RCV-351");
    try (var left = Files.list(folder.resolve("spool"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refusesLargeHeaders() throws IOException {
    String answer = answer("POST / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 431");
  }

  @Test
  void closesAConnectionOnWhichNothingMoves() throws IOException {
    assertThat(answer("POST / HTT")).doesNotContain("200");
    String silent = answer(FROM_POST + "Content-Length: 100\r\n\r\nhalf");
    assertThat(silent).doesNotContain("HTTP/1.1 200").doesNotContain("HTTP/1.1 500");
    assertThat(customs.query("select id from arrival")).isEmpty();
  }

  @Test
  void saysNoToWhatIsNoPost() throws IOException {
    assertThat(answer("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
  }

  @Test
  void readsHeadersThatAreFolded() throws IOException {
    String folded =
        String.join(
            "\r\n",
            "POST / HTTP/1.1",
            "Host: x",
            "AS2-From: NOBODY",
            "AS2-To: CUSTOMS",
            "Connection: close",
            "Content-Type: multipart/signed;",
            "\tboundary=b",
            "Content-Length: 0",
            "",
            "");
    assertThat(answer(folded)).startsWith("HTTP/1.1 400").contains("RCV-352");
  }

  @Test
  void waitsWithMoreConnectionsThanAllowedAndThenServesThem() throws IOException {
    List<Socket> idle = new java.util.ArrayList<>();
    for (int i = 0; i < 8; i++) idle.add(from("127.0.0." + (1 + i % 3)));
    assertThat(answer("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .as("idle ones are closed and make room")
        .startsWith("HTTP/1.1 405");
    for (Socket each : idle) each.close();
  }

  private Socket from(String address) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(address, 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    return socket;
  }

  @Test
  void endsTheConnectionsOfAnAddressThatHasTooMany() throws IOException {
    List<Socket> first = new java.util.ArrayList<>();
    for (int i = 0; i < 4; i++) first.add(new Socket(InetAddress.getLoopbackAddress(), port));
    for (Socket each : first) {
      each.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertThat(each.getInputStream().read())
          .as("each of the first four is served")
          .isEqualTo('H');
    }
    try (Socket fifth = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(fifth.getInputStream().read()).as("the fifth is ended unheard").isEqualTo(-1);
    }
    try (Socket other = new Socket()) {
      other.bind(new InetSocketAddress("127.0.0.2", 0));
      other.connect(new InetSocketAddress("127.0.0.1", port));
      other.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertThat(other.getInputStream().read()).as("another address").isEqualTo('H');
    }
    for (Socket each : first) each.close();
  }
}
