package org.customspost.gateway.signing;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.customspost.gateway.model.Sha256;

/**
 * Detached CMS signatures (RFC 5652 SignedData, DER) by one key. Everything that is the same in
 * each signature is encoded once; per document only three attributes and the value are new. For
 * several threads.
 */
public final class CmsSigner {
  private static final byte[] VERSION_1 = {2, 1, 1};

  private final SigningKey key;
  private final SignaturePool signatures;
  private final byte[] signedDataHead;
  private final byte[] signerHead;
  private final byte[] signatureAlgorithm;
  private final byte[] contentType;
  private volatile Stated stated = new Stated(Instant.MIN, new byte[0]);

  public CmsSigner(SigningKey key, Providers providers) {
    this.key = key;
    try {
      this.signatures = new SignaturePool(key, providers);
      Certificate certificate = Certificate.getInstance(key.certificate().getEncoded());
      byte[] sha256 = encoded(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
      this.signedDataHead = signedDataHead(certificate, sha256);
      byte[] identifier = encoded(new IssuerAndSerialNumber(certificate));
      this.signerHead = together(VERSION_1, identifier, sha256);
      this.signatureAlgorithm = encoded(signatureAlgorithm(key));
      this.contentType = attribute(CMSAttributes.contentType, encoded(CMSObjectIdentifiers.data));
    } catch (GeneralSecurityException | IOException e) {
      throw key.failed(e);
    }
  }

  /**
   * Signs content.
   *
   * @param time the signing time to state, in whole seconds; the same content and time always give
   *     the same signed attributes
   */
  public byte[] sign(byte[] content, Instant time) {
    return signDigest(Sha256.digest().digest(content), time);
  }

  /** The same for content of any size, read once. */
  public byte[] sign(InputStream content, Instant time) throws IOException {
    MessageDigest digest = Sha256.digest();
    Digests.update(digest, content);
    return signDigest(digest.digest(), time);
  }

  /** The same for content whose SHA-256 is already known. */
  public byte[] signDigest(byte[] sha256, Instant time) {
    if (sha256.length != 32) throw new IllegalArgumentException("not a SHA-256 digest");
    try {
      byte[] attributes = attributes(sha256, time);
      byte[] value = signatures.sign(Der.of(Der.SET, attributes));
      return contentInfo(attributes, value);
    } catch (GeneralSecurityException | IOException e) {
      throw key.failed(e);
    }
  }

  /**
   * Content type, signing time, message digest (RFC 5652 section 11). Their lengths ascend, so this
   * is also the order DER asks of a SET OF.
   */
  private byte[] attributes(byte[] sha256, Instant time) throws IOException {
    return together(
        contentType,
        signingTime(time),
        attribute(CMSAttributes.messageDigest, Der.of(Der.OCTET_STRING, sha256)));
  }

  /** A batch is signed at one time, and to write a time costs as much as the signature itself. */
  private byte[] signingTime(Instant time) throws IOException {
    Stated last = stated;
    if (last.time().equals(time)) return last.attribute();
    byte[] attribute = attribute(CMSAttributes.signingTime, encoded(new Time(Date.from(time))));
    stated = new Stated(time, attribute);
    return attribute;
  }

  /** A signing time as its attribute says it. */
  @SuppressWarnings("ArrayRecordComponent") // never changed or compared
  private record Stated(Instant time, byte[] attribute) {}

  private byte[] contentInfo(byte[] attributes, byte[] value) throws IOException {
    byte[] signer =
        Der.of(
            Der.SEQUENCE,
            signerHead,
            Der.of(Der.CONTEXT_0, attributes),
            signatureAlgorithm,
            Der.of(Der.OCTET_STRING, value));
    byte[] signedData = Der.of(Der.SEQUENCE, signedDataHead, Der.of(Der.SET, signer));
    byte[] type = encoded(CMSObjectIdentifiers.signedData);
    return Der.of(Der.SEQUENCE, type, Der.of(Der.CONTEXT_0, signedData));
  }

  private static byte[] signedDataHead(Certificate certificate, byte[] sha256) throws IOException {
    byte[] detached = Der.of(Der.SEQUENCE, encoded(CMSObjectIdentifiers.data));
    byte[] certificates = Der.of(Der.CONTEXT_0, encoded(certificate));
    return together(VERSION_1, Der.of(Der.SET, sha256), detached, certificates);
  }

  /**
   * RFC 3370 section 3.2: the identifier for RSA names no digest. RFC 5754 section 3.3: EC does.
   */
  private static AlgorithmIdentifier signatureAlgorithm(SigningKey key) {
    return key.key().getAlgorithm().equals("RSA")
        ? new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE)
        : new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  }

  private static byte[] attribute(ASN1ObjectIdentifier type, byte[] value) throws IOException {
    return Der.of(Der.SEQUENCE, encoded(type), Der.of(Der.SET, value));
  }

  private static byte[] encoded(ASN1Encodable object) throws IOException {
    return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
  }

  private static byte[] together(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) length += part.length;
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
