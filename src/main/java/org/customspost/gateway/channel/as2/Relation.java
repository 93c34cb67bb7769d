package org.customspost.gateway.channel.as2;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.partner.As2Inbound;
import org.customspost.gateway.partner.As2Inbound.Attachments;
import org.customspost.gateway.partner.As2Inbound.Demand;
import org.customspost.gateway.partner.As2Outbound;
import org.customspost.gateway.partner.As2Outbound.Encrypt;
import org.customspost.gateway.partner.As2Outbound.Mdn;
import org.customspost.gateway.partner.As2Outbound.Sign;
import org.customspost.gateway.partner.As2Peer;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.signing.TrustedCertificate;

/** One partner's AS2 channel with the keys that its agreement names. */
record Relation(String partner, Channel.As2 channel, AgreedKeys agreed) {

  /** As logs and work call it. */
  String door() {
    return Door.name(partner, channel.id());
  }

  As2Name us() {
    return new As2Name(channel.peer().ourName());
  }

  As2Name them() {
    return new As2Name(channel.peer().partnerName());
  }

  Keys keys(Instant time) {
    return agreed.of(channel.peer(), time);
  }

  boolean legacy() {
    return channel.receive().map(As2Inbound::legacy).orElse(false);
  }

  boolean takesAttachments() {
    return channel.receive().map(As2Inbound::attachments).orElse(Attachments.REFUSED)
        == Attachments.ALLOWED;
  }

  /** The one address that an asynchronous MDN may go to. */
  Optional<URI> asyncMdn() {
    return channel.receive().flatMap(As2Inbound::asyncMdn);
  }

  boolean callsOverTls() {
    Stream<URI> called =
        Stream.concat(channel.send().map(As2Outbound::url).stream(), asyncMdn().stream());
    return called.anyMatch(each -> each.getScheme().equals("https"));
  }

  List<TrustedCertificate> clientCertificates() {
    return agreed.certificates(
        channel.receive().map(As2Inbound::clientCertificates).orElse(List.of()));
  }

  /** The agreement in the words of the message. */
  Terms terms() {
    return new Terms(
        channel.receive().map(Relation::demand).orElse(Terms.Demand.BOTH),
        channel.send().map(Relation::offer).orElse(Terms.Offer.USUAL),
        receipt(),
        scope(channel.receive().map(As2Inbound::mic)),
        scope(channel.send().map(As2Outbound::mic)));
  }

  private static Terms.MicScope scope(Optional<As2Peer.MicScope> agreed) {
    return agreed.map(each -> Terms.MicScope.valueOf(each.name())).orElse(Terms.MicScope.AS_SIGNED);
  }

  /** The receipt that we ask for. */
  Terms.Receipt receipt() {
    return channel.send().map(Relation::receipt).orElse(Terms.Receipt.NONE);
  }

  private static Terms.Demand demand(As2Inbound in) {
    return new Terms.Demand(
        in.signature() == Demand.REQUIRED, in.encryption() == Demand.REQUIRED, in.legacy());
  }

  private static Terms.Offer offer(As2Outbound out) {
    return new Terms.Offer(
        digest(out)
            .map(each -> new Terms.Signature(each, SignatureScheme.valueOf(out.scheme().name()))),
        out.encrypt() == Encrypt.NONE
            ? Optional.empty()
            : Optional.of(
                new Terms.Encryption(
                    Cipher.valueOf(out.encrypt().name()),
                    KeyTransport.valueOf(out.transport().name()))),
        Terms.Compression.valueOf(out.compress().name()));
  }

  private static Optional<Digest> digest(As2Outbound out) {
    return out.sign() == Sign.NONE
        ? Optional.empty()
        : Optional.of(Digest.valueOf(out.sign().name()));
  }

  private static Terms.Receipt receipt(As2Outbound out) {
    Optional<String> later =
        out.mdn() == Mdn.ASYNC ? out.mdnTo().map(URI::toString) : Optional.empty();
    return new Terms.Receipt(
        out.mdn() != Mdn.NONE, out.mdnSigned(), later, digest(out).stream().toList());
  }
}
