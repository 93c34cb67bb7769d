package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.error.ErrorCode.RCV_308;
import static org.customspost.gateway.error.ErrorCode.SIG_011;
import static org.customspost.gateway.error.ErrorCode.SIG_012;
import static org.customspost.gateway.error.ErrorCode.SIG_014;
import static org.customspost.gateway.error.ErrorCode.SIG_015;
import static org.customspost.gateway.error.ErrorCode.SIG_016;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.StorageFailure;
import org.customspost.gateway.signing.SignerName;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * Verifies signatures against the certificates agreed on. Certificates inside a signature are never
 * believed.
 */
public final class Verifying {
  private final Primitives primitives;

  public Verifying(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * Whom to believe.
   *
   * @param receivedAt when the certificate must have been valid
   * @param legacy whether SHA-1 and MD5 are taken
   */
  public record Trust(List<TrustedCertificate> certificates, Instant receivedAt, boolean legacy) {}

  /**
   * What a signer says, which is now known to be the signer's word.
   *
   * @param stated the digest that the content must have
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Statement(TrustedCertificate signer, Digest algorithm, byte[] stated) {}

  /**
   * Verifies the signature's value, its algorithms and its certificate, in this order: unknown
   * signer, algorithm, value, validity. The digest is left to the caller, who has the content.
   *
   * @param content only read where the signature has no signed attributes
   */
  public Statement verified(SignerInfo info, Content content, Trust trust)
      throws StorageFailure, Refused {
    try {
      return statement(info, content, trust);
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle meets bytes of a wrong shape with many kinds of unchecked exceptions
      StorageFailure.rethrow(e);
      throw new Refused(SIG_011, "problem", "it is damaged");
    }
  }

  private Statement statement(SignerInfo info, Content content, Trust trust)
      throws IOException, Refused {
    SignerName name = SignerName.of(info.getSID());
    List<TrustedCertificate> named =
        trust.certificates().stream().filter(each -> name.names(each.certificate())).toList();
    if (named.isEmpty())
      throw new Refused(SIG_012, "signer", name.toString(), "trusted", names(trust.certificates()));
    Digest digest = digest(info, trust.legacy());
    for (TrustedCertificate each : named) {
      if (!valueFits(info, digest, each.certificate().getPublicKey(), content)) continue;
      checkValidity(each, trust.receivedAt());
      return new Statement(each, digest, stated(info, digest, content));
    }
    throw new Refused(SIG_014, "signer", named.get(0).name());
  }

  private static Digest digest(SignerInfo info, boolean legacy) throws Refused {
    String id = info.getDigestAlgorithm().getAlgorithm().getId();
    Digest digest =
        Digest.of(info.getDigestAlgorithm().getAlgorithm())
            .orElseThrow(() -> notAllowed(id, legacy));
    if (digest.isLegacy() && !legacy) throw notAllowed(digest.jca(), false);
    return digest;
  }

  private static Refused notAllowed(String value, boolean legacy) {
    String allowed = "SHA-256, SHA-384, SHA-512" + (legacy ? ", SHA-1, MD5" : "");
    return new Refused(RCV_308, "value", value, "allowed", allowed);
  }

  private boolean valueFits(SignerInfo info, Digest digest, PublicKey key, Content content)
      throws IOException, Refused {
    try {
      SignatureForm form = SignatureForm.of(info.getDigestEncryptionAlgorithm(), digest);
      if (form.isRsa() != key.getAlgorithm().equals("RSA")) return false;
      Signature signature = primitives.signature(form.jca(), key);
      form.prepare(signature);
      signature.initVerify(primitives.own(key, PublicKey.class));
      // RFC 5652 section 5.4: the value covers the DER of the attributes where there are any
      if (info.getAuthenticatedAttributes() == null) update(signature, content);
      else signature.update(info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER));
      return signature.verify(info.getEncryptedDigest().getOctets());
    } catch (GeneralSecurityException e) {
      // thrown for values that are not even of the right form, and for forms that nobody has
      return false;
    }
  }

  private static void update(Signature signature, Content content)
      throws IOException, GeneralSecurityException {
    try (InputStream in = content.open()) {
      byte[] buffer = content.buffer();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
        signature.update(buffer, 0, read);
    }
  }

  private static void checkValidity(TrustedCertificate signer, Instant receivedAt) throws Refused {
    if (receivedAt.isBefore(signer.from()))
      throw new Refused(
          SIG_016,
          "signer",
          signer.name(),
          "from",
          signer.from().toString(),
          "time",
          receivedAt.toString());
    if (receivedAt.isAfter(signer.until()))
      throw new Refused(
          SIG_015,
          "signer",
          signer.name(),
          "until",
          signer.until().toString(),
          "time",
          receivedAt.toString());
  }

  private byte[] stated(SignerInfo info, Digest digest, Content content)
      throws IOException, Refused {
    if (info.getAuthenticatedAttributes() == null) return primitives.digest(digest, content);
    AttributeTable attributes = new AttributeTable(info.getAuthenticatedAttributes());
    ASN1EncodableVector all = attributes.getAll(CMSAttributes.messageDigest);
    // RFC 5652 section 11.2: exactly one, with one value
    if (all.size() != 1 || Attribute.getInstance(all.get(0)).getAttrValues().size() != 1)
      throw new Refused(SIG_011, "problem", "it has no single message digest");
    ASN1Encodable value = Attribute.getInstance(all.get(0)).getAttrValues().getObjectAt(0);
    return ASN1OctetString.getInstance(value).getOctets();
  }

  private static String names(List<TrustedCertificate> trusted) {
    if (trusted.isEmpty()) return "none";
    return trusted.stream().map(TrustedCertificate::name).collect(Collectors.joining(", "));
  }
}
