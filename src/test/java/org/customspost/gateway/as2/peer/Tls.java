package org.customspost.gateway.as2.peer;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.customspost.gateway.signing.SelfSigned.Kind;

/** One side of HTTPS: its key, as a server and as a client, and the other side's certificate. */
record Tls(PeerKeys own, PeerKeys other, Path trusted) {

  /** Both sides, each of which trusts the other and nobody else. */
  record Pair(Tls ours, Tls theirs) {
    static Pair in(Path folder) {
      PeerKeys ours = PeerKeys.make(folder, "ours-tls", "localhost", Kind.RSA_2048);
      PeerKeys theirs = PeerKeys.make(folder, "theirs-tls", "localhost", Kind.RSA_2048);
      return new Pair(of(folder, ours, theirs), of(folder, theirs, ours));
    }
  }

  private static Tls of(Path folder, PeerKeys own, PeerKeys other) {
    Path trusted = folder.resolve(other.pemCertificate().getFileName() + ".p12");
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("other", other.key().certificate());
      try (var out = Files.newOutputStream(trusted)) {
        store.store(out, PeerKeys.PASSWORD.toCharArray());
      }
      return new Tls(own, other, trusted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a foreign program is told as it starts. */
  Map<String, String> environment() {
    return Map.of(
        "TLS_PASSWORD", PeerKeys.PASSWORD,
        "TLS_KEYS", own.pkcs12().toString(),
        "TLS_TRUSTED", trusted.toString(),
        "TLS_KEY_PEM", own.pemKey().toString(),
        "TLS_CERTIFICATE_PEM", own.pemCertificate().toString(),
        "TLS_TRUSTED_PEM", other.pemCertificate().toString());
  }

  /** Asks for a certificate, as our door does, and takes calls without one too. */
  HttpsConfigurator configurator() {
    return new HttpsConfigurator(context(true)) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters wish = getSSLContext().getDefaultSSLParameters();
        wish.setWantClientAuth(true);
        parameters.setSSLParameters(wish);
      }
    };
  }

  /** With or without the own key, which a server always needs. */
  SSLContext context(boolean shown) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(own.pkcs12()), PeerKeys.PASSWORD.toCharArray());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(trusted));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PeerKeys.PASSWORD.toCharArray());
    return store;
  }
}
