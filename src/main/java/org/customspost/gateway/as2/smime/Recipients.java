package org.customspost.gateway.as2.smime;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.customspost.gateway.as2.mime.Content;

/** Carries the key of a content to an RSA or EC key and takes it out again. */
final class Recipients {
  private final Primitives primitives;

  Recipients(Primitives primitives) {
    this.primitives = primitives;
  }

  /** A RecipientInfo. */
  Content recipient(X509Certificate to, byte[] key, KeyTransport transport)
      throws GeneralSecurityException, IOException {
    if (!to.getPublicKey().getAlgorithm().equals("RSA"))
      return Der.of(new KeyAgreement(primitives).recipient(to, key));
    AlgorithmIdentifier algorithm = algorithm(transport);
    javax.crypto.Cipher engine = engine(algorithm, to.getPublicKey());
    init(engine, javax.crypto.Cipher.ENCRYPT_MODE, to.getPublicKey(), algorithm);
    IssuerAndSerialNumber name =
        new IssuerAndSerialNumber(Certificate.getInstance(to.getEncoded()));
    return Der.of(
        new KeyTransRecipientInfo(
            new RecipientIdentifier(name), algorithm, new DEROctetString(engine.doFinal(key))));
  }

  /**
   * The key of a content. A key that cannot be taken out is no failure yet: a random one takes its
   * place, so that nobody learns from our answers whether a padding was right (RFC 3218).
   */
  byte[] key(KeyTransRecipientInfo info, PrivateKey ours, int length)
      throws GeneralSecurityException {
    AlgorithmIdentifier algorithm = info.getKeyEncryptionAlgorithm();
    javax.crypto.Cipher engine = engine(algorithm, ours);
    PrivateKey own = primitives.own(ours, PrivateKey.class);
    init(engine, javax.crypto.Cipher.DECRYPT_MODE, own, algorithm);
    byte[] instead = primitives.random(length);
    try {
      byte[] key = engine.doFinal(info.getEncryptedKey().getOctets());
      return key.length == length ? key : instead;
    } catch (GeneralSecurityException e) {
      return instead;
    }
  }

  private javax.crypto.Cipher engine(AlgorithmIdentifier algorithm, java.security.Key key)
      throws GeneralSecurityException {
    return primitives.rsa(isOaep(algorithm) ? "RSA/ECB/OAEPPadding" : "RSA/ECB/PKCS1Padding", key);
  }

  private static void init(
      javax.crypto.Cipher engine, int mode, java.security.Key key, AlgorithmIdentifier algorithm)
      throws GeneralSecurityException {
    if (isOaep(algorithm)) engine.init(mode, key, parameters(algorithm));
    else engine.init(mode, key);
  }

  private static boolean isOaep(AlgorithmIdentifier algorithm) throws GeneralSecurityException {
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) return true;
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) return false;
    throw new GeneralSecurityException("key transport " + algorithm.getAlgorithm());
  }

  private static AlgorithmIdentifier algorithm(KeyTransport transport) {
    return switch (transport) {
      case PKCS1 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
      case OAEP_SHA_1 ->
          new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, new RSAESOAEPparams());
      case OAEP_SHA_256 -> {
        AlgorithmIdentifier hash = new AlgorithmIdentifier(Digest.SHA_256.id(), DERNull.INSTANCE);
        AlgorithmIdentifier mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash);
        yield new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            new RSAESOAEPparams(hash, mask, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
      }
    };
  }

  /** RFC 4055 section 4.1. */
  private static OAEPParameterSpec parameters(AlgorithmIdentifier algorithm)
      throws GeneralSecurityException {
    RSAESOAEPparams oaep = oaep(algorithm.getParameters());
    Digest hash = digest(oaep.getHashAlgorithm());
    Digest mask =
        digest(AlgorithmIdentifier.getInstance(oaep.getMaskGenAlgorithm().getParameters()));
    byte[] label =
        ASN1OctetString.getInstance(oaep.getPSourceAlgorithm().getParameters()).getOctets();
    return new OAEPParameterSpec(
        hash.jca(), "MGF1", new MGF1ParameterSpec(mask.jca()), new PSource.PSpecified(label));
  }

  private static RSAESOAEPparams oaep(ASN1Encodable parameters) {
    return Optional.ofNullable(RSAESOAEPparams.getInstance(parameters))
        .orElseGet(RSAESOAEPparams::new);
  }

  private static Digest digest(AlgorithmIdentifier algorithm) throws GeneralSecurityException {
    return Digest.of(algorithm.getAlgorithm())
        .orElseThrow(() -> new GeneralSecurityException("OAEP with " + algorithm.getAlgorithm()));
  }
}
