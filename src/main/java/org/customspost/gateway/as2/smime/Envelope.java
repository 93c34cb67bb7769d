package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.error.ErrorCode.RCV_302;
import static org.customspost.gateway.error.ErrorCode.RCV_306;
import static org.customspost.gateway.error.ErrorCode.RCV_308;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1SetParser;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedDataParser;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.EncryptedContentInfoParser;
import org.bouncycastle.asn1.cms.EnvelopedDataParser;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Refused;

/**
 * All of an EnvelopedData or AuthEnvelopedData but its content. It is read to its end first: what
 * the tag of GCM covers stands behind the content (RFC 5083 section 2.1).
 *
 * @param additional the authenticated attributes, DER; empty where there are none
 * @param tag empty for EnvelopedData
 * @param size of the encrypted content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Envelope(
    List<RecipientInfo> recipients,
    Cipher cipher,
    ASN1Encodable parameters,
    byte[] additional,
    byte[] tag,
    long size) {
  private static final int MOST_RECIPIENTS = 100;

  /** What is done with the encrypted content while it is passed. */
  interface Use {
    void of(InputStream octets) throws IOException;
  }

  static Envelope read(Content body) throws IOException, Refused {
    try (CmsInput input = new CmsInput(body)) {
      return input.type().equals(CMSObjectIdentifiers.authEnvelopedData)
          ? authenticated(input)
          : enveloped(input);
    }
  }

  /** Reads again up to the encrypted content. */
  static void content(Content body, Use use) throws IOException, Refused {
    try (CmsInput input = new CmsInput(body)) {
      boolean authenticated = input.type().equals(CMSObjectIdentifiers.authEnvelopedData);
      if (authenticated) {
        AuthEnvelopedDataParser data = new AuthEnvelopedDataParser(input.structure());
        data.getOriginatorInfo();
        recipients(data.getRecipientInfos());
        use.of(octets(input, data.getAuthEncryptedContentInfo()));
      } else {
        EnvelopedDataParser data = new EnvelopedDataParser(input.structure());
        data.getOriginatorInfo();
        recipients(data.getRecipientInfos());
        use.of(octets(input, data.getEncryptedContentInfo()));
      }
    }
  }

  private static Envelope enveloped(CmsInput input) throws IOException, Refused {
    EnvelopedDataParser data = new EnvelopedDataParser(input.structure());
    data.getOriginatorInfo();
    List<RecipientInfo> recipients = recipients(data.getRecipientInfos());
    AlgorithmIdentifier algorithm = data.getEncryptedContentInfo().getContentEncryptionAlgorithm();
    return new Envelope(
        recipients, cipher(algorithm, false), algorithm.getParameters(), NONE, NONE, -1);
  }

  private static Envelope authenticated(CmsInput input) throws IOException, Refused {
    AuthEnvelopedDataParser data = new AuthEnvelopedDataParser(input.structure());
    data.getOriginatorInfo();
    List<RecipientInfo> recipients = recipients(data.getRecipientInfos());
    EncryptedContentInfoParser content = data.getAuthEncryptedContentInfo();
    AlgorithmIdentifier algorithm = content.getContentEncryptionAlgorithm();
    long size;
    try (InputStream octets = octets(input, content)) {
      size = octets.transferTo(OutputStream.nullOutputStream());
    }
    ASN1SetParser attributes = data.getAuthAttrs();
    // RFC 5083 section 2.2: the tag covers them in DER under the tag of a SET
    byte[] additional =
        attributes == null ? NONE : derSet(ASN1Set.getInstance(attributes.toASN1Primitive()));
    byte[] tag = data.getMac().getOctets();
    return new Envelope(
        recipients, cipher(algorithm, true), algorithm.getParameters(), additional, tag, size);
  }

  private static final byte[] NONE = {};

  private static byte[] derSet(ASN1Set set) throws IOException {
    return new DERSet(set.toArray()).getEncoded(ASN1Encoding.DER);
  }

  private static InputStream octets(CmsInput input, EncryptedContentInfoParser content)
      throws IOException, Refused {
    ASN1Encodable octets = content.getEncryptedContent(BERTags.OCTET_STRING);
    if (octets == null) throw new Refused(RCV_306, "problem", "there is none");
    return input.octets(octets);
  }

  private static List<RecipientInfo> recipients(ASN1SetParser parser) throws IOException, Refused {
    List<RecipientInfo> recipients = new ArrayList<>();
    for (ASN1Encodable each : ASN1Set.getInstance(parser.toASN1Primitive())) {
      if (recipients.size() == MOST_RECIPIENTS)
        throw new Refused(RCV_302, "what", "recipients", "limit", "" + MOST_RECIPIENTS);
      recipients.add(RecipientInfo.getInstance(each));
    }
    return recipients;
  }

  private static Cipher cipher(AlgorithmIdentifier algorithm, boolean authenticated)
      throws Refused {
    return Cipher.of(algorithm.getAlgorithm())
        .filter(each -> each.isAuthenticated() == authenticated)
        .orElseThrow(
            () ->
                new Refused(
                    RCV_308,
                    "value",
                    algorithm.getAlgorithm().getId(),
                    "allowed",
                    "AES-CBC and AES-GCM of 128, 192 or 256 bits"));
  }
}
