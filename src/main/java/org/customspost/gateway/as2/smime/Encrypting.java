package org.customspost.gateway.as2.smime;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;

/** Encrypts to one certificate: EnvelopedData, or AuthEnvelopedData for GCM, in DER. */
public final class Encrypting {
  private static final int TAG_BYTES = 16;
  private static final int NONCE_BYTES = 12;

  private final Primitives primitives;

  public Encrypting(Primitives primitives) {
    this.primitives = primitives;
  }

  public Content encrypted(
      Content content, X509Certificate to, Cipher cipher, KeyTransport transport, Scratch scratch)
      throws IOException, GeneralSecurityException {
    byte[] key = primitives.random(cipher.keyBits() / 8);
    byte[] iv = primitives.random(cipher.isAuthenticated() ? NONCE_BYTES : cipher.blockBytes());
    Content recipient = new Recipients(primitives).recipient(to, key, transport);
    Content all = run(content, cipher, new SecretKeySpec(key, cipher.keyAlgorithm()), iv, scratch);
    return cipher.isAuthenticated()
        ? authenticated(recipient, cipher, iv, all)
        : enveloped(recipient, cipher, iv, all, to.getPublicKey().getAlgorithm().equals("RSA"));
  }

  /** RFC 5652 section 6.1: version 0 with key transport by issuer and serial number only. */
  private static Content enveloped(
      Content recipient, Cipher cipher, byte[] iv, Content octets, boolean rsa) {
    return Der.contentInfo(
        CMSObjectIdentifiers.envelopedData,
        Der.of(new ASN1Integer(rsa ? 0 : 2)),
        Der.of(Der.SET, recipient),
        content(cipher, new DEROctetString(iv), octets));
  }

  /** RFC 5083: the tag is not with the encrypted content but in the mac field. */
  private static Content authenticated(Content recipient, Cipher cipher, byte[] iv, Content all) {
    long length = all.size() - TAG_BYTES;
    return Der.contentInfo(
        CMSObjectIdentifiers.authEnvelopedData,
        Der.of(new ASN1Integer(0)),
        Der.of(Der.SET, recipient),
        content(cipher, new GCMParameters(iv, TAG_BYTES), all.region(0, length)),
        Der.of(Der.OCTET_STRING, all.region(length, TAG_BYTES)));
  }

  private static Content content(Cipher cipher, ASN1Encodable parameters, Content octets) {
    return Der.of(
        Der.SEQUENCE,
        Der.of(CMSObjectIdentifiers.data),
        Der.of(new AlgorithmIdentifier(cipher.id(), parameters)),
        Der.of(Der.CONTEXT_0_PRIMITIVE, octets));
  }

  private Content run(Content content, Cipher cipher, SecretKey key, byte[] iv, Scratch scratch)
      throws IOException, GeneralSecurityException {
    javax.crypto.Cipher engine = primitives.encrypting(cipher);
    AlgorithmParameterSpec parameters =
        cipher.isAuthenticated()
            ? new GCMParameterSpec(8 * TAG_BYTES, iv)
            : new IvParameterSpec(iv);
    engine.init(javax.crypto.Cipher.ENCRYPT_MODE, key, parameters);
    try (InputStream in = content.open();
        Spool spool = scratch.spool()) {
      CipherRun.run(engine, in, content.buffer(), spool);
      spool.write(engine.doFinal());
      return spool.content();
    }
  }
}
