package org.customspost.gateway.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customspost.gateway.signing.CmsTest.code;
import static org.customspost.gateway.signing.Keys.NOW;

import java.time.Instant;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class XmlSignatureTest {
  static final String DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <w:Wrapper xmlns:w="urn:wrapper" xmlns="urn:inner">
        <w:Header/>
        <Body><Name note="a&#10;b">Caf\u00e9 &amp; Fils</Name></Body>
        <w:Trailer/>
      </w:Wrapper>
      """;
  private static final Providers PROVIDERS = Providers.choose();
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void acceptsWhatAnAgreedKeySignedAndGivesBackWhatWasSigned(Keys.Case with) {
    byte[] signed = signed(with.key(), with.providers());

    VerifiedXml verified = verify(with.providers(), signed, NOW, with.key()).orThrow();

    assertThat(verified.by().signer().name()).isEqualTo(with.key().alias() + ".pem");
    assertThat(new String(verified.content(), UTF_8))
        .contains("Caf\u00e9 &amp; Fils")
        .doesNotContain("Signature");
  }

  @ParameterizedTest
  @CsvSource({"/Wrapper,Header,<w:Header/><ds:Signature", "/Wrapper/Body,,</ds:Signature></Body>"})
  void placesTheSignatureWhereTheSchemaWantsIt(String parent, String after, String expected) {
    Placement place = new Placement(parent, after == null ? "" : after);
    byte[] signed = new XmlSigner(Keys.EC, PROVIDERS).sign(DOCUMENT.getBytes(UTF_8), place);

    assertThat(new String(signed, UTF_8)).contains(expected);
    assertThat(verify(PROVIDERS, signed, NOW, Keys.EC).value()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"/Wrapper/Foot,''", "/Other,''", "/Wrapper,Foot"})
  void saysWhichPlaceIsMissing(String parent, String after) {
    XmlSigner signer = new XmlSigner(Keys.EC, PROVIDERS);

    assertThatThrownBy(() -> signer.sign(DOCUMENT.getBytes(UTF_8), new Placement(parent, after)))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("SIG-009")
        .hasMessageContaining(parent);
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void refusesChangedContent(Keys.Case with) {
    String changed = text(signed(with.key(), with.providers())).replace("Fils", "Filz");

    assertThat(code(verify(with.providers(), bytes(changed), NOW, with.key())))
        .isEqualTo(ErrorCode.SIG_013);
  }

  @Test
  void refusesASignerWhomTheAgreementDoesNotNameWhateverTheKeyInfoSays() {
    byte[] signed = signed(Keys.STRANGER, PROVIDERS);

    assertThat(code(verify(PROVIDERS, signed, NOW, Keys.RSA, Keys.EC)))
        .isEqualTo(ErrorCode.SIG_012);
  }

  @Test
  void refusesAnExpiredCertificate() {
    SigningKey old = SelfSigned.create("old", Kind.EC_P256, Keys.FROM, NOW.minusSeconds(60));

    assertThat(code(verify(PROVIDERS, signed(old, PROVIDERS), NOW, old)))
        .isEqualTo(ErrorCode.SIG_015);
  }

  @Test
  void refusesADocumentWithoutSignature() {
    assertThat(code(verify(PROVIDERS, bytes(DOCUMENT), NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_010);
  }

  @Test
  void refusesTwoSignatures() {
    byte[] twice =
        new XmlSigner(Keys.EC, PROVIDERS).sign(signed(Keys.EC, PROVIDERS), Placement.LAST);

    assertThat(code(verify(PROVIDERS, twice, NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_018);
  }

  @Test
  void refusesASignedDocumentWrappedInAnother() {
    String inner = text(signed(Keys.EC, PROVIDERS)).replaceFirst("<\\?xml[^>]*\\?>", "");
    String wrapped = "<Evil><Forged/>" + inner + "</Evil>";

    assertThat(code(verify(PROVIDERS, bytes(wrapped), NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_013);
  }

  @Test
  void refusesAReferenceToAnythingButTheDocumentElement() {
    String moved = text(signed(Keys.EC, PROVIDERS)).replace("URI=\"\"", "URI=\"#body\"");
    String wrapped = moved.replace("<Body>", "<Body Id=\"body\">");

    assertThat(code(verify(PROVIDERS, bytes(wrapped), NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_019);
  }

  @Test
  void refusesAnIdThatTwoElementsBear() {
    String twice =
        text(signed(Keys.EC, PROVIDERS))
            .replace("URI=\"\"", "URI=\"#all\"")
            .replace("<w:Wrapper ", "<w:Wrapper Id=\"all\" ")
            .replace("<Body>", "<Body ID=\"all\">");

    Parsed<VerifiedXml> outcome = verify(PROVIDERS, bytes(twice), NOW, Keys.EC);

    assertThat(code(outcome)).isEqualTo(ErrorCode.SIG_019);
    assertThat(String.valueOf(outcome.problem())).contains("two elements have the id \"all\"");
  }

  @Test
  void refusesContentHiddenInsideTheSignature() {
    String hidden =
        text(signed(Keys.EC, PROVIDERS))
            .replace("</ds:Signature>", "<ds:Object><Forged/></ds:Object></ds:Signature>");

    assertThat(code(verify(PROVIDERS, bytes(hidden), NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_011);
  }

  @Test
  void givesBackNoCommentThatCouldCutAValue() {
    String commented = text(signed(Keys.EC, PROVIDERS)).replace("Fils", "Fi<!-- -->ls");

    VerifiedXml verified = verify(PROVIDERS, bytes(commented), NOW, Keys.EC).orThrow();

    assertThat(text(verified.content())).contains("&amp; Fils").doesNotContain("<!--");
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.w3.org/2001/04/xmlenc#sha256, http://www.w3.org/2000/09/xmldsig#sha1",
    "http://www.w3.org/2001/04/xmlenc#sha256, http://www.w3.org/2001/04/xmldsig-more#md5",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256,"
        + " http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256,"
        + " http://www.w3.org/2000/09/xmldsig#hmac-sha1",
    EXCLUSIVE + ", http://www.w3.org/TR/1999/REC-xslt-19991116",
    EXCLUSIVE + ", http://www.w3.org/TR/1999/REC-xpath-19991116",
  })
  void refusesAlgorithmsThatAreNotListed(String listed, String other) {
    String changed =
        text(signed(Keys.EC, PROVIDERS)).replace("\"" + listed + "\"", "\"" + other + "\"");

    assertThat(code(verify(PROVIDERS, bytes(changed), NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_017);
  }

  @Test
  void readsNoDocumentTypeDeclaration() {
    String changed =
        text(signed(Keys.EC, PROVIDERS))
            .replaceFirst(
                "(<\\?xml[^>]*\\?>)", "$1<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>");

    assertThat(changed).contains("DOCTYPE");
    assertThat(code(verify(PROVIDERS, bytes(changed), NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_011);
  }

  static byte[] signed(SigningKey key, Providers providers) {
    return new XmlSigner(key, providers).sign(bytes(DOCUMENT), new Placement("/Wrapper", "Header"));
  }

  static Parsed<VerifiedXml> verify(
      Providers providers, byte[] document, Instant at, SigningKey... trusted) {
    List<TrustedCertificate> agreed = Keys.trust(trusted);
    return new XmlVerifier(providers).verify(document, agreed, at);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
