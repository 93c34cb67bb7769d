package org.customspost.gateway.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.Pkcs12;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.simulator.Scenario.DoorTerms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A simulated AS2 partner, with another one in the place of the gateway. */
@Timeout(60)
class As2DoorIT {
  private static final Letter LETTER =
      Letter.unsigned("items.edi", "UNB+UNOC:3'".getBytes(US_ASCII));

  @TempDir Path folder = Path.of(""); // JUnit sets it
  private final int post = FreePort.next();
  private final int gateway = FreePort.next();
  private final Seen seen = new Seen();
  private final Seen others = new Seen();

  @BeforeEach
  void keys() throws IOException {
    Files.writeString(folder.resolve("password"), "secret");
    for (String each : List.of("post", "gateway", "stranger")) {
      Instant now = Instant.now();
      SigningKey key =
          SelfSigned.create(each, SelfSigned.Kind.RSA_2048, now.minus(1, DAYS), now.plus(90, DAYS));
      Files.write(folder.resolve(each + ".p12"), Pkcs12.write(List.of(key), "secret"));
      Files.writeString(folder.resolve(each + ".pem"), Certificates.pem(key.certificate()));
    }
  }

  private As2Door post(String mdn) throws IOException {
    return door("post", "gateway", "post", List.of(post, gateway), mdn, seen);
  }

  private As2Door gateway(String key) throws IOException {
    return door("gateway", "post", key, List.of(gateway, post), "sync", others);
  }

  private As2Door door(
      String us, String them, String key, List<Integer> ports, String mdn, Seen witness)
      throws IOException {
    Map<String, String> terms =
        Map.of(
            "url", "http://127.0.0.1:%d/".formatted(ports.get(1)),
            "host", "127.0.0.1",
            "port", ports.get(0).toString(),
            "our-name", us.toUpperCase(java.util.Locale.ROOT),
            "gateway-name", them.toUpperCase(java.util.Locale.ROOT),
            "key", folder.resolve(key + ".p12").toString(),
            "password", "file:" + folder.resolve("password"),
            "gateway-certificate", folder.resolve(them + ".pem").toString(),
            "mdn", mdn);
    return new As2Door(us, As2Terms.of(new DoorTerms("as2", terms)), witness);
  }

  @Test
  void provesWhatItSentByTheReceiptInTheAnswer() throws Exception {
    try (As2Door sender = post("sync");
        As2Door receiver = gateway("gateway")) {
      sender.send(LETTER);
      assertThat(receiver.fetch())
          .singleElement()
          .satisfies(each -> assertThat(each.name()).isEqualTo("items.edi"))
          .satisfies(each -> assertThat(each.body()).isEqualTo(LETTER.body()));
      assertThat(seen.provedCount()).isEqualTo(1);
      assertThat(seen.oddities()).isEmpty();
    }
  }

  @Test
  void sendsTheSameMessageAgainUnderTheSameName() throws Exception {
    try (As2Door sender = post("sync");
        As2Door receiver = gateway("gateway")) {
      sender.send(LETTER);
      sender.send(LETTER);
      assertThat(receiver.fetch()).hasSize(1);
      assertThat(seen.postedCount()).isEqualTo(2);
      assertThat(seen.provedCount()).isEqualTo(2);
      assertThat(seen.oddities()).isEmpty();
    }
  }

  @Test
  void takesAReceiptThatComesLater() throws Exception {
    try (As2Door sender = post("async");
        As2Door receiver = gateway("gateway")) {
      sender.send(LETTER);
      assertThat(receiver.fetch()).hasSize(1);
      await().atMost(20, SECONDS).untilAsserted(() -> assertThat(seen.provedCount()).isEqualTo(1));
      assertThat(seen.oddities()).isEmpty();
    }
  }

  @Test
  void believesNoReceiptThatAnotherKeySigned() throws Exception {
    try (As2Door sender = post("sync");
        As2Door receiver = gateway("stranger")) {
      sender.send(LETTER);
      assertThat(receiver.fetch()).isEmpty(); // it cannot even decrypt
      assertThat(seen.provedCount()).isZero();
      assertThat(seen.oddities()).singleElement().asString().contains("proves nothing");
    }
  }
}
