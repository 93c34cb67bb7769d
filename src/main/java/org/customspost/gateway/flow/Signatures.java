package org.customspost.gateway.flow;

import java.time.Instant;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.Flow;
import org.customspost.gateway.partner.Signing;
import org.customspost.gateway.signing.Placement;
import org.customspost.gateway.signing.Signers;

/** Signs as the receiver's agreement says, with the key that is valid now. */
public final class Signatures {
  private static final byte[] NONE = new byte[0];

  private final CurrentAgreements agreements;
  private final Signers signers;

  public Signatures(CurrentAgreements agreements, Signers signers) {
    this.agreements = agreements;
    this.signers = signers;
  }

  Signed sign(Encoded encoded) {
    Signing agreed = agreed(encoded.planned());
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

  private Signing agreed(Planned planned) {
    if (planned.kind() == Planned.Kind.DECLARATION) {
      Declarations declarations = agreements.now().of(planned.partner()).declarations();
      return declarations == null ? Signing.NONE : declarations.sign();
    }
    if (planned.kind() != Planned.Kind.NOTICE) return Signing.NONE;
    for (Agreement agreement : agreements.now().all())
      for (Flow flow : agreement.flows())
        for (Flow.Notify each : flow.notices())
          if (each.partner().equals(planned.partner()) && each.channel().equals(planned.channel()))
            return each.sign();
    return Signing.NONE;
  }
}
