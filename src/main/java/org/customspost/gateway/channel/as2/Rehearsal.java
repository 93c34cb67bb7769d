package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.SND_351;
import static org.customspost.gateway.error.ErrorCode.SND_352;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Outgoing;
import org.customspost.gateway.as2.Packed;
import org.customspost.gateway.as2.Packing;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.As2Outbound;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * A signed test message to a partner under its agreement, before a key signs anything that counts.
 * A text that says so itself, it has no part in the line: nothing of it is kept here, and its
 * receipt is asked for on the same connection whatever is agreed, because nobody waits for a later
 * one.
 */
public final class Rehearsal {
  private static final int FIRST_BAD = 300;
  private static final String TEXT =
      """
      This is a rehearsal of a signing key, and no business message. Nothing needs to be done with it.\r
      It is signed with the key %s, whose certificate you should have by now.\r
      Please answer it with a receipt, as you do every message.\r
      """;

  private final Packing packing;
  private final MdnReading reading;
  private final Path spool;

  /**
   * @param spool folder for what is too large for memory while it is packed
   */
  public Rehearsal(Primitives primitives, Path spool) {
    this.packing = new Packing(primitives);
    this.reading = new MdnReading(primitives);
    this.spool = spool;
  }

  /**
   * What was sent and what came back.
   *
   * @param mic that the receipt should state
   * @param disposition as the receipt says it; empty where none came
   * @param stated MIC of the receipt; empty where it states none
   * @param signer whose signature on the receipt was verified
   * @param problem why it proves nothing; empty where the partner takes the key
   */
  public record Outcome(
      String messageId,
      String fileName,
      String mic,
      int status,
      String disposition,
      String stated,
      Optional<TrustedCertificate> signer,
      Optional<Finding> problem) {}

  /**
   * @param channel sends
   * @throws org.customspost.gateway.error.GatewayException SND-002 or SND-353 where the partner
   *     cannot be reached, SIG where it cannot be packed
   */
  public Outcome play(String partner, Channel.As2 channel, AgreedKeys agreed, SigningKey key)
      throws IOException {
    Relation relation = new Relation(partner, channel, agreed);
    As2Outbound out = channel.send().orElseThrow();
    Instant now = Instant.now();
    Keys usual = relation.keys(now);
    Keys keys = new Keys(List.of(key), usual.decrypting(), usual.verifying(), usual.encrypting());
    Terms terms = terms(relation);
    Outgoing message = message(relation, key, now);
    try (Scratch scratch = new Scratch(spool)) {
      Packed packed = packing.pack(message, terms, keys, scratch);
      Calls calls = new Calls(Optional.of(Trust.of(agreed, relation)));
      As2Message told = Features.on(packed.message(), relation);
      Calls.Answer answer = calls.post(out.url(), told, out.timeout());
      Optional<Mdn> mdn = reading.peek(answer.message());
      if (mdn.isEmpty()) {
        Finding none = noReceipt(out.url(), answer);
        return outcome(message, packed, answer, mdn, Optional.empty(), Optional.of(none));
      }
      MdnReading.Expected expected =
          new MdnReading.Expected(message.messageId(), packed.mic(), terms.receipt());
      MdnRead read = reading.read(answer.message(), expected, keys, Instant.now());
      return outcome(message, packed, answer, mdn, read.signer(), read.problem());
    }
  }

  private static Terms terms(Relation relation) {
    Terms agreed = relation.terms();
    Terms.Offer offer = agreed.offer();
    Terms.Signature signature =
        offer.signature().orElse(new Terms.Signature(Digest.SHA_256, SignatureScheme.PKCS1));
    return new Terms(
        agreed.demand(),
        new Terms.Offer(Optional.of(signature), offer.encryption(), offer.compression()),
        new Terms.Receipt(true, true, Optional.empty(), agreed.receipt().digests()),
        agreed.micTaken(),
        agreed.micSent());
  }

  private static Outgoing message(Relation relation, SigningKey key, Instant now) {
    String second = now.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
    String host = relation.us().value().replaceAll("[^A-Za-z0-9-]", "-");
    return new Outgoing(
        relation.us(),
        relation.them(),
        "<rehearsal-" + UUID.randomUUID() + "@" + host + ">",
        "Rehearsal of a key, no business message",
        "text/plain; charset=us-ascii",
        Optional.of("rehearsal-" + second + ".txt"),
        Content.of(TEXT.formatted(key.alias()).getBytes(StandardCharsets.US_ASCII)),
        now);
  }

  private static Outcome outcome(
      Outgoing sent,
      Packed packed,
      Calls.Answer answer,
      Optional<Mdn> mdn,
      Optional<TrustedCertificate> signer,
      Optional<Finding> problem) {
    return new Outcome(
        sent.messageId(),
        sent.fileName().orElse(""),
        packed.mic().toString(),
        answer.status(),
        mdn.map(each -> each.disposition().toString()).orElse(""),
        mdn.flatMap(Mdn::mic).map(Mic::toString).orElse(""),
        signer,
        problem);
  }

  private static Finding noReceipt(URI url, Calls.Answer answer) {
    ErrorCode code = answer.status() < FIRST_BAD ? SND_352 : SND_351;
    String status = Integer.toString(answer.status());
    return Finding.of(code, Place.NOWHERE, "where", url.toString(), "status", status);
  }
}
