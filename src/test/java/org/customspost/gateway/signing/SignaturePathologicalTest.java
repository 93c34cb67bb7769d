package org.customspost.gateway.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.signing.CmsTest.code;
import static org.customspost.gateway.signing.Keys.NOW;

import java.util.Arrays;
import java.util.Random;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.model.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that nobody would send in good faith: every one ends in a finding, and soon. */
@Timeout(60)
class SignaturePathologicalTest {
  private static final byte[] CONTENT = "content".getBytes(UTF_8);
  private static final Providers PROVIDERS = Providers.choose();
  private static final byte[] GOOD = new CmsSigner(Keys.EC, PROVIDERS).sign(CONTENT, NOW);

  @Test
  void refusesASignatureCutAnywhere() {
    for (int length = 0; length < GOOD.length; length++) {
      assertThat(code(verify(Arrays.copyOf(GOOD, length))))
          .as("cut after %s bytes", length)
          .isEqualTo(ErrorCode.SIG_011);
    }
  }

  @Test
  void neverFailsOnChangedBytesWhicheverProviderVerifies() {
    Random random = new Random(7);
    Providers fallback = Providers.choose(true);
    for (int i = 0; i < 8_000; i++) {
      byte[] changed = GOOD.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      // bytes outside signed attributes and value are not protected, but may never break anything
      Providers providers = i % 4 == 0 ? fallback : PROVIDERS;
      assertThat(CmsTest.verify(providers, CONTENT, changed, NOW, Keys.EC)).isNotNull();
    }
  }

  @Test
  void refusesGarbage() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] garbage = new byte[random.nextInt(2_000)];
      random.nextBytes(garbage);
      assertThat(code(verify(garbage))).isEqualTo(ErrorCode.SIG_011);
    }
  }

  @Test
  void refusesDeepNesting() {
    byte[] nested = new byte[200_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }

    assertThat(code(verify(nested))).isEqualTo(ErrorCode.SIG_011);
  }

  @Test
  void refusesALengthThatLies() {
    byte[] lying = {0x30, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 2, 1, 1};

    assertThat(code(verify(lying))).isEqualTo(ErrorCode.SIG_011);
  }

  @Test
  void refusesAHugeSignatureUnread() {
    assertThat(code(verify(new byte[CmsSignature.LARGEST + 1]))).isEqualTo(ErrorCode.SIG_020);
  }

  @Test
  void refusesAHugeDocumentUnread() {
    assertThat(code(xml(" ".repeat(XmlVerifier.LARGEST + 1)))).isEqualTo(ErrorCode.SIG_020);
  }

  @Test
  void refusesDeeplyNestedXml() {
    String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);

    assertThat(code(xml(deep))).isEqualTo(ErrorCode.SIG_011);
  }

  @Test
  void refusesXmlCutAnywhere() {
    byte[] signed = XmlSignatureTest.signed(Keys.EC, PROVIDERS);
    String text = new String(signed, UTF_8).stripTrailing();
    for (int length = 0; length < text.length(); length += 7) {
      assertThat(code(xml(text.substring(0, length)))).isEqualTo(ErrorCode.SIG_011);
    }
  }

  @Test
  void refusesChangedXmlOrGivesBackWhatWasSigned() {
    byte[] good = XmlSignatureTest.signed(Keys.EC, PROVIDERS);
    byte[] content = XmlSignatureTest.verify(PROVIDERS, good, NOW, Keys.EC).orThrow().content();
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      byte[] changed = good.clone();
      changed[random.nextInt(changed.length)] = (byte) (32 + random.nextInt(95));
      VerifiedXml accepted = XmlSignatureTest.verify(PROVIDERS, changed, NOW, Keys.EC).value();
      if (accepted != null) assertThat(accepted.content()).isEqualTo(content);
    }
  }

  private static Parsed<Verified> verify(byte[] signature) {
    return CmsTest.verify(PROVIDERS, CONTENT, signature, NOW, Keys.EC);
  }

  private static Parsed<VerifiedXml> xml(String document) {
    return XmlSignatureTest.verify(PROVIDERS, document.getBytes(UTF_8), NOW, Keys.EC);
  }
}
