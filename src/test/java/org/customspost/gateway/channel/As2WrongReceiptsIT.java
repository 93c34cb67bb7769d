package org.customspost.gateway.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SEND;
import static org.customspost.gateway.channel.As2Pair.STRANGER;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnWriting;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner whose receipts are wrong: what we sent is never taken for delivered by one of them. */
@Timeout(60)
class As2WrongReceiptsIT {
  private static final MdnWriting WRITING = new MdnWriting(As2Letter.PRIMITIVES);
  private static final Mic OTHER = Mic.of(new byte[32], Digest.SHA_256);

  @TempDir private static Path folder;
  private static HttpServer partner;
  private static As2Side post;
  private static URI toPost;
  private static Wrong wrong = Wrong.NOT_WRONG;

  /** What is wrong, and what becomes of the departure. */
  private enum Wrong {
    NOT_WRONG("ACKNOWLEDGED", ""),
    ANOTHER_MIC("PARKED", "SND-301"),
    NO_MIC("READY", "SND-303"),
    ANOTHER_SIGNER("READY", "SND-302"),
    NO_SIGNATURE("READY", "SND-303"),
    CHANGED("READY", "SND-302"),
    REFUSAL("PARKED", "SND-300"),
    UNSIGNED_REFUSAL("PARKED", "SND-300"),
    UNKNOWN_MODIFIER("PARKED", "SND-300"),
    ANOTHER_MESSAGE("READY", "RCV-361"),
    NO_MESSAGE("READY", "RCV-361"),
    NO_RECEIPT("READY", "SND-352"),
    SERVER_ERROR("READY", "SND-351"),
    ELSEWHERE("READY", "SND-351");

    private final String state;
    private final String code;

    Wrong(String state, String code) {
      this.state = state;
      this.code = code;
    }

    Mdn mdn(String message, Mic mic) {
      return new Mdn(
          "So it is.",
          "partner",
          Optional.empty(),
          "CUSTOMS",
          this == NO_MESSAGE ? "" : this == ANOTHER_MESSAGE ? "<another@post>" : message,
          switch (this) {
            case REFUSAL, UNSIGNED_REFUSAL -> Disposition.AUTHENTICATION_FAILED;
            default -> Disposition.PROCESSED;
          },
          this == NO_MIC ? Optional.empty() : Optional.of(this == ANOTHER_MIC ? OTHER : mic));
    }

    Optional<SigningKey> signer() {
      return switch (this) {
        case NO_SIGNATURE, UNSIGNED_REFUSAL, UNKNOWN_MODIFIER -> Optional.empty();
        case ANOTHER_SIGNER -> Optional.of(STRANGER);
        default -> Optional.of(CUSTOMS);
      };
    }

    String changed(String body) {
      return switch (this) {
        case CHANGED -> body.replace("So it is.", "So it was");
        case UNKNOWN_MODIFIER -> body.replace("; processed", "; processed/surprise");
        default -> body;
      };
    }
  }

  @BeforeAll
  static void open() throws IOException {
    partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    partner.createContext("/", As2WrongReceiptsIT::answer);
    partner.start();
    int port = FreePort.next();
    toPost = URI.create("http://127.0.0.1:" + port + "/as2");
    String url = "http://127.0.0.1:" + partner.getAddress().getPort() + "/";
    String way = "send: {url: \"" + url + "\", " + SEND + "}";
    post =
        new As2Side(
            folder,
            As2Side.listening(port),
            List.of(POST),
            Map.of("customs", CUSTOMS),
            Map.of("customs", As2Pair.agreement("customs", "POST", "CUSTOMS", "post", way)));
  }

  @AfterAll
  static void close() throws IOException {
    partner.stop(0);
    post.close();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (wrong == Wrong.ELSEWHERE)
        exchange.getResponseHeaders().add("Location", toPost.toString());
      int status = wrong == Wrong.SERVER_ERROR ? 500 : wrong == Wrong.ELSEWHERE ? 302 : 200;
      if (status != 200 || wrong == Wrong.NO_RECEIPT) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      As2Message receipt = receipt(exchange.getRequestHeaders().getFirst("Message-ID"));
      for (Headers.Field each : receipt.headers().fields())
        exchange.getResponseHeaders().add(each.name(), each.value());
      byte[] body =
          wrong.changed(new String(receipt.body().bytes(), ISO_8859_1)).getBytes(ISO_8859_1);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static As2Message receipt(String message) throws IOException {
    String mic = post.query("select mic from as2_sent where message_id = '" + message + "'").get(0);
    return WRITING.write(
        wrong.mdn(message, Mic.parse(mic).orElseThrow()),
        new MdnWriting.Letterhead(
            Optional.of(new As2Name("CUSTOMS")),
            Optional.of(new As2Name("POST")),
            "<receipt@customs>",
            Instant.now()),
        wrong.signer(),
        new Terms.Signature(Digest.SHA_256, SignatureScheme.PKCS1));
  }

  @ParameterizedTest
  @EnumSource
  void takesNoWrongReceiptForADelivery(Wrong each) {
    wrong = each;
    long id = post.pack("customs", "a document");
    post.sendAll();

    assertThat(post.state(id)).isEqualTo(each.state);
    String problem = post.query("select problem from departure where id = " + id).get(0);
    assertThat(problem).contains(each.code);
    // so that no other case meets it again
    post.query("update departure set state = 'PARKED' where id = " + id + " returning 'x'");
    post.query("delete from work returning 'x'");
  }

  @Test
  void takesAReceiptWithoutAMessageIdOfItsOwn() throws Exception {
    wrong = Wrong.NO_RECEIPT;
    long id = post.pack("customs", "a document");
    post.sendAll();
    String message = post.query("select message_id from as2_sent where departure = " + id).get(0);
    wrong = Wrong.NOT_WRONG;
    As2Message receipt = receipt(message);
    byte[] wire =
        As2Letter.wire(new As2Message(receipt.headers().without("Message-ID"), receipt.body()));

    HttpResponse<String> answer = As2Pair.post(toPost, wire);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(post.state(id)).isEqualTo("ACKNOWLEDGED");
    post.query("delete from work returning 'x'");
  }
}
