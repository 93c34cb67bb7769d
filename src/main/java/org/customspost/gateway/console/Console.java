package org.customspost.gateway.console;

import static org.customspost.gateway.error.ErrorCode.CFG_500;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.util.List;
import org.customspost.gateway.console.Assets.Asset;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server of pages and REST API. */
public final class Console implements AutoCloseable {
  private static final int THREADS = 24;
  private static final int THREADS_WAITING = 4;
  private static final long LARGEST_FORM = 1024 * 1024;

  private final Address address;
  private final Routes routes;
  private final Javalin server;

  private Console(Address address, Routes routes, Javalin server) {
    this.address = address;
    this.routes = routes;
    this.server = server;
  }

  /**
   * @throws GatewayException CFG-500 where the port cannot be had
   */
  public static Console start(Address address, Visitors visitors, List<Pages> pages) {
    Routes routes = new Routes();
    Assets assets = new Assets();
    Theme.open(routes);
    routes.get("/assets/{hash}/{name}", Role.ANYONE, call -> asset(assets, call));
    for (Pages each : pages) each.open(routes);
    Gate gate = new Gate(visitors, new Dress(new Templates(), assets, routes.links()));
    Javalin server = Javalin.create(config -> configure(config, routes, gate));
    try {
      server.start(address.host(), address.port());
      return new Console(address, routes, server);
    } catch (JavalinException e) {
      server.stop();
      throw new GatewayException(
          Finding.of(
              CFG_500,
              Place.source("gateway.yaml"),
              "where",
              address.host() + ":" + address.port(),
              "problem",
              String.valueOf(e.getMessage())),
          e);
    }
  }

  private static void configure(JavalinConfig config, Routes routes, Gate gate) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = LARGEST_FORM;
    // A compressed page that repeats what was sent beside a secret tells the secret by its length.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    QueuedThreadPool pool = new QueuedThreadPool(THREADS, THREADS_WAITING);
    pool.setName("console");
    pool.setDaemon(true);
    config.jetty.threadPool = pool;
    config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.routes.before(context -> Headers.put(context, false));
    for (Route each : routes.all())
      switch (each.method()) {
        case GET -> config.routes.get(each.path(), context -> gate.pass(each, context));
        case POST -> config.routes.post(each.path(), context -> gate.pass(each, context));
      }
    Problems problems = new Problems(gate);
    config.routes.exception(
        HttpResponseException.class, problems::tell); // its own, which it tells else
    config.routes.exception(Exception.class, problems::tell);
  }

  private static void asset(Assets assets, Call call) {
    Asset asset =
        assets
            .find(call.path("name"))
            .filter(each -> each.hash().equals(call.path("hash")))
            .orElseThrow(() -> Refused.notFound("There is nothing at this address."));
    Context context = call.context();
    context.header("Cache-Control", "public, max-age=31536000, immutable");
    context.contentType(asset.type()).result(asset.content());
  }

  /** Every path that is served, and who may use it. */
  public List<Route> routes() {
    return routes.all();
  }

  /** Where it is, for a person to type. */
  public URI uri() {
    return URI.create("http://%s:%d/".formatted(address.host(), server.port()));
  }

  @Override
  public void close() {
    server.stop();
  }
}
