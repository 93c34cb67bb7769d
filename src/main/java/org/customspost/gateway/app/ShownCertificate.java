package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_504;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.signing.Pkcs12;

/** The certificate of the console, looked at before browsers meet it. */
final class ShownCertificate {
  private ShownCertificate() {}

  /**
   * @param secrets turns a reference into the secret
   * @throws GatewayException CFG-504 where no browser could be shown it
   */
  static void require(Address.Secured secured, UnaryOperator<String> secrets, Instant now) {
    problem(secured, secrets, now)
        .ifPresent(
            problem -> {
              throw new GatewayException(
                  Finding.of(
                      CFG_504,
                      Place.source("gateway.yaml"),
                      "file",
                      String.valueOf(secured.keyFile().getFileName()),
                      "problem",
                      problem));
            });
  }

  private static Optional<String> problem(
      Address.Secured secured, UnaryOperator<String> secrets, Instant now) {
    char[] password = secrets.apply(secured.password()).toCharArray();
    try {
      return problem(Pkcs12.open(secured.keyFile(), password), now);
    } catch (NoSuchFileException e) {
      return Optional.of("there is no such file");
    } catch (IOException e) {
      return Optional.of(
          Pkcs12.isOfAnotherPassword(e)
              ? "the password does not open it"
              : "it is no PKCS#12 file that can be read");
    } catch (GeneralSecurityException e) {
      return Optional.of("it cannot be opened: " + e.getMessage());
    }
  }

  private static Optional<String> problem(KeyStore store, Instant now)
      throws GeneralSecurityException {
    for (String alias : Collections.list(store.aliases())) {
      if (!store.isKeyEntry(alias)) continue;
      boolean over =
          store.getCertificate(alias) instanceof X509Certificate shown
              && shown.getNotAfter().toInstant().isBefore(now);
      return over ? Optional.of("it has expired") : Optional.empty();
    }
    return Optional.of("there is no key in it");
  }
}
