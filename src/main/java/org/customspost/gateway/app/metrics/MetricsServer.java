package org.customspost.gateway.app.metrics;

import static org.customspost.gateway.error.ErrorCode.CFG_465;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Answers {@code /metrics} and {@code /health}, and nothing else. Only reads. */
public final class MetricsServer implements AutoCloseable {
  private static final int THREADS = 6;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;

  private final Server server;
  private final ServerConnector connector;

  private MetricsServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * @param port 0 for any free one
   * @throws GatewayException CFG-465 where the port cannot be had
   */
  public static MetricsServer start(
      String host, int port, Figures figures, Supplier<Health> health) {
    QueuedThreadPool pool = new QueuedThreadPool(THREADS, 1);
    pool.setName("metrics");
    pool.setDaemon(true);
    Server server = new Server(pool);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new Pages(figures, health));
    try {
      server.start();
      return new MetricsServer(server, connector);
    } catch (Exception e) { // Jetty declares no narrower one
      stop(server);
      throw new GatewayException(
          Finding.of(
              CFG_465,
              Place.source("gateway.yaml"),
              "where",
              host + ":" + port,
              "problem",
              String.valueOf(e.getMessage())),
          e);
    }
  }

  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) { // Jetty declares no narrower one; there is nothing left to do
      throw new IllegalStateException("the metrics server does not stop", e);
    }
  }

  private static final class Pages extends Handler.Abstract {
    private final Figures figures;
    private final Supplier<Health> health;

    Pages(Figures figures, Supplier<Health> health) {
      this.figures = figures;
      this.health = health;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod()))
        answer(response, NOT_ALLOWED, "text/plain", "GET only\n");
      else
        switch (Request.getPathInContext(request)) {
          case "/metrics" ->
              answer(response, OK, "text/plain; version=0.0.4; charset=utf-8", figures.text());
          case "/health" -> answer(response, health.get());
          default -> answer(response, NOT_FOUND, "text/plain", "/metrics or /health\n");
        }
      callback.succeeded();
      return true;
    }

    private static void answer(Response response, Health health) throws IOException {
      int status = health.well() ? OK : UNAVAILABLE;
      answer(response, status, "application/json", json(health));
    }

    private static void answer(Response response, int status, String type, String text)
        throws IOException {
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      Content.Sink.write(response, true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String json(Health health) throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
        json.writeStartObject();
        json.writeStringField("status", health.well() ? "up" : "down");
        json.writeStringField("database", health.database() ? "up" : "down");
        json.writeArrayFieldStart("closed-doors");
        for (String each : health.closed()) json.writeString(each);
        json.writeEndArray();
        json.writeArrayFieldStart("paused-channels");
        for (String each : health.paused()) json.writeString(each);
        json.writeEndArray();
        json.writeStringField("intake", health.noIntake().isEmpty() ? "open" : health.noIntake());
        json.writeEndObject();
      }
      return text + "\n";
    }
  }
}
