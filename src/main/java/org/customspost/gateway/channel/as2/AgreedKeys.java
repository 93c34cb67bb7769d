package org.customspost.gateway.channel.as2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.partner.As2Peer;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/** Keys and certificates by the aliases that agreements name. */
public final class AgreedKeys {
  private final KeyRing ours;
  private final Map<String, List<TrustedCertificate>> theirs;

  public AgreedKeys(KeyRing ours, Map<String, List<TrustedCertificate>> theirs) {
    this.ours = ours;
    this.theirs = Map.copyOf(theirs);
  }

  /** What is between us and one partner at a time. */
  Keys of(As2Peer peer, Instant time) {
    List<SigningKey> family = ours.family(peer.ourKey());
    List<TrustedCertificate> all = certificates(peer.partnerCertificates());
    // The order in the agreement decides which of several is encrypted to.
    List<TrustedCertificate> first =
        all.stream()
            .filter(each -> !time.isBefore(each.from()) && !time.isAfter(each.until()))
            .limit(1)
            .toList();
    return new Keys(family, family, all, first);
  }

  List<TrustedCertificate> certificates(List<String> aliases) {
    List<TrustedCertificate> all = new ArrayList<>();
    for (String each : aliases) all.addAll(theirs.getOrDefault(each, List.of()));
    return all;
  }

  /** Our key of that alias that is valid now. */
  Optional<SigningKey> own(String alias) {
    return alias.isEmpty() ? Optional.empty() : Optional.of(ours.signer(alias, Instant.now()));
  }
}
