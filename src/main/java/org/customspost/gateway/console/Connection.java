package org.customspost.gateway.console;

import static org.customspost.gateway.error.ErrorCode.CFG_500;
import static org.customspost.gateway.error.ErrorCode.CFG_504;

import io.javalin.config.JavalinConfig;
import java.net.BindException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The socket below the pages: plain, or with a certificate that is read again when it changes. */
final class Connection {
  private static final int THREADS = 24;
  private static final int THREADS_WAITING = 4;
  private static final long IDLE_MILLIS = 30_000;

  private final Address address;
  private final UnaryOperator<String> secrets;

  Connection(Address address, UnaryOperator<String> secrets) {
    this.address = address;
    this.secrets = secrets;
  }

  void configure(JavalinConfig config) {
    QueuedThreadPool pool = new QueuedThreadPool(THREADS, THREADS_WAITING);
    pool.setName("console");
    pool.setDaemon(true);
    config.jetty.threadPool = pool;
    config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.addConnector(this::connector);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector =
        address
            .https()
            .map(each -> secured(server, http, each))
            .orElseGet(() -> new ServerConnector(server, 1, 1, new HttpConnectionFactory(http)));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  private ServerConnector secured(Server server, HttpConfiguration http, Address.Secured secured) {
    SecureRequestCustomizer customizer = new SecureRequestCustomizer();
    customizer.setSniHostCheck(false); // people call by addresses too
    http.addCustomizer(customizer);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStoreType("PKCS12");
    tls.setKeyStorePath(secured.keyFile().toUri().toString());
    tls.setKeyStorePassword(secrets.apply(secured.password()));
    server.addBean(new KeyStoreScanner(tls));
    return new ServerConnector(server, tls, new HttpConnectionFactory(http));
  }

  /** Why the server did not start. */
  GatewayException problem(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof BindException)) root = root.getCause();
    String problem = String.valueOf(root.getMessage());
    if (address.https().isEmpty() || root instanceof BindException)
      return problem(
          failure, CFG_500, "where", address.host() + ":" + address.port(), "problem", problem);
    Path file = address.https().get().keyFile();
    return problem(
        failure, CFG_504, "file", String.valueOf(file.getFileName()), "problem", problem);
  }

  private static GatewayException problem(Exception cause, ErrorCode code, String... values) {
    return new GatewayException(Finding.of(code, Place.source("gateway.yaml"), values), cause);
  }
}
