package org.customspost.gateway.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.signing.CmsSigner;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.Placement;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.customspost.gateway.signing.XmlSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers that must be signed: a release is believed only from whom the agreement names. */
@Timeout(60)
class SignedAnswersIT {
  private static final Providers PROVIDERS = Providers.choose(true);
  private static final SigningKey CUSTOMS = key("customs");
  private static final SigningKey STRANGER = key("stranger");

  private TestLine line;
  private String lrn = "";

  private static SigningKey key(String alias) {
    Instant now = Instant.now();
    return SelfSigned.create(
        alias,
        SelfSigned.Kind.EC_P256,
        now.minus(Duration.ofDays(1)),
        now.plus(Duration.ofDays(1)));
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    String customs =
        TestAgreements.CUSTOMS.replace(
            "  within: 4h\n",
            "  within: 4h\n  verify: {certificates: [customs-2026], required: true}\n");
    line = new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, customs);
    line.take("post", "a.xml", items(item(s10(1))));
    lrn = line.lrns().get(0);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void told(String text, byte[] signature) throws IOException {
    Map<String, String> beside =
        signature.length == 0
            ? Map.of()
            : Map.of("signature", Base64.getEncoder().encodeToString(signature));
    long id =
        line.receive.receive(
            new Incoming(
                "customs", "box", "a.xml", beside, new ByteArrayInputStream(text.getBytes(UTF_8))));
    Arrival arrival = line.database.transaction(handle -> line.arrivals.get(handle, id));
    Bytes bytes = new Bytes(line.payloads);
    Inspect inspect =
        new Inspect(
            bytes, new AnswerSignature(line.database, line.arrivals, bytes, PROVIDERS, keys()));
    line.read.read(inspect.inspect(line.identify.identify(arrival)));
  }

  private static CurrentKeys keys() {
    TrustedCertificate customs = new TrustedCertificate("customs.pem", CUSTOMS.certificate());
    return new CurrentKeys(
        KeyBook.of(new KeyRing(List.of()), Map.of("customs-2026", List.of(customs))));
  }

  private static byte[] signed(SigningKey key, String text) {
    return new CmsSigner(key, PROVIDERS).sign(text.getBytes(UTF_8), Instant.now());
  }

  private String release() {
    return answers(answer("A1", lrn, "08", 1));
  }

  private List<String> standing() {
    return line.query("select standing from filing");
  }

  @Test
  void takesWhatTheAgreedKeySigned() throws IOException {
    told(release(), signed(CUSTOMS, release()));
    assertThat(standing()).containsExactly("RELEASED");
    assertThat(line.findings()).isEmpty();
  }

  @Test
  void refusesAnAnswerWithoutItsSignature() throws IOException {
    told(release(), new byte[0]);
    assertThat(standing()).containsExactly("");
    assertThat(line.findings()).containsExactly("SIG-040");
  }

  @Test
  void refusesASignatureOfOtherContent() throws IOException {
    told(release(), signed(CUSTOMS, release() + " "));
    assertThat(standing()).containsExactly("");
    assertThat(line.findings()).containsExactly("SIG-013");
  }

  @Test
  void refusesASignatureOfAStranger() throws IOException {
    told(release(), signed(STRANGER, release()));
    assertThat(standing()).containsExactly("");
    assertThat(line.findings()).containsExactly("SIG-012");
  }

  @Test
  void refusesWhatIsNoSignature() throws IOException {
    told(release(), "no signature".getBytes(UTF_8));
    assertThat(standing()).containsExactly("");
    assertThat(line.findings()).containsExactly("SIG-011");
  }

  @Test
  void takesASignatureInsideTheDocument() throws IOException {
    told(enveloped(CUSTOMS, release()), new byte[0]);
    assertThat(standing()).containsExactly("RELEASED");
    assertThat(line.findings()).isEmpty();
  }

  @Test
  void refusesASignatureOfAStrangerInsideTheDocument() throws IOException {
    told(enveloped(STRANGER, release()), new byte[0]);
    assertThat(standing()).containsExactly("");
    assertThat(line.findings()).containsExactly("SIG-012");
  }

  @Test
  void refusesWhatWasChangedAfterItWasSigned() throws IOException {
    String held = answers(answer("A1", lrn, "05", 1));
    told(enveloped(CUSTOMS, held).replace(">05<", ">08<"), new byte[0]);
    assertThat(standing()).containsExactly("");
    assertThat(line.findings()).containsExactly("SIG-013");
  }

  /** A comment is not signed: it must not cut what is read (XML Signature 1.1, section 6.5). */
  @Test
  void readsTheSameValueWhereACommentWasPutIntoIt() throws IOException {
    told(enveloped(CUSTOMS, release()).replace(">08<", ">0<!-- 4 -->8<"), new byte[0]);
    assertThat(standing()).containsExactly("RELEASED");
  }

  /** What stands in a signature is not signed itself. */
  @Test
  void readsNothingThatStandsInTheSignature() throws IOException {
    String held = answers(answer("A1", lrn, "05", 1));
    String forged = answer("A2", lrn, "08", 2);
    told(enveloped(CUSTOMS, held).replace("</ds:KeyInfo>", forged + "</ds:KeyInfo>"), new byte[0]);
    assertThat(line.query("select meaning from answer")).doesNotContain("RELEASED");
    assertThat(standing()).doesNotContain("RELEASED");
  }

  private static String enveloped(SigningKey key, String text) {
    byte[] signed = new XmlSigner(key, PROVIDERS).sign(text.getBytes(UTF_8), Placement.LAST);
    return new String(signed, UTF_8);
  }
}
