package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.RCV_350;
import static org.customspost.gateway.error.ErrorCode.RCV_355;
import static org.customspost.gateway.error.ErrorCode.RCV_360;
import static org.customspost.gateway.error.ErrorCode.RCV_451;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.as2.Opened;
import org.customspost.gateway.as2.Opened.Accepted;
import org.customspost.gateway.as2.Opened.Rejected;
import org.customspost.gateway.as2.Opening;
import org.customspost.gateway.as2.Payload;
import org.customspost.gateway.as2.Protection;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Correspondence.Earlier;
import org.customspost.gateway.model.passage.Handover;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.As2Inbound;
import org.customspost.gateway.partner.As2Inbound.Duplicates;

/**
 * A message from a known partner: opened, stored together with the receipt that it gets, and only
 * then answered.
 */
final class TakeMessage {
  private final Opening opening;
  private final Receipts receipts;
  private final Reception reception;
  private final Correspondence correspondence;
  private final TurnAway turnAway;

  TakeMessage(
      Opening opening,
      Receipts receipts,
      Reception reception,
      Correspondence correspondence,
      TurnAway turnAway) {
    this.opening = opening;
    this.receipts = receipts;
    this.reception = reception;
    this.correspondence = correspondence;
    this.turnAway = turnAway;
  }

  /**
   * @throws IOException where we failed, not the sender: nothing was stored then
   */
  Reply take(Relation relation, Posted posted, Scratch scratch) throws IOException {
    Instant now = Instant.now();
    if (posted.messageId().isEmpty())
      return refuse(relation, posted, Finding.of(RCV_350, Place.NOWHERE, "name", "Message-ID"));
    if (posted.request().unsupported().isPresent())
      return refuse(relation, posted, posted.request().unsupported().get());
    if (wantsElsewhere(relation, posted))
      return refuse(relation, posted, elsewhere(relation, posted));
    Opened opened =
        opening.open(posted.message(), relation.terms(), relation.keys(now), now, scratch);
    if (opened instanceof Rejected rejected)
      return turnAway.refuse(Optional.of(relation), posted, Refusal.of(rejected), later(posted));
    Accepted accepted = (Accepted) opened;
    int parts = accepted.attachments().size();
    if (parts > 0 && !relation.takesAttachments())
      return refuse(
          relation, posted, Finding.of(RCV_451, Place.NOWHERE, "count", Integer.toString(parts)));
    return taken(relation, posted, accepted, now);
  }

  /** Most messages are new: the journal says so as it stores them, and is not asked before. */
  private Reply taken(Relation relation, Posted posted, Accepted accepted, Instant now)
      throws IOException {
    Handover.Answer answer = answer(relation, posted, accepted, now);
    try {
      store(relation, posted, accepted, answer);
      return reply(answer);
    } catch (GatewayException e) {
      // taken before, or at this moment on another connection: this one is the repeat
      if (e.code() == RCV_360)
        return repeated(relation, posted, accepted, earlier(relation, posted).orElseThrow(() -> e));
      if (e.code().severity() != Severity.REJECT) throw e;
      return refuse(relation, posted, e.findings().get(0));
    }
  }

  private Handover.Answer answer(Relation relation, Posted posted, Accepted accepted, Instant now)
      throws IOException {
    Disposition disposition = Disposition.PROCESSED;
    byte[] mdn =
        posted.request().wanted()
            ? receipts.taken(relation, posted, disposition, accepted.mic(), now)
            : new byte[0];
    return new Handover.Answer(mdn, disposition.toString(), later(posted));
  }

  private void store(Relation relation, Posted posted, Accepted accepted, Handover.Answer answer)
      throws IOException {
    Payload payload = accepted.payload();
    String name = payload.fileName().orElse(posted.messageId());
    try (InputStream entity = WireForm.of(posted.message()).open();
        InputStream body = payload.content().open();
        Attached attached = Attached.open(accepted.attachments())) {
      Handover handover =
          new Handover(
              posted.messageId(), entity, accepted.mic().toString(), answer, attached.parts());
      reception.receive(
          new Incoming(
              relation.partner(),
              relation.channel().id(),
              name,
              facts(posted, accepted),
              body,
              Optional.of(handover)));
    }
  }

  private static Map<String, String> facts(Posted posted, Accepted accepted) {
    Protection protection = accepted.protection();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("message-id", posted.messageId());
    facts.put("caller", posted.caller().address());
    facts.put("content-type", accepted.payload().contentType());
    protection.signer().ifPresent(each -> facts.put("signer", each.name()));
    protection.digest().ifPresent(each -> facts.put("digest", each.micalg()));
    protection.cipher().ifPresent(each -> facts.put("cipher", each.name()));
    facts.put("compressed", String.valueOf(protection.compressed()));
    posted.features().ifPresent(each -> facts.put("features", each));
    return facts;
  }

  private Optional<Earlier> earlier(Relation relation, Posted posted) {
    return correspondence.earlier(relation.partner(), relation.channel().id(), posted.messageId());
  }

  /** The first receipt again for the same content; other content is another document. */
  private Reply repeated(Relation relation, Posted posted, Accepted accepted, Earlier earlier)
      throws IOException {
    boolean same =
        earlier.hash().equals(Attached.hash(accepted.payload()))
            && earlier.attached().equals(Attached.hashes(accepted.attachments()));
    boolean again =
        relation.channel().receive().map(As2Inbound::duplicates).orElse(Duplicates.REFUSE)
            == Duplicates.ANSWER_AGAIN;
    if (same && again) {
      correspondence.repeated(earlier);
      return reply(earlier.answer());
    }
    Finding used = Finding.of(RCV_360, Place.NOWHERE, "message", posted.messageId());
    return turnAway.refuse(
        Optional.of(relation),
        posted,
        new Refusal(used, Disposition.REFUSED_DUPLICATE, Optional.empty()),
        later(posted));
  }

  private static Reply reply(Handover.Answer answer) {
    return answer.later() || answer.message().length == 0
        ? Reply.empty()
        : Reply.with(answer.message());
  }

  private Reply refuse(Relation relation, Posted posted, Finding finding) throws IOException {
    boolean later = later(posted) && !wantsElsewhere(relation, posted);
    return turnAway.refuse(Optional.of(relation), posted, Refusal.of(finding), later);
  }

  private static boolean later(Posted posted) {
    return posted.request().wanted() && posted.request().asyncUrl().isPresent();
  }

  /** A receipt goes to the agreed address and to no other, whatever the sender wishes. */
  private static boolean wantsElsewhere(Relation relation, Posted posted) {
    if (!later(posted)) return false;
    String wish = posted.request().asyncUrl().orElse("").strip();
    return relation.asyncMdn().map(URI::toString).filter(wish::equals).isEmpty();
  }

  private static Finding elsewhere(Relation relation, Posted posted) {
    return Finding.of(
        RCV_355,
        Place.NOWHERE,
        "value",
        posted.request().asyncUrl().orElse(""),
        "partner",
        posted.from().map(As2Name::value).orElse(""),
        "allowed",
        relation.asyncMdn().map(URI::toString).orElse("none"));
  }
}
