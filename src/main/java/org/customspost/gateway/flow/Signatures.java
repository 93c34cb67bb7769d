package org.customspost.gateway.flow;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.Flow;
import org.customspost.gateway.partner.Signing;
import org.customspost.gateway.signing.CmsSigner;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.Placement;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.XmlSigner;

/** Signs as the receiver's agreement says, with the key that is valid now. */
public final class Signatures {
  private static final byte[] NONE = new byte[0];

  private final CurrentAgreements agreements;
  private final KeyRing keys;
  private final Providers providers;
  private final Map<SigningKey, CmsSigner> cms = new ConcurrentHashMap<>();
  private final Map<SigningKey, XmlSigner> xml = new ConcurrentHashMap<>();

  public Signatures(CurrentAgreements agreements, KeyRing keys, Providers providers) {
    this.agreements = agreements;
    this.keys = keys;
    this.providers = providers;
  }

  Signed sign(Encoded encoded) {
    Signing agreed = agreed(encoded.planned());
    if (agreed.kind() == Signing.Kind.NONE) return new Signed(encoded, encoded.body(), NONE);
    // The key that is valid now, the time that was planned: the signature is made once and kept.
    SigningKey key = keys.signer(agreed.key(), Instant.now());
    Instant time = encoded.planned().preparedAt().toInstant();
    if (agreed.kind() == Signing.Kind.CMS) {
      CmsSigner signer = cms.computeIfAbsent(key, each -> new CmsSigner(each, providers));
      return new Signed(encoded, encoded.body(), signer.sign(encoded.body(), time));
    }
    XmlSigner signer = xml.computeIfAbsent(key, each -> new XmlSigner(each, providers));
    Placement place = new Placement(agreed.place(), "");
    return new Signed(encoded, signer.sign(encoded.body(), place), NONE);
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
