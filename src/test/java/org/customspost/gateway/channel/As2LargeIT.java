package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.model.passage.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages larger than what may be in memory. {@code -Das2.large.megabytes=100} sends those of the
 * promise, through a heap of 256 MB; without it, smaller ones through a heap that shrinks with
 * them.
 */
@Timeout(600)
class As2LargeIT {
  private static final int MEGABYTES = Integer.getInteger("as2.large.megabytes", 40);
  private static final int HEAP = MEGABYTES * 256 / 100;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"aes-256-cbc", "aes-256-gcm"})
  void passesALargeMessageOutAndInWithASmallHeap(String cipher) throws Exception {
    Process child =
        SmallJava.start(As2Large.class, HEAP, folder.toString(), "" + MEGABYTES, cipher);
    try (BufferedReader lines = child.inputReader()) {
      assertThat(lines.lines())
          .contains(
              "sent: ACKNOWLEDGED",
              "taken: same",
              "sent again: ACKNOWLEDGED",
              "arrivals: [RECEIVED]",
              "events: [received, redelivered]");
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void sendsTheSameBytesUnderTheSameMessageIdEachTime() throws Exception {
    List<String> posted = new CopyOnWriteArrayList<>();
    HttpServer partner =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    partner.createContext("/", exchange -> posted.add(refused(exchange)));
    partner.start();
    String send =
        "send: {url: \"http://127.0.0.1:%d/\", sign: sha-256, encrypt: aes-256-cbc, mdn: sync}"
            .formatted(partner.getAddress().getPort());
    try (As2Side post =
        new As2Side(
            folder,
            As2Side.listening(FreePort.next()),
            List.of(As2Pair.POST),
            Map.of("customs", As2Pair.CUSTOMS),
            Map.of("customs", As2Pair.agreement("customs", "POST", "CUSTOMS", "post", send)))) {
      byte[] bytes = new byte[2_000_000];
      new Random(7).nextBytes(bytes);
      long id = post.pack("customs", Body.of(bytes));
      post.sendAll();
      post.sendNow(id);

      assertThat(posted).hasSize(2);
      assertThat(posted.get(1)).isEqualTo(posted.get(0)).contains("length 200");
      assertThat(post.state(id)).isEqualTo("READY");
    } finally {
      partner.stop(0);
    }
  }

  private static String refused(HttpExchange exchange) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(exchange.getRequestBody(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return "%s, length %s, %s"
          .formatted(
              exchange.getRequestHeaders().getFirst("Message-ID"),
              exchange.getRequestHeaders().getFirst("Content-Length"),
              HexFormat.of().formatHex(in.getMessageDigest().digest()));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
