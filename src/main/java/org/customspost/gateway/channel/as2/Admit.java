package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.RCV_350;
import static org.customspost.gateway.error.ErrorCode.RCV_351;
import static org.customspost.gateway.error.ErrorCode.RCV_352;
import static org.customspost.gateway.error.ErrorCode.RCV_353;
import static org.customspost.gateway.error.ErrorCode.RCV_354;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * Decides what a post is, the cheap questions first: whose it is, whether it may be as long as it
 * says, whether it is a message or a receipt.
 */
final class Admit {
  private final Relations relations;
  private final TakeMessage messages;
  private final TakeReceipt receipts;
  private final TurnAway turnAway;
  private final BiPredicate<String, String> paused;
  private final long largest;

  /** Nothing is taken now; the sender keeps its message. */
  static final class NotNow extends IOException {
    private static final long serialVersionUID = 1L;

    NotNow(Relation relation) {
      super(relation.door() + " takes nothing now");
    }
  }

  Admit(
      Relations relations,
      TakeMessage messages,
      TakeReceipt receipts,
      TurnAway turnAway,
      BiPredicate<String, String> paused,
      long largest) {
    this.paused = paused;
    this.relations = relations;
    this.messages = messages;
    this.receipts = receipts;
    this.turnAway = turnAway;
    this.largest = largest;
  }

  /**
   * What is known before the body.
   *
   * @param relation empty where nobody agreed on these names
   * @param objection why the body is not read; empty where it is to be
   */
  record Announced(Optional<Relation> relation, Posted posted, Optional<Finding> objection) {}

  /**
   * @param length as announced; negative where it is not
   * @throws IOException where we failed
   */
  Announced announced(Headers headers, Posted.Caller caller, long length) throws IOException {
    Posted posted = Posted.of(headers, caller);
    Optional<Relation> relation = relation(posted);
    if (relation.isEmpty()) return new Announced(relation, posted, Optional.of(stranger(posted)));
    posted = posted.by(relation.get());
    // A receipt for what we sent is short, and taken still.
    boolean large = length < 0 || length > MdnReading.LARGEST;
    if (large && takesNothing(relation.get())) throw new NotNow(relation.get());
    return new Announced(relation, posted, objection(relation.get(), posted, length));
  }

  /** The longest body that is read. */
  long largest() {
    return largest;
  }

  /** The answer to what is not read, or not to its end. */
  Reply unread(Announced announced) throws IOException {
    return turnAway.unread(
        announced.relation(), announced.posted(), announced.objection().orElseGet(this::tooLong));
  }

  /**
   * The answer to what was read.
   *
   * @throws IOException where we failed: nothing was stored then
   */
  Reply read(Announced announced, Content body, Scratch scratch) throws IOException {
    Relation relation = announced.relation().orElseThrow();
    Posted posted = announced.posted().with(body);
    Optional<Mdn> mdn = receipts.peek(posted.message());
    if (mdn.isPresent()) {
      receipts.posted(relation, posted.message(), mdn.get());
      return Reply.empty();
    }
    if (!relation.channel().receives())
      return turnAway.unread(announced.relation(), posted, stranger(posted));
    // Nothing of it is kept: with 503 and no receipt the sender keeps it and tries again.
    if (takesNothing(relation)) throw new NotNow(relation);
    return messages.take(relation, posted, scratch);
  }

  private boolean takesNothing(Relation relation) {
    return paused.test(relation.partner(), relation.channel().id());
  }

  private Optional<Relation> relation(Posted posted) throws IOException {
    if (posted.from().isEmpty() || posted.to().isEmpty()) return Optional.empty();
    As2Name from = posted.from().get();
    As2Name to = posted.to().get();
    Optional<Relation> relation = relations.find(from, to);
    if (relation.isEmpty() && relations.agreed(from, to))
      throw new IOException("the door of " + from + " is not open");
    return relation;
  }

  private Optional<Finding> objection(Relation relation, Posted posted, long length) {
    List<TrustedCertificate> agreed = relation.clientCertificates();
    if (!agreed.isEmpty() && !calledWith(agreed, posted.caller()))
      return Optional.of(
          Finding.of(
              RCV_354,
              Place.NOWHERE,
              "partner",
              relation.partner(),
              "found",
              came(posted.caller())));
    return length > largest ? Optional.of(tooLong()) : Optional.empty();
  }

  private static boolean calledWith(List<TrustedCertificate> agreed, Posted.Caller caller) {
    return caller
        .certificate()
        .filter(shown -> agreed.stream().anyMatch(each -> each.certificate().equals(shown)))
        .isPresent();
  }

  private static String came(Posted.Caller caller) {
    if (!caller.secured()) return "over HTTP";
    return caller
        .certificate()
        .map(each -> "with another one, of " + each.getSubjectX500Principal().getName())
        .orElse("without one");
  }

  private Finding tooLong() {
    return Finding.of(RCV_351, Place.NOWHERE, "limit", Long.toString(largest));
  }

  private static Finding stranger(Posted posted) {
    if (posted.from().isEmpty()) return nameless(posted, "AS2-From");
    if (posted.to().isEmpty()) return nameless(posted, "AS2-To");
    As2Name from = posted.from().get();
    As2Name to = posted.to().get();
    if (from.equals(to)) return Finding.of(RCV_353, Place.NOWHERE, "name", from.value());
    return Finding.of(RCV_352, Place.NOWHERE, "from", from.value(), "to", to.value());
  }

  private static Finding nameless(Posted posted, String header) {
    return posted
        .headers()
        .first(header)
        .map(As2Name::parse)
        .flatMap(each -> Optional.ofNullable(each.problem()))
        .orElse(Finding.of(RCV_350, Place.NOWHERE, "name", header));
  }
}
