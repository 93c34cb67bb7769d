package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.SND_301;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.MdnRead.Doubtful;
import org.customspost.gateway.as2.MdnRead.Negative;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.MdnReading.Expected;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Correspondence.Proof;
import org.customspost.gateway.model.passage.Correspondence.Sent;
import org.customspost.gateway.model.passage.Correspondence.Verdict;

/**
 * A receipt of a partner, on the same connection or on its own: checked against what we sent, kept
 * as proof.
 */
final class TakeReceipt {
  private final MdnReading reading;
  private final Correspondence correspondence;

  TakeReceipt(MdnReading reading, Correspondence correspondence) {
    this.reading = reading;
    this.correspondence = correspondence;
  }

  /** What a message says where it is a receipt. */
  Optional<Mdn> peek(As2Message message) throws IOException {
    if (message.body().size() > MdnReading.LARGEST) return Optional.empty();
    return reading.peek(message);
  }

  /** The answer to our own call. */
  Proof answered(Relation relation, As2Message message, Mdn mdn) throws IOException {
    return take(relation, message, mdn, relation.receipt());
  }

  /**
   * One that came by itself: anybody could post it. Where we did not ask for it to come this way,
   * only a signature makes it count.
   */
  Proof posted(Relation relation, As2Message message, Mdn mdn) throws IOException {
    Terms.Receipt asked = relation.receipt();
    boolean signed = asked.signed() || asked.asyncUrl().isEmpty();
    Optional<String> thisWay = Optional.of(asked.asyncUrl().orElse("not asked for"));
    return take(relation, message, mdn, new Terms.Receipt(true, signed, thisWay, asked.digests()));
  }

  private Proof take(Relation relation, As2Message message, Mdn mdn, Terms.Receipt asked)
      throws IOException {
    Optional<Sent> sent = correspondence.sent(relation.partner(), bracketed(mdn));
    Proof proof =
        sent.isPresent()
            ? judged(relation, message, mdn, sent.get(), asked)
            : proof(relation, message, mdn, sent, Verdict.DOUBTFUL, Optional.empty());
    correspondence.proved(proof);
    return proof;
  }

  /** Some products lose the angle brackets. */
  private static String bracketed(Mdn mdn) {
    return "<" + mdn.originalMessageId().strip().replaceAll("^<|>$", "") + ">";
  }

  private Proof judged(
      Relation relation, As2Message message, Mdn mdn, Sent sent, Terms.Receipt asked)
      throws IOException {
    Mic mic = Mic.parse(sent.mic()).orElseThrow(() -> new IOException("the MIC of what we sent"));
    Instant now = Instant.now();
    MdnRead read =
        reading.read(message, new Expected(bracketed(mdn), mic, asked), relation.keys(now), now);
    return proof(relation, message, mdn, Optional.of(sent), verdict(read), read.problem());
  }

  private static Verdict verdict(MdnRead read) {
    if (read instanceof MdnRead.Positive) return Verdict.ACCEPTED;
    if (read instanceof Negative) return Verdict.REFUSED;
    // The partner has other bytes than ours: to send them again would change nothing.
    if (read instanceof Doubtful doubtful && doubtful.finding().code() == SND_301)
      return Verdict.REFUSED;
    return Verdict.DOUBTFUL;
  }

  private static Proof proof(
      Relation relation,
      As2Message message,
      Mdn mdn,
      Optional<Sent> sent,
      Verdict verdict,
      Optional<Finding> finding)
      throws IOException {
    return new Proof(
        relation.partner(),
        sent.map(Sent::departure),
        message.headers().first("Message-ID").orElse(""),
        mdn.originalMessageId(),
        verdict,
        mdn.disposition().toString(),
        mdn.mic().map(Mic::toString).orElse(""),
        finding,
        WireForm.of(message).bytes());
  }
}
