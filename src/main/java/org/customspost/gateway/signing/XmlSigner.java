package org.customspost.gateway.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.customspost.gateway.error.GatewayException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Enveloped XML signatures (W3C XML Signature 1.1) over the whole document by one key: exclusive
 * canonicalisation, SHA-256. For several threads.
 */
public final class XmlSigner {
  /** What the JDK's implementation asks for the provider of the signature itself. */
  static final String SIGNATURE_PROVIDER = "org.jcp.xml.dsig.internal.dom.SignatureProvider";

  private static final String EC = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

  private final SigningKey key;
  private final PrivateKey own;
  private final Providers providers;

  public XmlSigner(SigningKey key, Providers providers) {
    this.key = key;
    this.providers = providers;
    try {
      this.own = providers.own(key.key(), PrivateKey.class);
    } catch (GeneralSecurityException e) {
      throw key.failed(e);
    }
  }

  /**
   * The document with its signature at a place.
   *
   * @throws GatewayException SIG-009 where the document lacks that place
   */
  public byte[] sign(byte[] document, Placement place) {
    try {
      Document parsed = SecureXml.parse(document);
      Element parent = place.parentIn(parsed);
      DOMSignContext context = context(parent, place.nextIn(parent));
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      factory.newXMLSignature(signedInfo(factory), keyInfo(factory)).sign(context);
      return SecureXml.bytes(parsed);
    } catch (SAXException | GeneralSecurityException | MarshalException | XMLSignatureException e) {
      throw key.failed(e);
    }
  }

  private DOMSignContext context(Element parent, @Nullable Node next) {
    DOMSignContext context =
        next == null ? new DOMSignContext(own, parent) : new DOMSignContext(own, parent, next);
    context.setDefaultNamespacePrefix("ds");
    context.setProperty(SIGNATURE_PROVIDER, providers.of(own));
    return context;
  }

  private SignedInfo signedInfo(XMLSignatureFactory factory) throws GeneralSecurityException {
    TransformParameterSpec none = null;
    List<Transform> transforms =
        List.of(
            factory.newTransform(Transform.ENVELOPED, none),
            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, none));
    DigestMethod sha256 = factory.newDigestMethod(DigestMethod.SHA256, null);
    Reference whole = factory.newReference("", sha256, transforms, null, null);
    String method = key.key().getAlgorithm().equals("RSA") ? SignatureMethod.RSA_SHA256 : EC;
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(method, null),
        List.of(whole));
  }

  private KeyInfo keyInfo(XMLSignatureFactory factory) {
    KeyInfoFactory keys = factory.getKeyInfoFactory();
    return keys.newKeyInfo(List.of(keys.newX509Data(List.of(key.certificate()))));
  }
}
