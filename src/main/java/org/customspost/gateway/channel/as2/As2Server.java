package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.SIG_440;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.Secrets;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one HTTP server for all AS2 partners. Starts with the first AS2 channel. */
public final class As2Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(As2Server.class);

  /** For accepting and selecting, beside the threads that take messages. */
  private static final int SERVING_THREADS = 4;

  /** Most messages come in one read. */
  private static final int BUFFER = 32 * 1024;

  private final Listening listening;
  private final Secrets secrets;
  private final Server server;
  private final SslContextFactory.Server tls = new SslContextFactory.Server();

  public As2Server(Listening listening, Secrets secrets) {
    this.listening = listening;
    this.secrets = secrets;
    int threads = listening.limits().atOnce() + 2 * SERVING_THREADS;
    QueuedThreadPool pool = new QueuedThreadPool(threads, SERVING_THREADS);
    pool.setName("as2");
    this.server = new Server(pool);
  }

  Listening.Limits limits() {
    return listening.limits();
  }

  /** Port of the HTTP listener, or of HTTPS where there is no other; once started. */
  public int port() {
    return server.getConnectors().length == 0
        ? -1
        : ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  /** Port of the HTTPS listener. */
  public int securePort() {
    return ((ServerConnector) server.getConnectors()[server.getConnectors().length - 1])
        .getLocalPort();
  }

  synchronized void start(Handler front) throws IOException {
    if (server.isStarted()) return;
    try {
      listening.http().ifPresent(each -> server.addConnector(plain(each)));
      if (listening.https().isPresent()) server.addConnector(secured(listening.https().get()));
      server.addBean(new NetworkConnectionLimit(listening.limits().connections(), server));
      HeaderClock clock =
          new HeaderClock(server.getScheduler(), listening.limits().pace().headers());
      AddressLimit addresses = new AddressLimit(listening.limits().connectionsPerAddress());
      for (Connector each : server.getConnectors()) {
        each.addBean(clock);
        each.addBean(addresses);
      }
      server.setHandler(front);
      server.setStopTimeout(5_000);
      server.start();
    } catch (Exception e) { // Jetty declares no narrower one
      throw new IOException("the AS2 server does not start: " + e.getMessage(), e);
    }
    LOG.info("AS2 server on port {}", port());
  }

  private ServerConnector plain(Listening.Address address) {
    return at(address, new ServerConnector(server, http(configuration())));
  }

  private ServerConnector secured(Listening.Secured secured)
      throws GeneralSecurityException, IOException {
    HttpConfiguration configuration = configuration();
    SecureRequestCustomizer customizer = new SecureRequestCustomizer();
    customizer.setSniHostCheck(false); // partners call by addresses too
    configuration.addCustomizer(customizer);
    tls.setSslContext(context(secured));
    tls.setWantClientAuth(true);
    return at(secured.address(), new ServerConnector(server, tls, http(configuration)));
  }

  /**
   * Takes the TLS key from its file again; calls that are open keep the former.
   *
   * @throws GatewayException SIG-440 where the file is not good: then the former stays in use
   */
  public synchronized void renew() {
    if (!server.isStarted() || listening.https().isEmpty()) return;
    Listening.Secured secured = listening.https().get();
    try {
      SSLContext fresh = context(secured);
      tls.reload(factory -> factory.setSslContext(fresh));
      LOG.info("the AS2 server shows the certificate of {}", secured.keyFile());
    } catch (Exception e) { // Jetty declares no narrower one
      throw new GatewayException(
          Finding.of(
              SIG_440,
              Place.source(String.valueOf(secured.keyFile().getFileName())),
              "problem",
              String.valueOf(e.getMessage())),
          e);
    }
  }

  private ServerConnector at(Listening.Address address, ServerConnector connector) {
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(listening.limits().idle().toMillis());
    return connector;
  }

  private static HttpConnectionFactory http(HttpConfiguration configuration) {
    HttpConnectionFactory factory = new HttpConnectionFactory(configuration);
    factory.setInputBufferSize(BUFFER);
    return factory;
  }

  private HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(listening.limits().headerBytes());
    configuration.setSendServerVersion(false);
    // Older products fold long Content-Type fields, which RFC 2616 still allowed.
    configuration.setHttpCompliance(
        HttpCompliance.RFC7230.with("AS2", Violation.MULTILINE_FIELD_VALUE));
    return configuration;
  }

  private SSLContext context(Listening.Secured secured)
      throws GeneralSecurityException, IOException {
    char[] password = secrets.needed(secured.password()).toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(secured.keyFile())) {
      keys.load(file, password);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
    return context;
  }

  /** Removes what a crash left, and says where bodies are spooled. */
  static Path spool(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var left = Files.list(folder)) {
      for (Path each : List.copyOf(left.toList())) Files.deleteIfExists(each);
    }
    return folder;
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      server.stop();
    } catch (TimeoutException e) {
      LOG.info("the AS2 server stopped; who was still sending after 5 s was cut off");
    } catch (Exception e) { // Jetty declares no narrower one
      throw new IOException("the AS2 server does not stop", e);
    }
  }
}
