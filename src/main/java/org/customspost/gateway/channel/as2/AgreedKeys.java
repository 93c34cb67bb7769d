package org.customspost.gateway.channel.as2;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.partner.As2Peer;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/** Keys and certificates by the aliases that agreements name. */
public final class AgreedKeys {
  private final CurrentKeys current;

  public AgreedKeys(CurrentKeys current) {
    this.current = current;
  }

  /** What is between us and one partner at a time. */
  Keys of(As2Peer peer, Instant time) {
    KeyBook book = current.now();
    List<SigningKey> family = book.ours().family(peer.ourKey());
    List<TrustedCertificate> all = book.certificates(peer.partnerCertificates());
    // The order in the agreement decides which of several is encrypted to.
    List<TrustedCertificate> first =
        all.stream()
            .filter(each -> !time.isBefore(each.from()) && !time.isAfter(each.until()))
            .limit(1)
            .toList();
    return new Keys(family, family, all, first);
  }

  List<TrustedCertificate> certificates(List<String> aliases) {
    return current.now().certificates(aliases);
  }

  /** Our key of that alias that is valid now. */
  Optional<SigningKey> own(String alias) {
    return alias.isEmpty()
        ? Optional.empty()
        : Optional.of(current.now().ours().signer(alias, Instant.now()));
  }
}
