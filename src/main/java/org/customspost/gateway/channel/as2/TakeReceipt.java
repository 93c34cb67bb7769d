package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.SND_301;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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
import org.customspost.gateway.as2.Outgoing;
import org.customspost.gateway.as2.Packing;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Correspondence.Document;
import org.customspost.gateway.model.passage.Correspondence.Proof;
import org.customspost.gateway.model.passage.Correspondence.Sent;
import org.customspost.gateway.model.passage.Correspondence.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receipt of a partner, on the same connection or on its own: checked against what we sent, kept
 * as proof.
 */
final class TakeReceipt {
  private static final Logger LOG = LoggerFactory.getLogger(TakeReceipt.class);

  private final MdnReading reading;
  private final Packing packing;
  private final Correspondence correspondence;
  private final Allowance partners;
  private final Path spool;

  TakeReceipt(
      Primitives primitives, Correspondence correspondence, Allowance partners, Path spool) {
    this.reading = new MdnReading(primitives);
    this.packing = new Packing(primitives);
    this.correspondence = correspondence;
    this.partners = partners;
    this.spool = spool;
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
    if (isTooMuch(relation, proof, asked)) return proof;
    boolean differs = proof.finding().filter(each -> each.code() == SND_301).isPresent();
    if (differs) proveDifference(relation, proof, sent.orElseThrow());
    else correspondence.proved(proof);
    return proof;
  }

  /** What came by itself and proves nothing anybody can post, as often as it likes. */
  private boolean isTooMuch(Relation relation, Proof proof, Terms.Receipt asked) {
    return asked.asyncUrl().isPresent()
        && proof.verdict() == Verdict.DOUBTFUL
        && !partners.keep(relation.door(), Instant.now());
  }

  /** With the bytes that we digested, so that both sides can compare them. */
  private void proveDifference(Relation relation, Proof proof, Sent sent) throws IOException {
    Document document = correspondence.document(sent.departure());
    try (Scratch scratch = new Scratch(spool);
        InputStream content = document.content()) {
      Content whole = spooled(content, scratch);
      Optional<Content> digested = digested(relation, document, whole, sent, scratch);
      if (digested.isEmpty()) {
        LOG.warn(
            "the agreement changed: what was digested of {} cannot be shown", document.fileName());
        correspondence.proved(proof);
        return;
      }
      try (InputStream kept = digested.get().open()) {
        correspondence.proved(proof.with(kept));
      }
    }
  }

  private static Content spooled(InputStream in, Scratch scratch) throws IOException {
    try (Spool whole = scratch.spool()) {
      in.transferTo(whole);
      return whole.content();
    }
  }

  /** Made once more, and shown only where it has the very MIC that was told. */
  private Optional<Content> digested(
      Relation relation, Document document, Content whole, Sent sent, Scratch scratch)
      throws IOException {
    Outgoing outgoing =
        new Outgoing(
            relation.us(),
            relation.them(),
            "",
            document.fileName(),
            document.contentType(),
            Optional.of(document.fileName()),
            whole,
            Instant.EPOCH);
    Content digested = packing.digested(outgoing, relation.terms(), scratch);
    Optional<Mic> told = Mic.parse(sent.mic());
    if (told.isEmpty()) return Optional.empty();
    Mic again = packing.mic(digested, told.get().algorithm());
    return again.equals(told.get()) ? Optional.of(digested) : Optional.empty();
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
        WireForm.of(message).bytes(),
        Optional.empty());
  }
}
