package org.customspost.gateway.as2.smime;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.signing.SigningKey;

/** Makes detached signatures: SignedData (RFC 5652) in DER, by any digest and scheme agreed. */
public final class Signing {
  private static final Map<Digest, ASN1ObjectIdentifier> ECDSA =
      Map.of(
          Digest.SHA_1, X9ObjectIdentifiers.ecdsa_with_SHA1,
          Digest.SHA_256, X9ObjectIdentifiers.ecdsa_with_SHA256,
          Digest.SHA_384, X9ObjectIdentifiers.ecdsa_with_SHA384,
          Digest.SHA_512, X9ObjectIdentifiers.ecdsa_with_SHA512);

  private final Primitives primitives;

  public Signing(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * Signs a content by its digest.
   *
   * @param time the signing time to state
   */
  public byte[] signed(
      byte[] contentDigest, SigningKey key, Digest digest, SignatureScheme scheme, Instant time)
      throws IOException, GeneralSecurityException {
    boolean rsa = key.key().getAlgorithm().equals("RSA");
    AlgorithmIdentifier algorithm = algorithm(rsa, digest, scheme);
    ASN1Set attributes = attributes(contentDigest, time);
    byte[] value = value(key.key(), algorithm, digest, attributes.getEncoded(ASN1Encoding.DER));
    Certificate certificate = Certificate.getInstance(key.certificate().getEncoded());
    AlgorithmIdentifier digestId = new AlgorithmIdentifier(digest.id());
    SignerInfo signer =
        new SignerInfo(
            new SignerIdentifier(new IssuerAndSerialNumber(certificate)),
            digestId,
            attributes,
            algorithm,
            new DEROctetString(value),
            (ASN1Set) null);
    return Der.contentInfo(
            CMSObjectIdentifiers.signedData,
            Der.of(new ASN1Integer(1)),
            Der.of(Der.SET, Der.of(digestId)),
            Der.of(Der.SEQUENCE, Der.of(CMSObjectIdentifiers.data)),
            Der.of(Der.CONTEXT_0, Der.of(certificate)),
            Der.of(Der.SET, Der.of(signer)))
        .bytes();
  }

  /** Content type, signing time, message digest (RFC 5652 section 11). */
  private static ASN1Set attributes(byte[] contentDigest, Instant time) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    all.add(attribute(CMSAttributes.signingTime, new Time(Date.from(time))));
    all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(contentDigest)));
    return new DERSet(all);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  private byte[] value(
      PrivateKey key, AlgorithmIdentifier algorithm, Digest digest, byte[] attributes)
      throws GeneralSecurityException {
    SignatureForm form = SignatureForm.of(algorithm, digest);
    Signature signature = primitives.signature(form.jca(), key);
    form.prepare(signature);
    signature.initSign(primitives.own(key, PrivateKey.class));
    signature.update(attributes);
    return signature.sign();
  }

  private static AlgorithmIdentifier algorithm(boolean rsa, Digest digest, SignatureScheme scheme)
      throws GeneralSecurityException {
    if (!rsa) {
      ASN1ObjectIdentifier id = ECDSA.get(digest);
      if (id == null) throw new GeneralSecurityException("no ECDSA with " + digest);
      return new AlgorithmIdentifier(id);
    }
    // RFC 3370 section 3.2: the identifier of RSA itself; older products know no other
    if (scheme == SignatureScheme.PKCS1)
      return new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    AlgorithmIdentifier hash = new AlgorithmIdentifier(digest.id(), DERNull.INSTANCE);
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_RSASSA_PSS,
        new RSASSAPSSparams(
            hash,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash),
            new ASN1Integer(digest.bytes()),
            RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
  }

  /** Signs a content. */
  public byte[] signed(
      Content content, SigningKey key, Digest digest, SignatureScheme scheme, Instant time)
      throws IOException, GeneralSecurityException {
    return signed(primitives.digest(digest, content), key, digest, scheme, time);
  }
}
