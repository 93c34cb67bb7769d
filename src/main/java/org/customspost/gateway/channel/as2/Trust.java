package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * Whom we trust when we call: what the agreement names and nothing else, not even the authorities
 * that come with Java. The host name is checked by the client, always.
 */
final class Trust {
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private Trust() {}

  static SSLContext of(AgreedKeys agreed, Relation relation) throws IOException {
    var peer = relation.channel().peer();
    try {
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trusted(agreed.certificates(peer.serverCertificates())));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own(agreed, peer.clientKey()), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS for " + relation.partner() + ": " + e.getMessage(), e);
    }
  }

  private static KeyStore trusted(List<TrustedCertificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int number = 0;
    for (TrustedCertificate each : certificates)
      store.setCertificateEntry("trusted-" + ++number, each.certificate());
    return store;
  }

  private static KeyManager[] own(AgreedKeys agreed, String alias)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    if (agreed.own(alias).isPresent()) {
      SigningKey key = agreed.own(alias).get();
      X509Certificate[] chain = {key.certificate()};
      store.setKeyEntry(key.alias(), key.key(), IN_MEMORY, chain);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, IN_MEMORY);
    return managers.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY);
    return store;
  }
}
