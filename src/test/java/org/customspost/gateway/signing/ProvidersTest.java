package org.customspost.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  @Test
  void saysWhichProviderSigns() {
    assertThat(Providers.choose(true).report()).startsWith("fallback").contains("BouncyCastle");
    assertThat(Providers.choose(true).isNative()).isFalse();
  }

  @Test
  void usesTheNativeProviderWhereThisPlatformHasIt() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Assumptions.assumeTrue(os.equals("linux"), "the native provider is in Linux builds only");

    assertThat(Providers.choose(false).isNative()).as(Providers.choose(false).report()).isTrue();
  }

  @Test
  void leavesTheProvidersOfTheProcessAsTheyAre() {
    for (Providers providers : Keys.providers()) {
      new CmsSigner(Keys.EC, providers).sign(new byte[10], Keys.NOW);
    }

    assertThat(Security.getProviders())
        .extracting(Provider::getName)
        .doesNotContain("BC", "AmazonCorrettoCryptoProvider");
  }
}
