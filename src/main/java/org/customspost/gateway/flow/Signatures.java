package org.customspost.gateway.flow;

import java.time.Instant;
import org.customspost.gateway.partner.Signing;
import org.customspost.gateway.signing.Placement;
import org.customspost.gateway.signing.Signers;

/** Signs as was agreed when the departure was planned, with the key that is valid now. */
public final class Signatures {
  private static final byte[] NONE = new byte[0];

  private final Signers signers;

  public Signatures(Signers signers) {
    this.signers = signers;
  }

  Signed sign(Encoded encoded) {
    Signing agreed = Signing.parse(encoded.planned().sign());
    if (agreed.kind() == Signing.Kind.NONE) return new Signed(encoded, encoded.body(), NONE);
    // The key that is valid now, the time that was planned: the signature is made once and kept.
    Instant now = Instant.now();
    if (agreed.kind() == Signing.Kind.CMS) {
      Instant time = encoded.planned().preparedAt().toInstant();
      byte[] signature = signers.cms(agreed.key(), now).sign(encoded.body(), time);
      return new Signed(encoded, encoded.body(), signature);
    }
    Placement place = new Placement(agreed.place(), "");
    return new Signed(encoded, signers.xml(agreed.key(), now).sign(encoded.body(), place), NONE);
  }
}
