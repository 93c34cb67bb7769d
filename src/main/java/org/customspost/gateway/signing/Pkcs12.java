package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_004;
import static org.customspost.gateway.error.ErrorCode.SIG_006;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/** The PKCS#12 file of keys (RFC 7292). */
public final class Pkcs12 {
  private Pkcs12() {}

  static List<SigningKey> read(KeyFile file, Secrets secrets, Findings findings) {
    Place place = Place.source(file.path().toString());
    try {
      char[] password = secrets.text(file.password()).toCharArray();
      return keys(store(file.path(), password), password, place, findings);
    } catch (GatewayException e) {
      e.findings().forEach(each -> findings.add(each.at(place)));
    } catch (IOException | GeneralSecurityException e) {
      String problem =
          e.getCause() instanceof UnrecoverableKeyException
              ? "wrong password"
              : "it is not PKCS#12, or it is damaged";
      findings.add(SIG_004, place, "problem", problem, "reference", file.password());
    }
    return List.of();
  }

  /** The bytes of a key file with these keys, for demo and tests. */
  public static byte[] write(List<SigningKey> keys, String password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (SigningKey key : keys) {
        Certificate[] chain = {key.certificate()};
        store.setKeyEntry(key.alias(), key.key(), password.toCharArray(), chain);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, password.toCharArray());
      return bytes.toByteArray();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("PKCS#12 cannot be written", e);
    }
  }

  private static KeyStore store(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
    return store;
  }

  private static List<SigningKey> keys(
      KeyStore store, char[] password, Place place, Findings findings)
      throws GeneralSecurityException {
    List<SigningKey> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof PrivateKey key
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        Optional<String> problem = KeyStrength.problem(certificate.getPublicKey());
        if (problem.isEmpty()) keys.add(new SigningKey(alias, key, certificate));
        else findings.add(SIG_006, place, "name", "key " + alias, "found", problem.get());
      }
    }
    return keys;
  }
}
