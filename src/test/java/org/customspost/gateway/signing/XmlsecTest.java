package org.customspost.gateway.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.signing.CmsTest.code;
import static org.customspost.gateway.signing.Keys.NOW;
import static org.customspost.gateway.signing.XmlSignatureTest.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.ForeignProgram;
import org.customspost.gateway.error.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** xmlsec1 as the partner. */
class XmlsecTest {
  private static final String TEMPLATE =
      """
      <Answer xmlns="urn:answer" Id="all"><Text>released \u00e9</Text>
      <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>
      <CanonicalizationMethod Algorithm="C14N"/>
      <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#METHOD"/>
      <Reference URI="WHAT"><Transforms>
      <Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
      <Transform Algorithm="C14N"/></Transforms>
      <DigestMethod Algorithm="DIGEST"/><DigestValue/></Reference></SignedInfo>
      <SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature></Answer>
      """;
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  private Path folder;
  private ForeignProgram xmlsec;

  @BeforeEach
  void find(@TempDir Path given) {
    folder = given;
    xmlsec = ForeignProgram.named("xmlsec1", "xmlsec1");
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void xmlsecVerifiesOurs(Keys.Case with) throws IOException {
    byte[] signed = XmlSignatureTest.signed(with.key(), with.providers());

    ForeignProgram.Run run = verdict(with.key(), signed);

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output()).contains("OK");
  }

  @Test
  void xmlsecRefusesOursWhenChanged() throws IOException {
    String signed = new String(XmlSignatureTest.signed(Keys.EC, Providers.choose()), UTF_8);

    assertThat(verdict(Keys.EC, signed.replace("Fils", "Filz").getBytes(UTF_8)).exit()).isNotZero();
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void weVerifyXmlsecs(Keys.Case with) throws IOException {
    byte[] signed = xmlsecSigned(with.key(), EXCLUSIVE, method(with.key(), "256"), "", SHA256);

    VerifiedXml verified = verify(with.providers(), signed, NOW, with.key()).orThrow();

    assertThat(new String(verified.content(), UTF_8))
        .startsWith("<Answer")
        .contains("<Text>released \u00e9</Text>");
  }

  @ParameterizedTest
  @CsvSource({"256,#all", "384,#all", "512,''"})
  void weVerifyXmlsecsOtherForms(String bits, String what) throws IOException {
    String method = method(Keys.RSA, bits);
    byte[] signed = xmlsecSigned(Keys.RSA, INCLUSIVE, method, what, SHA256);

    assertThat(verify(Providers.choose(), signed, NOW, Keys.RSA).value()).isNotNull();
  }

  @Test
  void weRefuseXmlsecsForAnotherSigner() throws IOException {
    byte[] signed = xmlsecSigned(Keys.RSA, EXCLUSIVE, "rsa-sha256", "", SHA256);

    assertThat(code(verify(Providers.choose(), signed, NOW, Keys.EC))).isEqualTo(ErrorCode.SIG_012);
  }

  private static String method(SigningKey key, String bits) {
    return (key.key().getAlgorithm().equals("RSA") ? "rsa" : "ecdsa") + "-sha" + bits;
  }

  private byte[] xmlsecSigned(
      SigningKey key, String c14n, String method, String what, String digest) throws IOException {
    Keys.write(key, folder);
    String template =
        TEMPLATE
            .replace("C14N", c14n)
            .replace("METHOD", method)
            .replace("WHAT", what)
            .replace("DIGEST", digest);
    Files.writeString(folder.resolve("template.xml"), template);
    ForeignProgram.Run run =
        run("--sign --privkey-pem key.pem,cert.pem --output signed.xml", "template.xml");
    assertThat(run.exit()).as(run.output()).isZero();
    return Files.readAllBytes(folder.resolve("signed.xml"));
  }

  private ForeignProgram.Run verdict(SigningKey key, byte[] signed) throws IOException {
    Keys.write(key, folder);
    Files.write(folder.resolve("ours.xml"), signed);
    return run("--verify --trusted-pem cert.pem --pubkey-cert-pem cert.pem", "ours.xml");
  }

  private ForeignProgram.Run run(String options, String file) {
    List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
    arguments.addAll(List.of("--id-attr:Id", "urn:answer:Answer", file));
    return xmlsec.run(folder, arguments.toArray(String[]::new));
  }
}
