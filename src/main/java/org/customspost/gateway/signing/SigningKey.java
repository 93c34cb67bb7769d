package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_008;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/**
 * A private key of ours with its certificate, under its alias in the key file. The certificate says
 * which key it is: two with the same are equal, opened or not.
 */
public final class SigningKey {
  private static final int DATE_LENGTH = "2027-01-15".length();

  private final String alias;
  private final OwnKey own;
  private final X509Certificate certificate;

  public SigningKey(String alias, PrivateKey key, X509Certificate certificate) {
    this(alias, new OwnKey(() -> key), certificate);
  }

  SigningKey(String alias, OwnKey own, X509Certificate certificate) {
    this.alias = alias;
    this.own = own;
    this.certificate = certificate;
  }

  public String alias() {
    return alias;
  }

  /**
   * The key itself.
   *
   * @throws GatewayException SIG-004 where it does not open with the password of its file
   */
  public PrivateKey key() {
    return own.key();
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The same key under another alias. */
  public SigningKey as(String other) {
    return new SigningKey(other, own, certificate);
  }

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
    return certificate.getPublicKey().getAlgorithm().equals("RSA")
        ? "SHA256withRSA"
        : "SHA256withECDSA";
  }

  /** It could not sign. */
  GatewayException failed(Exception e) {
    String problem = String.valueOf(e.getMessage());
    return new GatewayException(
        Finding.of(SIG_008, Place.NOWHERE, "name", alias, "problem", problem), e);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SigningKey key
        && key.alias.equals(alias)
        && key.certificate.equals(certificate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(alias, certificate);
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "signing key " + alias;
  }
}
