package org.customspost.gateway.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;

/**
 * Listens for what the gateway posts. The JDK's own server does: one caller, on this machine, for
 * the length of a play.
 */
final class As2Listener implements AutoCloseable {
  private static final int OK = 200;
  private static final int FAILED = 500;
  private static final int NO_BODY = -1;
  private static final int THREADS = 2;

  /** Answers a message. */
  interface Taker {
    /** What comes back on the connection, if anything. */
    Optional<As2Message> take(As2Message message) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads;

  As2Listener(String host, int port, Taker taker) throws IOException {
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread made = new Thread(work, "simulated AS2");
              made.setDaemon(true);
              return made;
            });
    server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, taker));
    server.start();
  }

  /** Does something when what is being answered is answered. */
  void afterwards(Runnable then) {
    threads.execute(then);
  }

  private static void answer(HttpExchange exchange, Taker taker) throws IOException {
    try (exchange) {
      Headers headers = As2Post.headers(exchange.getRequestHeaders());
      Content body = Content.of(exchange.getRequestBody().readAllBytes());
      send(exchange, taker.take(new As2Message(headers, body)));
    } catch (IOException | RuntimeException e) {
      // whatever it is, the caller must not take its message for delivered
      exchange.sendResponseHeaders(FAILED, NO_BODY);
    }
  }

  private static void send(HttpExchange exchange, Optional<As2Message> answer) throws IOException {
    if (answer.isEmpty()) {
      exchange.sendResponseHeaders(OK, NO_BODY);
      return;
    }
    for (Headers.Field each : answer.get().headers().fields())
      exchange.getResponseHeaders().add(each.name(), each.value());
    byte[] body = answer.get().body().bytes();
    exchange.sendResponseHeaders(OK, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
