package org.customspost.peers;

import java.io.FileInputStream;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The program's own TLS key and whom it trusts, from the environment in which the test starts it. */
public final class Tls {
  private Tls() {}

  public static boolean given() {
    return System.getenv("TLS_KEYS") != null;
  }

  public static String keys() {
    return System.getenv("TLS_KEYS");
  }

  public static String trusted() {
    return System.getenv("TLS_TRUSTED");
  }

  public static String password() {
    return System.getenv("TLS_PASSWORD");
  }

  /** A context that shows the own certificate, or none. */
  public static SSLContext context(boolean shown) throws GeneralSecurityException {
    KeyManagerFactory keys =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store(keys()), password().toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store(trusted()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore store(String file) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream(file)) {
      store.load(in, password().toCharArray());
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException(e);
    }
    return store;
  }
}
