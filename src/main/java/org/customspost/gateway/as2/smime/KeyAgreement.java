package org.customspost.gateway.as2.smime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Ephemeral-static ECDH with key wrap (RFC 5753 section 3.1). */
final class KeyAgreement {
  private static final Map<ASN1ObjectIdentifier, Digest> SCHEMES =
      Map.of(
          X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme, Digest.SHA_1,
          SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, Digest.SHA_256,
          SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme, Digest.SHA_384,
          SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme, Digest.SHA_512);
  private static final Map<ASN1ObjectIdentifier, Integer> WRAP_BITS =
      Map.of(
          NISTObjectIdentifiers.id_aes128_wrap, 128,
          NISTObjectIdentifiers.id_aes192_wrap, 192,
          NISTObjectIdentifiers.id_aes256_wrap, 256);

  private final Primitives primitives;

  KeyAgreement(Primitives primitives) {
    this.primitives = primitives;
  }

  RecipientInfo recipient(X509Certificate to, byte[] key)
      throws GeneralSecurityException, IOException {
    SubjectPublicKeyInfo theirs = SubjectPublicKeyInfo.getInstance(to.getPublicKey().getEncoded());
    KeyPair ephemeral = ephemeral(to.getPublicKey());
    AlgorithmIdentifier wrap = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);
    byte[] kek = wrappingKey(ephemeral.getPrivate(), to.getPublicKey(), wrap, Digest.SHA_256, null);
    ASN1BitString point =
        SubjectPublicKeyInfo.getInstance(ephemeral.getPublic().getEncoded()).getPublicKeyData();
    IssuerAndSerialNumber name =
        new IssuerAndSerialNumber(Certificate.getInstance(to.getEncoded()));
    RecipientEncryptedKey encrypted =
        new RecipientEncryptedKey(
            new KeyAgreeRecipientIdentifier(name), new DEROctetString(wrap(kek, key)));
    return new RecipientInfo(
        new KeyAgreeRecipientInfo(
            new OriginatorIdentifierOrKey(new OriginatorPublicKey(theirs.getAlgorithm(), point)),
            null,
            new AlgorithmIdentifier(SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, wrap),
            new DERSequence(encrypted)));
  }

  /** The key of a content that was wrapped for a key of ours. */
  byte[] key(KeyAgreeRecipientInfo info, ASN1OctetString wrapped, PrivateKey ours)
      throws GeneralSecurityException, IOException {
    AlgorithmIdentifier scheme = info.getKeyEncryptionAlgorithm();
    Digest digest =
        Optional.ofNullable(SCHEMES.get(scheme.getAlgorithm()))
            .orElseThrow(
                () -> new GeneralSecurityException("key agreement " + scheme.getAlgorithm()));
    AlgorithmIdentifier wrap = AlgorithmIdentifier.getInstance(scheme.getParameters());
    PublicKey theirs = originator(info.getOriginator().getOriginatorKey(), ours);
    byte[] kek = wrappingKey(ours, theirs, wrap, digest, info.getUserKeyingMaterial());
    javax.crypto.Cipher engine = javax.crypto.Cipher.getInstance("AESWrap");
    engine.init(javax.crypto.Cipher.UNWRAP_MODE, new SecretKeySpec(kek, "AES"));
    return engine.unwrap(wrapped.getOctets(), "AES", javax.crypto.Cipher.SECRET_KEY).getEncoded();
  }

  private static byte[] wrap(byte[] kek, byte[] key) throws GeneralSecurityException {
    javax.crypto.Cipher engine = javax.crypto.Cipher.getInstance("AESWrap");
    engine.init(javax.crypto.Cipher.WRAP_MODE, new SecretKeySpec(kek, "AES"));
    return engine.wrap(new SecretKeySpec(key, "AES"));
  }

  private KeyPair ephemeral(PublicKey like) throws GeneralSecurityException {
    if (!(like instanceof java.security.interfaces.ECPublicKey ec))
      throw new GeneralSecurityException("no content can be encrypted to " + like.getAlgorithm());
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", primitives.castle());
    generator.initialize(ec.getParams());
    return generator.generateKeyPair();
  }

  /** The sender's ephemeral key; RFC 5753 lets it leave the curve out, which is ours anyway. */
  private PublicKey originator(OriginatorPublicKey key, PrivateKey ours)
      throws GeneralSecurityException, IOException {
    if (key == null) throw new GeneralSecurityException("key agreement without ephemeral key");
    AlgorithmIdentifier curve =
        org.bouncycastle.asn1.pkcs.PrivateKeyInfo.getInstance(ours.getEncoded())
            .getPrivateKeyAlgorithm();
    byte[] encoded =
        new SubjectPublicKeyInfo(curve, key.getPublicKeyData().getOctets()).getEncoded();
    return KeyFactory.getInstance("EC", primitives.castle())
        .generatePublic(new X509EncodedKeySpec(encoded));
  }

  private byte[] wrappingKey(
      PrivateKey one,
      PublicKey other,
      AlgorithmIdentifier wrap,
      Digest digest,
      @org.jspecify.annotations.Nullable ASN1OctetString entropy)
      throws GeneralSecurityException, IOException {
    Integer bits = WRAP_BITS.get(wrap.getAlgorithm());
    if (bits == null) throw new GeneralSecurityException("key wrap " + wrap.getAlgorithm());
    javax.crypto.KeyAgreement agreement =
        javax.crypto.KeyAgreement.getInstance("ECDH", primitives.castle());
    agreement.init(one);
    agreement.doPhase(other, true);
    byte[] length = ByteBuffer.allocate(4).putInt(bits).array();
    byte[] shared =
        new ECCCMSSharedInfo(wrap, entropy == null ? null : entropy.getOctets(), length)
            .getEncoded(ASN1Encoding.DER);
    return derived(agreement.generateSecret(), shared, primitives.digest(digest), bits / 8);
  }

  /** ANSI X9.63 key derivation (SEC 1 section 3.6.1). */
  private static byte[] derived(byte[] secret, byte[] shared, MessageDigest digest, int length) {
    ByteBuffer all = ByteBuffer.allocate(length + digest.getDigestLength());
    for (int counter = 1; all.position() < length; counter++) {
      digest.update(secret);
      digest.update(ByteBuffer.allocate(4).putInt(counter).array());
      all.put(digest.digest(shared));
    }
    return Arrays.copyOf(all.array(), length);
  }
}
