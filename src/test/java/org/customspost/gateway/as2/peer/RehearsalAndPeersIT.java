package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.as2.peer.Case.Cipher;
import org.customspost.gateway.as2.peer.Case.Digest;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.channel.As2Pair;
import org.customspost.gateway.channel.as2.AgreedKeys;
import org.customspost.gateway.channel.as2.Rehearsal;
import org.customspost.gateway.channel.as2.Rehearsal.Outcome;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Known;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal at a foreign server: it answers the key it knows, and refuses the other. */
@Timeout(180)
class RehearsalAndPeersIT {
  @TempDir private Path folder;

  @Test
  void provesAKeyThatAForeignServerHasAndNoOther() throws Exception {
    PeerKeys theirs = PeerKeys.make(folder, "theirs", Kind.RSA_2048);
    PeerKeys ours = PeerKeys.make(folder, "ours", Kind.RSA_2048);
    Instant now = Instant.now();
    SigningKey unknown =
        SelfSigned.create(
            "peer", Kind.RSA_2048, now.minusSeconds(60), now.plus(Duration.ofDays(1)));
    try (Peer peer = Peer.start(Program.OPENAS2)) {
      Case options =
          Case.core(
              Form.SIGNED_THEN_ENCRYPTED, Receipt.SYNC_SIGNED, Digest.SHA_256, Cipher.AES256_CBC);
      String address = "http://127.0.0.1:" + FreePort.next() + "/";
      peer.agree(new PeerSetup("PEER", "GATEWAY", theirs, ours, address, options));

      Outcome known = play(peer, theirs, ours.key());
      assertThat(known.problem()).isEmpty();
      assertThat(known.disposition()).endsWith("processed");
      assertThat(known.stated()).isEqualTo(known.mic());
      assertThat(known.signer()).map(TrustedCertificate::name).contains("partner");
      assertThat(peer.received()).hasSize(1);
      assertThat(peer.received().get(0).octets()).contains("rehearsal", "no business message");

      Outcome refused = play(peer, theirs, unknown);
      assertThat(refused.problem()).map(each -> each.code().id()).contains("SND-300");
    }
  }

  private Outcome play(Peer peer, PeerKeys theirs, SigningKey key) throws IOException {
    KeyBook book =
        KeyBook.of(
            new KeyRing(List.of(key)),
            Map.of(
                "partner", List.of(new TrustedCertificate("partner", theirs.key().certificate()))));
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("partners"));
    String send = "send: {url: \"%s\", %s}".formatted(peer.url(), As2Pair.SEND);
    Files.write(
        config.resolve("partners/partner.yaml"),
        As2Pair.agreement("partner", "GATEWAY", "PEER", "peer", send).getBytes(ISO_8859_1));
    Channel channel = Agreements.load(config, known()).of("partner").channels().get(0);
    return new Rehearsal(Primitives.choose(Providers.choose()), folder)
        .play("partner", (Channel.As2) channel, new AgreedKeys(new CurrentKeys(book)), key);
  }

  private static Known known() {
    return new Known(
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of("default"),
        Set.of(),
        Set.of("peer"),
        Set.of("partner"),
        Set.of(),
        Set.of());
  }
}
