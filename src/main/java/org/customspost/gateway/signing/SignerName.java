package org.customspost.gateway.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

/**
 * How a signature names its certificate: by issuer and serial number, or by subject key identifier
 * (RFC 5652 section 5.3). Read whole at once, because Bouncy Castle looks into its objects only
 * when asked.
 */
public final class SignerName {
  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

  private final byte @Nullable [] keyIdentifier;
  private final @Nullable X500Name issuer;
  private final byte[] issuerBytes;
  private final BigInteger serial;
  private final String words;

  private SignerName(
      byte @Nullable [] keyIdentifier, @Nullable X500Name issuer, BigInteger serial, String words) {
    this.keyIdentifier = keyIdentifier;
    this.issuer = issuer;
    this.issuerBytes = issuer == null ? new byte[0] : encoded(issuer);
    this.serial = serial;
    this.words = words;
  }

  /** Throws what Bouncy Castle throws at bytes of a wrong shape. */
  public static SignerName of(SignerIdentifier identifier) {
    if (identifier.getId() instanceof ASN1OctetString id) {
      return new SignerName(id.getOctets(), null, BigInteger.ZERO, "a key known by number only");
    }
    IssuerAndSerialNumber id = IssuerAndSerialNumber.getInstance(identifier.getId());
    BigInteger serial = id.getSerialNumber().getValue();
    String words = "a certificate of " + id.getName() + ", number " + serial.toString(16);
    X500Name issuer = id.getName();
    if (issuer.getRDNs().length == 0) throw new IllegalArgumentException("no issuer");
    return new SignerName(null, issuer, serial, words);
  }

  private static byte[] encoded(X500Name issuer) {
    try {
      return issuer.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalArgumentException("no issuer", e);
    }
  }

  /** Whether it is this certificate's name. */
  public boolean names(X509Certificate certificate) {
    if (keyIdentifier == null) {
      return serial.equals(certificate.getSerialNumber())
          && isIssuer(certificate.getIssuerX500Principal().getEncoded());
    }
    byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
    if (extension == null) return false;
    byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
    return MessageDigest.isEqual(ASN1OctetString.getInstance(inner).getOctets(), keyIdentifier);
  }

  /** Most have the very bytes; others write the same name in another way (RFC 5280 section 7.1). */
  private boolean isIssuer(byte[] encoded) {
    return Arrays.equals(encoded, issuerBytes) || X500Name.getInstance(encoded).equals(issuer);
  }

  /** In words for a finding. */
  @Override
  public String toString() {
    return words;
  }
}
