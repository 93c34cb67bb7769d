package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_011;
import static org.customspost.gateway.error.ErrorCode.SIG_018;
import static org.customspost.gateway.error.ErrorCode.SIG_020;

import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;

/**
 * A detached CMS signature, read but not yet believed.
 *
 * @param signedAttributes the DER bytes that the value signs (RFC 5652 section 5.4)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CmsSignature(
    SignerName signer,
    String digestAlgorithm,
    String signatureAlgorithm,
    byte[] messageDigest,
    Optional<Instant> time,
    byte[] signedAttributes,
    byte[] value) {
  /** A signer's chain and attributes fit many times; content does not belong in here. */
  static final int LARGEST = 256 * 1024;

  static CmsSignature read(byte[] bytes) throws Refusal {
    if (bytes.length > LARGEST) {
      throw new Refusal(SIG_020, "what", "the signature", "limit", String.valueOf(LARGEST));
    }
    try {
      return of(signerOf(signedData(bytes)));
    } catch (IOException | ParseException e) {
      throw unreadable("it is not CMS SignedData in DER or BER, or it is cut short");
    } catch (RuntimeException e) {
      // Bouncy Castle meets bytes of a wrong shape with a dozen unchecked exceptions (illegal
      // argument, class cast, no such element, …); the bytes are the sender's, not a fault of ours
      throw unreadable("it is not CMS SignedData, or it is damaged");
    }
  }

  private static SignedData signedData(byte[] bytes) throws IOException, Refusal {
    ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(bytes));
    if (content == null || !content.getContentType().equals(CMSObjectIdentifiers.signedData)) {
      throw unreadable("it is not CMS SignedData");
    }
    SignedData data = SignedData.getInstance(content.getContent());
    if (data.getEncapContentInfo().getContent() != null) {
      throw unreadable("it carries its own content, and a detached one was agreed");
    }
    return data;
  }

  private static SignerInfo signerOf(SignedData data) throws Refusal {
    int count = data.getSignerInfos().size();
    if (count != 1) throw new Refusal(SIG_018, "count", String.valueOf(count));
    return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
  }

  private static CmsSignature of(SignerInfo info) throws IOException, ParseException, Refusal {
    if (info.getAuthenticatedAttributes() == null) {
      throw unreadable("it has no signed attributes");
    }
    AttributeTable attributes = new AttributeTable(info.getAuthenticatedAttributes());
    ASN1Encodable type = single(attributes, CMSAttributes.contentType, "content type");
    if (!type.equals(CMSObjectIdentifiers.data)) throw unreadable("its content type is not data");
    ASN1Encodable digest = single(attributes, CMSAttributes.messageDigest, "message digest");
    String digestName = CmsAlgorithms.digest(info.getDigestAlgorithm().getAlgorithm());
    return new CmsSignature(
        SignerName.of(info.getSID()),
        digestName,
        CmsAlgorithms.signature(info.getDigestEncryptionAlgorithm().getAlgorithm(), digestName),
        ASN1OctetString.getInstance(digest).getOctets(),
        time(attributes),
        info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER),
        info.getEncryptedDigest().getOctets());
  }

  /** Content type and message digest stand exactly once (RFC 5652 sections 11.1 and 11.2). */
  private static ASN1Encodable single(
      AttributeTable attributes, ASN1ObjectIdentifier type, String name) throws Refusal {
    ASN1EncodableVector all = attributes.getAll(type);
    if (all.size() != 1) throw unreadable("it has " + all.size() + " signed attributes " + name);
    Attribute attribute = Attribute.getInstance(all.get(0));
    if (attribute.getAttrValues().size() != 1)
      throw unreadable("its " + name + " is not one value");
    return attribute.getAttrValues().getObjectAt(0);
  }

  private static Optional<Instant> time(AttributeTable attributes) throws ParseException, Refusal {
    if (attributes.get(CMSAttributes.signingTime) == null) return Optional.empty();
    ASN1Encodable value = single(attributes, CMSAttributes.signingTime, "signing time");
    return Optional.of(Time.getInstance(value).getDate().toInstant());
  }

  private static Refusal unreadable(String problem) {
    return new Refusal(SIG_011, "problem", problem);
  }
}
