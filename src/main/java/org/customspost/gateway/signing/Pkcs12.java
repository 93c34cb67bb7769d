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
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/** The PKCS#12 file of keys (RFC 7292). */
public final class Pkcs12 {
  private Pkcs12() {}

  static List<SigningKey> read(KeyFile file, Secrets secrets, Findings findings) {
    try {
      char[] password = secrets.text(file.password()).toCharArray();
      return keys(open(file.path(), password), password, file, findings);
    } catch (GatewayException e) {
      Place place = Place.source(file.path().toString());
      e.findings().forEach(each -> findings.add(each.at(place)));
    } catch (IOException | GeneralSecurityException e) {
      String problem =
          isOfAnotherPassword(e) ? "wrong password" : "it is not PKCS#12, or it is damaged";
      findings.add(problem(file, problem));
    }
    return List.of();
  }

  /** The bytes of a key file with these keys, for demo and tests. */
  public static byte[] write(List<SigningKey> keys, String password) {
    try {
      KeyStore store = empty();
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

  /** Opens a file: the one place where it is done. */
  public static KeyStore open(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
    return store;
  }

  /** One without keys, that is not a file yet. */
  static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** Whether a file did not open since it has another password. */
  public static boolean isOfAnotherPassword(Exception failure) {
    return failure.getCause() instanceof UnrecoverableKeyException;
  }

  /**
   * All tools give the keys of a file one password, so one is opened to see that it fits; each of
   * the others costs the password's 10 000 rounds once more, and is opened when it is used.
   */
  private static List<SigningKey> keys(
      KeyStore store, char[] password, KeyFile file, Findings findings)
      throws GeneralSecurityException {
    Place place = Place.source(file.path().toString());
    List<SigningKey> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (!store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)
          || !(store.getCertificate(alias) instanceof X509Certificate certificate)) continue;
      Optional<String> problem = KeyStrength.problem(certificate.getPublicKey());
      OwnKey own = new OwnKey(() -> key(store, alias, password, file));
      if (problem.isEmpty()) keys.add(new SigningKey(alias, own, certificate));
      else findings.add(SIG_006, place, "name", "key " + alias, "found", problem.get());
    }
    if (!keys.isEmpty()) keys.get(0).key();
    return keys;
  }

  private static PrivateKey key(KeyStore store, String alias, char[] password, KeyFile file) {
    try {
      if (store.getKey(alias, password) instanceof PrivateKey key) return key;
      throw new UnrecoverableKeyException("no private key");
    } catch (GeneralSecurityException e) {
      throw new GatewayException(
          problem(file, "key " + alias + " is damaged, or has another password than its file"));
    }
  }

  private static Finding problem(KeyFile file, String problem) {
    Place place = Place.source(file.path().toString());
    return Finding.of(SIG_004, place, "problem", problem, "reference", file.password());
  }
}
