package org.customspost.gateway.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.as2.Outgoing;
import org.customspost.gateway.as2.Packing;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/** A message to customs, right in everything until somebody makes it wrong. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record As2Letter(
    String from,
    SigningKey signer,
    SigningKey recipient,
    Instant time,
    Terms.Offer offer,
    String type,
    byte[] content) {
  static final String BODY = "UNB+UNOC:3+POST+CUSTOMS'\r\nUNZ+0+1'\r\n";
  static final Primitives PRIMITIVES = Primitives.choose(Providers.choose(false));

  /** The usual one of a partner. */
  static As2Letter of(String from, SigningKey signer) {
    return new As2Letter(
        from,
        signer,
        As2Pair.CUSTOMS,
        Instant.now(),
        Terms.Offer.USUAL,
        "application/edifact",
        BODY.getBytes(ISO_8859_1));
  }

  As2Letter to(SigningKey key) {
    return new As2Letter(from, signer, key, time, offer, type, content);
  }

  As2Letter at(Instant when) {
    return new As2Letter(from, signer, recipient, when, offer, type, content);
  }

  As2Letter as(Terms.Offer form) {
    return new As2Letter(from, signer, recipient, time, form, type, content);
  }

  As2Letter signedOnly() {
    return as(new Terms.Offer(offer.signature(), Optional.empty(), Terms.Compression.NONE));
  }

  As2Letter with(String contentType, byte[] other) {
    return new As2Letter(from, signer, recipient, time, offer, contentType, other);
  }

  /** Headers and body, with a Message-ID of its own each time. */
  As2Message packed() {
    TrustedCertificate theirs = new TrustedCertificate(recipient.alias(), recipient.certificate());
    Outgoing outgoing =
        new Outgoing(
            new As2Name(from),
            new As2Name("CUSTOMS"),
            "<" + UUID.randomUUID() + "@letter>",
            "letter",
            type,
            Optional.of("letter.edi"),
            Content.of(content),
            time);
    Terms terms =
        new Terms(Terms.Demand.BOTH, offer, Terms.Receipt.SIGNED_SYNC, Terms.MicScope.AS_SIGNED);
    try (Scratch scratch = new Scratch(Path.of(System.getProperty("java.io.tmpdir")))) {
      Keys keys = Keys.of(List.of(signer), List.of(theirs));
      As2Message packed = new Packing(PRIMITIVES).pack(outgoing, terms, keys, scratch).message();
      return new As2Message(packed.headers(), Content.of(packed.body().bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it goes over the wire. */
  byte[] wire() {
    return wire(packed());
  }

  static byte[] wire(As2Message message) {
    try {
      return Content.joined(List.of(Content.of(message.headers().bytes()), message.body())).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The wire form with its body changed, as ISO 8859-1 text. */
  byte[] changed(UnaryOperator<String> change) {
    String wire = new String(wire(), ISO_8859_1);
    int body = wire.indexOf("\r\n\r\n") + 4;
    return (wire.substring(0, body) + change.apply(wire.substring(body))).getBytes(ISO_8859_1);
  }

  /** A post without any protection, its receipt asked for. */
  static byte[] bare(String from, String type, String body) {
    Headers headers =
        Headers.of(
            "AS2-Version",
            "1.1",
            "AS2-From",
            new As2Name(from).header(),
            "AS2-To",
            "CUSTOMS",
            "Message-ID",
            "<" + UUID.randomUUID() + "@letter>",
            "Disposition-Notification-To",
            "anybody",
            "Content-Type",
            type);
    return wire(new As2Message(headers, Content.of(body.getBytes(ISO_8859_1))));
  }
}
