package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.error.ErrorCode.RCV_301;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.StorageFailure;

/** What an application/pkcs7-mime body really is: senders mistake its smime-type parameter. */
public enum CmsType {
  SIGNED,
  ENCRYPTED,
  COMPRESSED;

  public static CmsType of(Content body) throws StorageFailure, Refused {
    try (CmsInput input = new CmsInput(body)) {
      return of(input.type());
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle meets bytes of a wrong shape with many kinds of unchecked exceptions
      StorageFailure.rethrow(e);
      throw new Refused(RCV_301, "problem", "what should be S/MIME is damaged");
    }
  }

  private static CmsType of(ASN1ObjectIdentifier id) throws Refused {
    if (id.equals(CMSObjectIdentifiers.signedData)) return SIGNED;
    if (id.equals(CMSObjectIdentifiers.envelopedData)) return ENCRYPTED;
    if (id.equals(CMSObjectIdentifiers.authEnvelopedData)) return ENCRYPTED;
    if (id.equals(CMSObjectIdentifiers.compressedData)) return COMPRESSED;
    throw new Refused(RCV_301, "problem", "S/MIME of the unknown type " + id);
  }
}
