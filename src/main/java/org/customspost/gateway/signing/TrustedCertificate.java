package org.customspost.gateway.signing;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * A partner's certificate, as the agreement names it. Trust comes from the agreement alone: there
 * are no chains and no certificate authorities.
 */
public record TrustedCertificate(String name, X509Certificate certificate) {
  /** How long before receipt a message may have been signed: a file can lie over a weekend. */
  static final Duration IN_TRANSIT = Duration.ofDays(3);

  public Instant from() {
    return certificate.getNotBefore().toInstant();
  }

  public Instant until() {
    return certificate.getNotAfter().toInstant();
  }
}
