package org.customspost.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.Test;

class SignersTest {
  private static final Instant CHANGE = Instant.parse("2027-01-01T00:00:00Z");
  private static final SigningKey OLD =
      SelfSigned.create("acme", Kind.EC_P256, Keys.FROM, CHANGE.plus(Duration.ofDays(30)));
  private static final SigningKey NEW =
      SelfSigned.create("acme-2027", Kind.EC_P256, CHANGE, Keys.UNTIL);

  private final CurrentKeys keys =
      new CurrentKeys(new KeyBook(new KeyRing(List.of(OLD, NEW)), Map.of()));
  private final Signers signers = new Signers(keys, Providers.choose());

  @Test
  void changesTheKeyInTheSecondItBecomesValid() {
    Instant before = CHANGE.minusSeconds(1);
    byte[] content = {1, 2, 3};

    byte[] last = signers.cms("acme", before).sign(content, before);
    byte[] first = signers.cms("acme", CHANGE).sign(content, CHANGE);

    assertThat(signer(content, last, before)).isEqualTo("acme.pem");
    assertThat(signer(content, first, CHANGE)).isEqualTo("acme-2027.pem");
  }

  @Test
  void makesEachSignerOnce() {
    assertThat(signers.cms("acme", Keys.NOW)).isSameAs(signers.cms("acme", Keys.NOW));
    assertThat(signers.xml("acme", Keys.NOW)).isSameAs(signers.xml("acme", Keys.NOW));
  }

  @Test
  void signsWithAnotherKeyOfTheSameAliasOnceThatIsInForce() {
    signers.cms("acme", Keys.NOW);
    SigningKey other = SelfSigned.create("acme", Kind.EC_P256, Keys.FROM, Keys.UNTIL);
    keys.replace(new KeyBook(new KeyRing(List.of(other)), Map.of()));
    byte[] content = {1, 2, 3};

    byte[] signature = signers.cms("acme", Keys.NOW).sign(content, Keys.NOW);

    assertThat(CmsTest.verify(Providers.choose(), content, signature, Keys.NOW, other).problem())
        .isNull();
  }

  @Test
  void saysThatTheAliasIsUnknown() {
    assertThatThrownBy(() -> signers.xml("other", Keys.NOW)).hasMessageContaining("SIG-001");
  }

  private static String signer(byte[] content, byte[] signature, Instant at) {
    return CmsTest.verify(Providers.choose(), content, signature, at, OLD, NEW)
        .orThrow()
        .signer()
        .name();
  }
}
