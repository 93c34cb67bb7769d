package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_011;
import static org.customspost.gateway.error.ErrorCode.SIG_012;
import static org.customspost.gateway.error.ErrorCode.SIG_013;
import static org.customspost.gateway.error.ErrorCode.SIG_020;

import java.io.IOException;
import java.io.InputStream;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.customspost.gateway.model.Parsed;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Verifies enveloped XML signatures against the certificates that were agreed on; what {@code
 * KeyInfo} says is not looked at. For several threads.
 */
public final class XmlVerifier {
  /** The whole document is in memory; larger ones are agreed with a detached signature. */
  public static final int LARGEST = 16 * 1024 * 1024;

  private final Providers providers;

  public XmlVerifier(Providers providers) {
    this.providers = providers;
  }

  /**
   * Verifies.
   *
   * @param receivedAt when the message came in, which a later repetition states again
   * @return who signed and what exactly, or the finding that says why it is refused
   */
  public Parsed<VerifiedXml> verify(
      byte[] document, List<TrustedCertificate> trusted, Instant receivedAt) {
    try {
      if (document.length > LARGEST) {
        throw new Refusal(SIG_020, "what", "the document", "limit", String.valueOf(LARGEST));
      }
      Document parsed = SecureXml.parse(document);
      Element element = EnvelopedShape.signatureOf(parsed);
      return Parsed.of(verified(element, trusted, receivedAt));
    } catch (SAXException e) {
      return new Refusal(SIG_011, "problem", "the document is not safe, well-formed XML").outcome();
    } catch (Refusal refusal) {
      return refusal.outcome();
    }
  }

  private VerifiedXml verified(
      Element element, List<TrustedCertificate> trusted, Instant receivedAt) throws Refusal {
    for (TrustedCertificate each : trusted) {
      try {
        DOMValidateContext context = context(element, each.certificate().getPublicKey());
        XMLSignature signature =
            XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        if (!valueFits(signature, context, each)) continue;
        Verified by = ValidityAtReceipt.check(each, Optional.empty(), receivedAt);
        return new VerifiedXml(by, signedContent(signature, context, each));
      } catch (MarshalException | XMLSignatureException | IOException e) {
        throw new Refusal(SIG_011, "problem", "it is not a valid XML signature");
      }
    }
    throw new Refusal(SIG_012, "signer", "another key", "trusted", CmsVerifier.names(trusted));
  }

  private DOMValidateContext context(Element element, PublicKey key) {
    DOMValidateContext context = new DOMValidateContext(key, element);
    context.setProperty("org.jcp.xml.dsig.secureValidation", true);
    context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
    context.setProperty(XmlSigner.SIGNATURE_PROVIDER, providers.of(key));
    return context;
  }

  /** A key of another kind, or a value that is not even of the right form, does not fit. */
  private static boolean valueFits(
      XMLSignature signature, DOMValidateContext context, TrustedCertificate signer) {
    boolean rsa = signature.getSignedInfo().getSignatureMethod().getAlgorithm().contains("#rsa-");
    if (rsa != signer.certificate().getPublicKey().getAlgorithm().equals("RSA")) return false;
    try {
      return signature.getSignatureValue().validate(context);
    } catch (XMLSignatureException e) {
      return false;
    }
  }

  private static byte[] signedContent(
      XMLSignature signature, DOMValidateContext context, TrustedCertificate signer)
      throws XMLSignatureException, IOException, Refusal {
    Reference whole = signature.getSignedInfo().getReferences().get(0);
    if (!whole.validate(context)) throw new Refusal(SIG_013, "signer", signer.name());
    try (InputStream digested = whole.getDigestInputStream()) {
      return digested.readAllBytes();
    }
  }
}
