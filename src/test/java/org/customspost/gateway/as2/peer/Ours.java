package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.as2.DispositionRequest;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.MdnWriting;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Opened;
import org.customspost.gateway.as2.Opening;
import org.customspost.gateway.as2.Outgoing;
import org.customspost.gateway.as2.Packed;
import org.customspost.gateway.as2.Packing;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * Our AS2 messages and receipts behind the smallest HTTP server and client: no journal and no
 * outbox, so that a peer judges the messages alone.
 */
final class Ours implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path folder;
  private final HttpServer server;
  private final HttpsServer secureServer;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final OurCalls calls;
  private final Opening opening;
  private final Packing packing;
  private final MdnWriting writing;
  private final MdnReading reading;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<As2Message> receipts = new ArrayBlockingQueue<>(100);
  private Terms terms = Terms.USUAL;
  private Keys keys = new Keys(List.of(), List.of(), List.of(), List.of());

  /**
   * What came in; the document where it was as agreed.
   *
   * @param shown whether the caller showed a certificate
   */
  record Received(Opened opened, Optional<Document> document, boolean shown) {}

  Ours(Path folder, Tls tls) throws IOException {
    this.folder = folder;
    calls = new OurCalls(tls);
    Primitives primitives = Primitives.choose(Providers.choose(false));
    opening = new Opening(primitives, Limits.USUAL);
    packing = new Packing(primitives);
    writing = new MdnWriting(primitives);
    reading = new MdnReading(primitives);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = HttpServer.create(any, 50);
    secureServer = HttpsServer.create(any, 50);
    secureServer.setHttpsConfigurator(tls.configurator());
    for (HttpServer each : List.of(server, secureServer)) {
      each.setExecutor(threads);
      each.createContext("/", this::take);
      each.start();
    }
  }

  /** By HTTPS the name is that of our certificate. */
  URI url(Case.Line line) {
    return line == Case.Line.HTTP
        ? URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")
        : URI.create("https://localhost:" + secureServer.getAddress().getPort() + "/");
  }

  /** Forgets what was received, and from now on sends and takes as told. */
  void agree(Terms agreed, SigningKey ours, SigningKey theirs) {
    received.clear();
    receipts.clear();
    terms = agreed;
    TrustedCertificate certificate = new TrustedCertificate("peer.pem", theirs.certificate());
    keys = Keys.of(List.of(ours), List.of(certificate));
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  // ---- receiving

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = Headers.NONE;
      for (var each : exchange.getRequestHeaders().entrySet())
        for (String value : each.getValue()) headers = headers.with(each.getKey(), value);
      byte[] body = exchange.getRequestBody().readAllBytes();
      As2Message message = new As2Message(headers, Content.of(body));
      if (reading.peek(message).isPresent()) {
        receipts.add(message);
        exchange.sendResponseHeaders(200, -1);
      } else {
        answer(exchange, message);
      }
    } catch (RuntimeException e) { // the server would swallow it; here it is an outcome
      e.printStackTrace();
      exchange.sendResponseHeaders(500, -1);
    }
  }

  private void answer(HttpExchange exchange, As2Message message) throws IOException {
    DispositionRequest request = DispositionRequest.of(message.headers(), false);
    try (Scratch scratch = new Scratch(folder)) {
      Opened opened = opening.open(message, terms, keys, Instant.now(), scratch);
      received.add(
          new Received(
              opened,
              document(message.headers().first("Message-ID").orElse(""), opened),
              showsCertificate(exchange)));
      if (!request.wanted()) {
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      As2Message receipt = receipt(message, request, opened);
      if (request.asyncUrl().isEmpty()) {
        for (Headers.Field each : receipt.headers().fields())
          exchange.getResponseHeaders().add(each.name(), each.value());
        byte[] body = receipt.body().bytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        return;
      }
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      calls.post(URI.create(request.asyncUrl().get()), receipt);
    }
  }

  private static boolean showsCertificate(HttpExchange exchange) {
    if (!(exchange instanceof HttpsExchange secured)) return false;
    try {
      return secured.getSSLSession().getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }

  private static Optional<Document> document(String id, Opened opened) throws IOException {
    if (!(opened instanceof Opened.Accepted accepted)) return Optional.empty();
    return Optional.of(
        new Document(
            id,
            accepted.payload().fileName().orElse(""),
            accepted.payload().contentType(),
            new String(accepted.payload().content().bytes(), ISO_8859_1)));
  }

  private As2Message receipt(As2Message message, DispositionRequest request, Opened opened)
      throws IOException {
    Optional<Mic> mic =
        opened instanceof Opened.Accepted accepted ? Optional.of(accepted.mic()) : Optional.empty();
    Disposition disposition =
        opened instanceof Opened.Rejected rejected ? rejected.disposition() : Disposition.PROCESSED;
    Headers headers = message.headers();
    Optional<As2Name> us = name(headers, "AS2-To");
    Optional<As2Name> them = name(headers, "AS2-From");
    Mdn mdn =
        new Mdn(
            "The message was received.",
            "gateway",
            Optional.empty(),
            us.map(As2Name::value).orElse("unknown"),
            headers.first("Message-ID").orElse(""),
            disposition,
            mic);
    Instant now = Instant.now();
    return writing.write(
        mdn,
        new MdnWriting.Letterhead(us, them, newId(), now),
        request.signed() ? keys.signer(now) : Optional.empty(),
        new Terms.Signature(request.digest(opened.protection().digest()), SignatureScheme.PKCS1));
  }

  private static Optional<As2Name> name(Headers headers, String field) {
    return headers.first(field).flatMap(value -> Optional.ofNullable(As2Name.parse(value).value()));
  }

  private static String newId() {
    return "<" + UUID.randomUUID() + "@gateway>";
  }

  // ---- sending

  /** Sends and judges the receipt; empty where none was asked for and the peer said HTTP 2xx. */
  Optional<MdnRead> send(
      String peer, URI url, byte[] content, String fileName, String type, Case options) {
    try (Scratch scratch = new Scratch(folder)) {
      Outgoing outgoing =
          new Outgoing(
              new As2Name("GATEWAY"),
              new As2Name(peer),
              newId(),
              "items",
              type,
              Optional.of(fileName),
              Content.of(content),
              Instant.now());
      Packed packed = packing.pack(outgoing, terms, keys, scratch);
      HttpResponse<byte[]> response =
          calls.post(url, packed.message(), options.framing(), options.line());
      if (response.statusCode() / 100 != 2) throw new IOException("HTTP " + response.statusCode());
      if (!terms.receipt().wanted()) return Optional.empty();
      As2Message receipt = terms.receipt().asyncUrl().isPresent() ? awaited() : answered(response);
      MdnReading.Expected expected =
          new MdnReading.Expected(outgoing.messageId(), packed.mic(), terms.receipt());
      return Optional.of(reading.read(receipt, expected, keys, Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private As2Message awaited() throws IOException {
    try {
      As2Message receipt = receipts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (receipt == null) throw new IOException("no receipt came");
      return receipt;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static As2Message answered(HttpResponse<byte[]> response) {
    Headers headers = Headers.NONE;
    for (var each : response.headers().map().entrySet())
      for (String value : each.getValue()) headers = headers.with(each.getKey(), value);
    return new As2Message(headers, Content.of(response.body()));
  }

  @Override
  public void close() {
    server.stop(0);
    secureServer.stop(0);
    threads.shutdownNow();
  }
}
