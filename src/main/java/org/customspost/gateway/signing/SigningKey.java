package org.customspost.gateway.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A private key of ours with its certificate.
 *
 * @param alias as in the key file
 */
public record SigningKey(String alias, PrivateKey key, X509Certificate certificate) {

  /** Whether it may sign at that time. */
  public boolean validAt(Instant time) {
    return !time.isBefore(from()) && !time.isAfter(until());
  }

  public Instant from() {
    return certificate.getNotBefore().toInstant();
  }

  public Instant until() {
    return certificate.getNotAfter().toInstant();
  }

  /** The name of the signature algorithm, as JCA spells it. */
  String algorithm() {
    return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "signing key " + alias;
  }
}
