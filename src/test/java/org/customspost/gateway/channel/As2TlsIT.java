package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.FROM;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;
import static org.customspost.gateway.channel.As2Pair.UNTIL;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.as2.Listening;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with the agreed certificates on both sides, and with none else. */
@Timeout(120)
class As2TlsIT {
  private static final SigningKey SERVER =
      SelfSigned.create("localhost", Kind.EC_P256, FROM, UNTIL);
  private static final SigningKey CLIENT = SelfSigned.create("client", Kind.EC_P256, FROM, UNTIL);
  private static final SigningKey OTHER = SelfSigned.create("localhost", Kind.EC_P256, FROM, UNTIL);
  private static final String TLS = "server-certificates: [tls]";

  @TempDir private Path folder;
  private Path password;
  private Path keyFile;

  @BeforeEach
  void keyOfTheServer() throws IOException, GeneralSecurityException {
    password = Files.writeString(folder.resolve("password"), "secret");
    keyFile = folder.resolve("tls.p12");
    keep(SERVER);
  }

  private void keep(SigningKey key) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    java.security.cert.Certificate[] chain = {key.certificate()};
    store.setKeyEntry("tls", key.key(), "secret".toCharArray(), chain);
    try (OutputStream out = Files.newOutputStream(keyFile)) {
      store.store(out, "secret".toCharArray());
    }
  }

  private As2Side customs(int port, String receive) {
    Listening.Secured secured =
        new Listening.Secured(
            new Listening.Address("127.0.0.1", port), keyFile, "file:" + password);
    return new As2Side(
        folder.resolve("customs"),
        new Listening(Optional.empty(), Optional.of(secured), As2Side.limits()),
        List.of(CUSTOMS),
        Map.of("post", POST, "client", CLIENT),
        Map.of(
            "post",
            As2Pair.agreement("post", "CUSTOMS", "POST", "customs", "receive: {" + receive + "}")));
  }

  private As2Side post(String url, SigningKey trusted, String... more) {
    String send = "send: {url: \"" + url + "\", " + SEND + "}";
    String[] ways = {send, TLS, more.length > 0 ? more[0] : ""};
    return new As2Side(
        folder.resolve("post"),
        As2Side.listening(FreePort.next()),
        List.of(POST, CLIENT),
        Map.of("customs", CUSTOMS, "tls", trusted),
        Map.of("customs", As2Pair.agreement("customs", "POST", "CUSTOMS", "post", ways)));
  }

  @Test
  void carriesAMessageWithACertificateOnBothSides() throws IOException {
    int port = FreePort.next();
    try (As2Side customs = customs(port, SAFE + ", client-certificates: [client]");
        As2Side post = post("https://localhost:" + port + "/", SERVER, "client-key: client")) {
      assertThat(post.sent("customs", "one"))
          .as("%s", post.query("select problem from departure"))
          .isEqualTo("ACKNOWLEDGED");
      assertThat(customs.taken()).containsExactly("one");
    }
  }

  @Test
  void refusesACallerWithoutTheAgreedCertificate() throws IOException {
    int port = FreePort.next();
    try (As2Side customs = customs(port, SAFE + ", client-certificates: [client]");
        As2Side post = post("https://localhost:" + port + "/", SERVER)) {
      assertThat(post.sent("customs", "one")).isEqualTo("PARKED");
      assertThat(customs.taken()).isEmpty();
      assertThat(customs.query("select code from finding")).containsExactly("RCV-354");
    }
  }

  @Test
  void sendsNothingToAServerWithAnotherCertificate() throws IOException {
    int port = FreePort.next();
    assertNothingIsSent(port, "https://localhost:" + port + "/", OTHER);
  }

  @Test
  void showsAnotherCertificateOnceItsFileIsTakenAgainAndTheFormerWhileThatIsBroken()
      throws Exception {
    int port = FreePort.next();
    try (As2Side customs = customs(port, SAFE);
        As2Side post = post("https://localhost:" + port + "/", OTHER)) {
      Files.writeString(keyFile, "no key");
      assertThatThrownBy(customs::renew).hasMessageContaining("SIG-440");
      assertThat(post.sent("customs", "one")).isEqualTo("READY");
      assertThat(post.query("select problem from departure"))
          .singleElement()
          .asString()
          .contains("SND-353");

      keep(OTHER);
      customs.renew();
      assertThat(post.sent("customs", "two")).isEqualTo("ACKNOWLEDGED");
      assertThat(customs.taken()).contains("two");
    }
  }

  @Test
  void sendsNothingToAServerOfAnotherName() throws IOException {
    int port = FreePort.next();
    assertNothingIsSent(port, "https://127.0.0.1:" + port + "/", SERVER);
  }

  private void assertNothingIsSent(int port, String url, SigningKey trusted) throws IOException {
    try (As2Side customs = customs(port, SAFE);
        As2Side post = post(url, trusted)) {
      assertThat(post.sent("customs", "one")).isEqualTo("READY");
      assertThat(post.query("select problem from departure"))
          .singleElement()
          .asString()
          .contains("SND-353");
      assertThat(customs.query("select id from arrival")).isEmpty();
    }
  }
}
