package org.customspost.gateway.app.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnWriting;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignatureScheme;

/** Answers each post with a receipt that says yes, signed with the receiver's key of one tie. */
final class As2Answers implements AutoCloseable {
  private final HttpServer server;
  private final As2Message receipt;

  As2Answers(Primitives primitives, As2Posts.Post post, As2Tie signer) throws IOException {
    Mdn mdn =
        new Mdn(
            "Taken.",
            "test",
            Optional.empty(),
            As2Tie.RECEIVER.value(),
            post.id(),
            Disposition.PROCESSED,
            Optional.of(post.mic()));
    Optional<As2Name> nobody = Optional.empty();
    receipt =
        new MdnWriting(primitives)
            .write(
                mdn,
                new MdnWriting.Letterhead(nobody, nobody, "<1@test>", Instant.now()),
                Optional.of(signer.ours()),
                new Terms.Signature(Digest.SHA_256, SignatureScheme.PKCS1));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    for (Headers.Field each : receipt.headers().fields())
      exchange.getResponseHeaders().add(each.name(), each.value());
    byte[] body = receipt.body().bytes();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
