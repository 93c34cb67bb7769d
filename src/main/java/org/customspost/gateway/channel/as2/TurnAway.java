package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.Opened;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Correspondence.Difference;
import org.customspost.gateway.model.passage.Correspondence.TurnedAway;
import org.customspost.gateway.model.passage.Handover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what was posted: the sender gets its negative receipt, support finds it by its id; not
 * each one of a flood.
 */
final class TurnAway {
  private static final Logger LOG = LoggerFactory.getLogger(TurnAway.class);

  private final Receipts receipts;
  private final Correspondence correspondence;
  private final Allowance partners;
  private final Allowance strangers = Allowance.ofStrangers();

  TurnAway(Receipts receipts, Correspondence correspondence, Allowance partners) {
    this.receipts = receipts;
    this.correspondence = correspondence;
    this.partners = partners;
  }

  /** Before the body was read. */
  Reply unread(Optional<Relation> relation, Posted posted, Finding finding) throws IOException {
    Reply reply = refuse(relation, posted, Refusal.of(finding), false);
    return new Reply(reply.status(), reply.message(), true);
  }

  /**
   * @param later whether the receipt leaves through the outbox
   */
  Reply refuse(Optional<Relation> relation, Posted posted, Refusal refusal, boolean later)
      throws IOException {
    Instant now = Instant.now();
    byte[] mdn = receipts.refused(relation, posted, refusal.finding(), refusal.disposition(), now);
    Handover.Answer answer = new Handover.Answer(mdn, refusal.disposition().toString(), later);
    if (isKept(relation, posted, now)) keep(relation, posted, refusal, answer);
    else if (later) return Reply.status(Reply.NOT_NOW); // it has no way but through the journal
    return later ? Reply.empty() : Reply.refusal(mdn, posted.request().wanted(), false);
  }

  private boolean isKept(Optional<Relation> relation, Posted posted, Instant now) {
    return relation.isPresent()
        ? partners.keep(relation.get().door(), now)
        : strangers.keep(posted.caller().address(), now);
  }

  private void keep(
      Optional<Relation> relation, Posted posted, Refusal refusal, Handover.Answer answer)
      throws IOException {
    LOG.warn("AS2 message {} is refused: {}", posted.messageId(), refusal.finding());
    try (InputStream entity = WireForm.of(posted.message()).open();
        InputStream digested = digested(refusal).open()) {
      correspondence.turnedAway(
          new TurnedAway(
              relation.map(Relation::partner).orElse(""),
              relation.map(each -> each.channel().id()).orElse("as2"),
              posted.messageId(),
              new Handover(posted.messageId(), entity, "", answer, List.of()),
              refusal.finding(),
              refusal.difference().map(each -> difference(each, digested))));
    }
  }

  private static Content digested(Refusal refusal) {
    return refusal.difference().map(Opened.Difference::digested).orElse(Content.EMPTY);
  }

  private static Difference difference(Opened.Difference difference, InputStream digested) {
    return new Difference(digested, difference.stated().toString(), difference.found().toString());
  }
}
