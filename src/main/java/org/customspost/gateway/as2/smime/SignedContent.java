package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.error.ErrorCode.SIG_011;
import static org.customspost.gateway.error.ErrorCode.SIG_018;

import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1SetParser;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.SignedDataParser;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;
import org.customspost.gateway.as2.mime.StorageFailure;
import org.jspecify.annotations.Nullable;

/**
 * A SignedData read but not yet believed.
 *
 * @param content that it carries; empty where the signature is detached
 */
public record SignedContent(SignerInfo signer, Content content) {

  /** Reads it; exactly one signature is taken, because two leave open who answers for it. */
  public static SignedContent read(Content body, Scratch scratch) throws StorageFailure, Refused {
    try (CmsInput input = new CmsInput(body);
        Spool spool = scratch.spool()) {
      SignedDataParser data = SignedDataParser.getInstance(input.structure());
      skip(data.getDigestAlgorithms());
      ASN1Encodable content = data.getEncapContentInfo().getContent(BERTags.OCTET_STRING);
      if (content != null) {
        try (InputStream octets = input.octets(content)) {
          octets.transferTo(spool);
        }
      }
      skip(data.getCertificates());
      skip(data.getCrls());
      ASN1Set signers = ASN1Set.getInstance(data.getSignerInfos().toASN1Primitive());
      if (signers.size() != 1)
        throw new Refused(SIG_018, "count", Integer.toString(signers.size()));
      return new SignedContent(SignerInfo.getInstance(signers.getObjectAt(0)), spool.content());
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle meets bytes of a wrong shape with many kinds of unchecked exceptions
      StorageFailure.rethrow(e);
      throw new Refused(SIG_011, "problem", "it is not CMS SignedData, or it is damaged");
    }
  }

  /** A stream is read in its order. */
  private static void skip(@Nullable ASN1SetParser set) throws IOException {
    if (set != null) set.toASN1Primitive();
  }
}
