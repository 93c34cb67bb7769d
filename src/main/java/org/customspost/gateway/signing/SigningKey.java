package org.customspost.gateway.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * A private key of ours with its certificate.
 *
 * @param alias as in the key file
 */
public record SigningKey(String alias, PrivateKey key, X509Certificate certificate) {
  private static final int DATE_LENGTH = "2027-01-15".length();

  /** Whether it may sign at that time. */
  public boolean validAt(Instant time) {
    return !time.isBefore(from()) && !time.isAfter(until());
  }

  /**
   * When it begins to sign: when its certificate becomes valid, or on the day that its alias ends
   * in ({@code acme-2027-01-15}) where that is later. Until then partners take what it signed
   * already, so that it can be rehearsed.
   */
  public Instant from() {
    Instant valid = certificate.getNotBefore().toInstant();
    Instant firstDay = firstDay(alias);
    return firstDay.isAfter(valid) ? firstDay : valid;
  }

  public Instant until() {
    return certificate.getNotAfter().toInstant();
  }

  private static Instant firstDay(String alias) {
    int hyphen = alias.length() - 1 - DATE_LENGTH;
    if (hyphen < 0 || alias.charAt(hyphen) != '-' || !Character.isDigit(alias.charAt(hyphen + 1)))
      return Instant.MIN;
    try {
      return LocalDate.parse(alias.substring(hyphen + 1)).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
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
