package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.as2.smime.Der.element;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
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

  private static final byte[] VERSION_1 = Der.encoded(new ASN1Integer(1));
  private static final byte[] DATA = Der.encoded(CMSObjectIdentifiers.data);
  private static final byte[] SIGNED_DATA = Der.encoded(CMSObjectIdentifiers.signedData);

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
    byte[][] attributes = SignedAttributes.of(contentDigest, time);
    // RFC 5652 section 5.4: the value covers them under the tag of a SET
    byte[] value = value(key.key(), algorithm, digest, element(Der.SET, attributes));
    byte[] digestId = Der.encoded(new AlgorithmIdentifier(digest.id()));
    byte[] signer =
        element(
            Der.SEQUENCE,
            VERSION_1,
            identifier(key.certificate()),
            digestId,
            element(Der.CONTEXT_0, attributes),
            Der.encoded(algorithm),
            element(Der.OCTET_STRING, value));
    byte[] signedData =
        element(
            Der.SEQUENCE,
            VERSION_1,
            element(Der.SET, digestId),
            element(Der.SEQUENCE, DATA),
            element(Der.CONTEXT_0, key.certificate().getEncoded()),
            element(Der.SET, signer));
    return element(Der.SEQUENCE, SIGNED_DATA, element(Der.CONTEXT_0, signedData));
  }

  private static byte[] identifier(X509Certificate certificate) {
    byte[] serial = Der.encoded(new ASN1Integer(certificate.getSerialNumber()));
    return element(Der.SEQUENCE, certificate.getIssuerX500Principal().getEncoded(), serial);
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
