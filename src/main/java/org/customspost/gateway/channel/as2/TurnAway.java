package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Correspondence.TurnedAway;
import org.customspost.gateway.model.passage.Handover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses what was posted: the sender gets its negative receipt, support finds it by its id. */
final class TurnAway {
  private static final Logger LOG = LoggerFactory.getLogger(TurnAway.class);

  private final Receipts receipts;
  private final Correspondence correspondence;

  TurnAway(Receipts receipts, Correspondence correspondence) {
    this.receipts = receipts;
    this.correspondence = correspondence;
  }

  /** Before the body was read. */
  Reply unread(Optional<Relation> relation, Posted posted, Finding finding) throws IOException {
    Reply reply = refuse(relation, posted, finding, Disposition.of(finding.code()), false);
    return new Reply(reply.status(), reply.message(), true);
  }

  /**
   * @param later whether the receipt leaves through the outbox
   */
  Reply refuse(
      Optional<Relation> relation,
      Posted posted,
      Finding finding,
      Disposition disposition,
      boolean later)
      throws IOException {
    LOG.warn("AS2 message {} is refused: {}", posted.messageId(), finding);
    byte[] mdn = receipts.refused(relation, posted, finding, disposition, Instant.now());
    Handover.Answer answer = new Handover.Answer(mdn, disposition.toString(), later);
    try (InputStream entity = WireForm.of(posted.message()).open()) {
      correspondence.turnedAway(
          new TurnedAway(
              relation.map(Relation::partner).orElse(""),
              relation.map(each -> each.channel().id()).orElse("as2"),
              posted.messageId(),
              new Handover(posted.messageId(), entity, "", answer),
              finding));
    }
    return later ? Reply.empty() : Reply.refusal(mdn, posted.request().wanted(), false);
  }
}
