package org.customspost.gateway.as2;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/** The two sides of an exchange: keys made once, and what they agree on. */
final class Sides {
  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final Instant UNTIL = Instant.parse("2036-12-31T00:00:00Z");

  static final SigningKey POST = SelfSigned.create("post", Kind.RSA_2048, FROM, UNTIL);
  static final SigningKey CUSTOMS = SelfSigned.create("customs", Kind.RSA_2048, FROM, UNTIL);
  static final SigningKey STRANGER = SelfSigned.create("stranger", Kind.RSA_2048, FROM, UNTIL);
  static final SigningKey POST_EC = SelfSigned.create("post-ec", Kind.EC_P256, FROM, UNTIL);
  static final SigningKey CUSTOMS_EC = SelfSigned.create("customs-ec", Kind.EC_P384, FROM, UNTIL);

  static final Primitives PRIMITIVES = Primitives.choose(Providers.choose(false));
  static final Primitives FALLBACK = Primitives.choose(Providers.choose(true));

  private Sides() {}

  static TrustedCertificate trust(SigningKey key) {
    return new TrustedCertificate(key.alias() + ".pem", key.certificate());
  }

  /** What one side holds. */
  static Keys keys(SigningKey ours, SigningKey theirs) {
    return Keys.of(List.of(ours), List.of(trust(theirs)));
  }

  static Terms terms(
      Optional<Digest> digest,
      SignatureScheme scheme,
      Optional<Cipher> cipher,
      KeyTransport transport,
      Terms.Compression compression) {
    return new Terms(
        new Terms.Demand(digest.isPresent(), cipher.isPresent(), false),
        new Terms.Offer(
            digest.map(each -> new Terms.Signature(each, scheme)),
            cipher.map(each -> new Terms.Encryption(each, transport)),
            compression),
        Terms.Receipt.SIGNED_SYNC,
        Terms.MicScope.AS_SIGNED);
  }

  static Outgoing outgoing(byte[] content) {
    return outgoing(Content.of(content), NOW);
  }

  static Outgoing outgoing(Content content, Instant time) {
    return new Outgoing(
        new As2Name("A Post"),
        new As2Name("CUSTOMS"),
        "<1@post.example>",
        "items",
        "application/edifact",
        Optional.of("items 1.edi"),
        content,
        time);
  }
}
