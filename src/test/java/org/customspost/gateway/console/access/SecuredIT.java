package org.customspost.gateway.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.access.AccessLog;
import org.customspost.gateway.journal.access.Attempts;
import org.customspost.gateway.journal.access.Sessions;
import org.customspost.gateway.journal.access.Tokens;
import org.customspost.gateway.journal.access.Users;
import org.customspost.gateway.signing.Pkcs12;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console with a certificate of its own. */
@Timeout(60)
class SecuredIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String SECRET = "of-the-file";

  @TempDir private static Path folder;
  private static Database database;
  private static SigningKey first;
  private static Console console;

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.fresh();
    new Users(database).add("vera", new Passwords().hashed(PASSWORD), Set.of("viewer"));
    first = key("first");
    console = console(file("console.p12", first), "env:SECRET");
  }

  @AfterAll
  static void stop() {
    console.close();
    database.close();
  }

  private static SigningKey key(String alias) {
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    return SelfSigned.create(alias, SelfSigned.Kind.EC_P256, now.minus(day), now.plus(day));
  }

  private static Path file(String name, SigningKey key) throws IOException {
    return Files.write(folder.resolve(name), Pkcs12.write(List.of(key), SECRET));
  }

  private static Console console(Path keys, String password) {
    Sessions sessions = new Sessions(database, Duration.ofMinutes(30), Duration.ofHours(12));
    AccessLog log = new AccessLog(database);
    return Console.start(
        new Address(
            "127.0.0.1",
            0,
            Optional.of(new Address.Secured(keys, password)),
            Optional.empty(),
            Set.of()),
        reference -> reference.equals("env:SECRET") ? SECRET : "another",
        new SignedIn(sessions, new Tokens(database)),
        List.of(
            new AccessPages(
                new Users(database),
                new Attempts(database),
                log,
                new Beginning(sessions, log),
                false)));
  }

  /** Believes that one certificate, whatever name it has. */
  private static SSLContext trusting(X509Certificate certificate) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Only(certificate)}, null);
    return context;
  }

  private static X509Certificate shown(SSLContext any, URI at) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) any.getSocketFactory().createSocket(at.getHost(), at.getPort())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void signsInOverTlsWithCookiesThatNeverLeaveIt() throws Exception {
    assertThat(console.uri().getScheme()).isEqualTo("https");
    Client client = new Client(console.uri(), trusting(first.certificate()));

    HttpResponse<String> page = client.get("/sign-in");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    HttpResponse<String> answer = client.signIn("vera", PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allMatch(each -> each.contains("; Secure") && each.contains("; HttpOnly"))
        .allMatch(each -> each.contains("SameSite=Lax"));
    assertThat(client.cookies())
        .extracting(HttpCookie::getName)
        .contains("__Host-gateway-session")
        .doesNotContain("gateway-session");
  }

  @Test
  void speaksNoOldTlsAndNoPlainHttp() throws Exception {
    SSLContext trust = trusting(first.certificate());
    try (SSLSocket old =
        (SSLSocket)
            trust
                .getSocketFactory()
                .createSocket(console.uri().getHost(), console.uri().getPort())) {
      old.setEnabledProtocols(new String[] {"TLSv1.1"});
      assertThatThrownBy(old::startHandshake).isInstanceOf(IOException.class);
    }
    URI plain = URI.create(console.uri().toString().replace("https", "http"));
    assertThatThrownBy(() -> new Client(plain).get("/sign-in")).isInstanceOf(IOException.class);
  }

  @Test
  void takesUpACertificateThatFollowsWithoutARestart() throws Exception {
    SigningKey old = key("old");
    Path file = file("renewed.p12", old);
    try (Console renewed = console(file, "env:SECRET")) {
      SigningKey next = key("next");
      Files.move(file("next.p12", next), file, StandardCopyOption.REPLACE_EXISTING);
      SSLContext trust = trusting(next.certificate());
      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .until(() -> shown(trust, renewed.uri()).equals(next.certificate()));
    }
  }

  @Test
  void takesNoSessionThatCameOverPlainHttp() throws Exception {
    Client client = new Client(console.uri(), trusting(first.certificate()));
    client.signIn("vera", PASSWORD);
    HttpCookie session =
        client.cookies().stream()
            .filter(each -> each.getName().equals("__Host-gateway-session"))
            .findAny()
            .orElseThrow();
    Client other = new Client(console.uri(), trusting(first.certificate()));
    other.plant("gateway-session", session.getValue());
    assertThat(other.get("/access").statusCode()).isEqualTo(303);
  }

  private static final class Only extends X509ExtendedTrustManager {
    private final X509Certificate believed;

    Only(X509Certificate believed) {
      this.believed = believed;
    }

    private void require(X509Certificate[] chain) throws CertificateException {
      if (!chain[0].equals(believed)) throw new CertificateException("another one");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      require(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
