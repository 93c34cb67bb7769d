package org.customspost.gateway.console;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.customspost.gateway.console.Assets.Asset;
import org.customspost.gateway.error.GatewayException;

/** The server of pages and REST API. */
public final class Console implements AutoCloseable {
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
   * @param secrets turns a reference into the secret
   * @throws GatewayException CFG-500 where the port cannot be had, CFG-504 where the certificate
   *     cannot be used
   */
  public static Console start(
      Address address, UnaryOperator<String> secrets, Visitors visitors, List<Pages> pages) {
    Routes routes = new Routes();
    Assets assets = new Assets();
    Theme.open(routes);
    routes.get("/assets/{hash}/{name}", Role.ANYONE, call -> asset(assets, call));
    for (Pages each : pages) each.open(routes);
    Gate gate = new Gate(visitors, new Dress(new Templates(), assets, routes.links()));
    Connection connection = new Connection(address, secrets);
    Javalin server =
        Javalin.create(
            config -> {
              connection.configure(config);
              configure(config, new Front(address), routes, gate);
            });
    try {
      server.start();
      return new Console(address, routes, server);
    } catch (JavalinException e) {
      server.stop();
      throw connection.problem(e);
    }
  }

  private static void configure(JavalinConfig config, Front front, Routes routes, Gate gate) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = LARGEST_FORM;
    // A compressed page that repeats what was sent beside a secret tells the secret by its length.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.routes.before(
        context -> {
          front.meet(context);
          Headers.put(context);
          front.require(context);
        });
    for (Route each : routes.all())
      switch (each.method()) {
        case GET -> config.routes.get(each.path(), context -> gate.pass(each, context));
        case POST -> config.routes.post(each.path(), context -> gate.pass(each, context));
      }
    Problems problems = new Problems(gate);
    config.routes.exception(
        HttpResponseException.class, problems::tell); // its own, else told by it
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

  int port() {
    return server.port();
  }

  /** Where it is, for a person to type. */
  public URI uri() {
    if (address.url().isPresent()) return address.url().get();
    String scheme = address.https().isPresent() ? "https" : "http";
    return URI.create("%s://%s:%d/".formatted(scheme, address.host(), port()));
  }

  @Override
  public void close() {
    server.stop();
  }
}
