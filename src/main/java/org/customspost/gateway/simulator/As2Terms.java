package org.customspost.gateway.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.KeyFile;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.Secrets;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.customspost.gateway.simulator.Scenario.DoorTerms;

/**
 * What a simulated partner and the gateway agreed on: everything signed and encrypted, all receipts
 * signed.
 *
 * @param us the partner's name
 * @param gateway address of the gateway, for messages and for receipts that go by themselves
 * @param host where the partner itself listens
 */
record As2Terms(
    As2Name us, As2Name them, URI gateway, String host, int port, Terms terms, Keys keys) {

  static As2Terms of(DoorTerms door) {
    int port = Integer.parseInt(door.term("port"));
    Optional<String> later =
        door.term("mdn").equals("async")
            ? Optional.of("http://%s:%d/".formatted(door.term("host"), port))
            : Optional.empty();
    Terms.Receipt receipt = new Terms.Receipt(true, true, later, List.of(Digest.SHA_256));
    return new As2Terms(
        new As2Name(door.term("our-name")),
        new As2Name(door.term("gateway-name")),
        URI.create(door.term("url")),
        door.term("host"),
        port,
        new Terms(Terms.Demand.BOTH, Terms.Offer.USUAL, receipt, Terms.MicScope.AS_SIGNED),
        keys(door));
  }

  private static Keys keys(DoorTerms door) {
    Findings findings = new Findings();
    KeyFile file = new KeyFile(Path.of(door.term("key")), door.term("password"));
    List<SigningKey> ours =
        KeyRing.load(List.of(file), Secrets.ofProcess(Path.of("")), findings).keys();
    String certificate = door.term("gateway-certificate");
    List<TrustedCertificate> theirs =
        Certificates.read(Path.of(certificate), Instant.now(), certificate, findings);
    findings.throwIfRejected();
    return Keys.of(ours, theirs);
  }
}
