package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.RCV_361;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.As2Arrivals;
import org.customspost.gateway.journal.As2Departures;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Together;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.partner.RetentionClass;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages with ids and receipts: known ones again, refused ones, and the partners' receipts. */
public final class Correspond implements Correspondence {
  private static final Logger LOG = LoggerFactory.getLogger(Correspond.class);

  /** Of a refused message so much is kept: enough to see what it was, too little to fill a disk. */
  private static final int REFUSED_KEPT = 1024 * 1024;

  /** Whose retention unit it is where the sender is not known. */
  private static final String NOBODY = "unknown";

  private final Database database;
  private final Keeping keeping;
  private final Payloads payloads;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Log log;
  private final As2Arrivals received = new As2Arrivals();
  private final As2Departures sent = new As2Departures();
  private final PostReceipt receipts;

  public Correspond(
      Database database,
      Keeping keeping,
      Payloads payloads,
      Arrivals arrivals,
      Departures departures,
      Work work,
      Log log) {
    this.database = database;
    this.keeping = keeping;
    this.payloads = payloads;
    this.arrivals = arrivals;
    this.departures = departures;
    this.log = log;
    this.receipts = new PostReceipt(payloads, departures, work);
  }

  @Override
  public Optional<Earlier> earlier(String partner, String channel, String messageId) {
    return database.transaction(handle -> received.earlier(handle, partner, channel, messageId));
  }

  @Override
  public void repeated(Earlier earlier) {
    database.run(
        handle -> {
          String text = "the same message once more; it got the same receipt";
          log.event(handle, new Log.Event("redelivered", earlier.arrival(), null, null, text));
          if (earlier.answer().later()) sendAgain(handle, earlier.arrival());
        });
  }

  private void sendAgain(Handle handle, long arrival) {
    List<Long> receipt = received.receipt(handle, arrival).stream().toList();
    for (Departures.Ready each : departures.waiting(handle, departures.again(handle, receipt)))
      receipts.send(handle, each.id(), each.partner(), each.channel());
  }

  @Override
  public void turnedAway(TurnedAway message) throws IOException {
    String partner = message.partner().isEmpty() ? NOBODY : message.partner();
    byte[] kept;
    try (InputStream entity = message.handover().entity()) {
      kept = entity.readNBytes(REFUSED_KEPT);
    }
    RetentionUnit unit = keeping.unit(partner, RetentionClass.OTHER);
    database.run(
        handle -> {
          Stored stored = payloads.storeAll(handle, List.of(Body.of(kept)), unit).get(0);
          Incoming incoming =
              new Incoming(
                  partner,
                  message.channel(),
                  message.name(),
                  Map.of(),
                  InputStream.nullInputStream());
          long id = arrivals.add(handle, incoming, stored);
          arrivals.ended(handle, id, Arrivals.State.TURNED_AWAY);
          @Nullable Long receipt =
              receipts.post(handle, partner, message.channel(), message.handover().answer(), unit);
          Together together = new Together(handle);
          received.turnedAway(
              together, partner, message.channel(), message.handover(), stored.id(), receipt);
          together.write();
          message
              .difference()
              .ifPresent(
                  each -> received.differs(handle, id, each, store(handle, each.digested(), unit)));
          String told = message.handover().answer().disposition();
          log.event(handle, new Log.Event("turned-away", id, null, null, told));
          log.findings(handle, List.of(new Log.Noted(message.finding(), id, null, null)));
        });
  }

  @Override
  public Optional<Sent> sent(String partner, String messageId) {
    return database.transaction(handle -> sent.sent(handle, partner, messageId));
  }

  @Override
  public Document document(long departure) {
    As2Departures.Carried carried = database.transaction(handle -> sent.carried(handle, departure));
    return new Document(
        carried.fileName(), carried.contentType(), payloads.open(carried.content()));
  }

  @Override
  public void proved(Proof proof) {
    RetentionUnit unit = keeping.unit(proof.partner(), RetentionClass.ACKNOWLEDGEMENTS);
    database.run(handle -> proved(handle, proof, unit));
  }

  // No stranger can make us keep these: the signature was a partner's, or the message ours.
  private long store(Handle handle, InputStream digested, RetentionUnit unit) {
    try {
      return payloads.store(handle, digested, unit, Long.MAX_VALUE - 1).id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first receipt that decides counts; each other one is kept and changes nothing. */
  private void proved(Handle handle, Proof proof, RetentionUnit unit) {
    boolean decides = proof.departure().isPresent() && proof.verdict() != Verdict.DOUBTFUL;
    boolean late = decides && sent.decided(handle, proof.departure().orElseThrow());
    @Nullable Long digested = proof.digested().map(each -> store(handle, each, unit)).orElse(null);
    sent.proved(handle, proof, digested);
    @Nullable Long departure = proof.departure().orElse(null);
    proof.finding().ifPresent(each -> note(handle, each, departure));
    if (departure == null) {
      Finding foreign =
          Finding.of(
              RCV_361,
              Place.NOWHERE,
              "partner",
              proof.partner(),
              "message",
              proof.originalMessageId());
      note(handle, foreign, null);
      return;
    }
    String text = proof.disposition() + (proof.mic().isEmpty() ? "" : ", MIC " + proof.mic());
    if (!decides || late) {
      String kind = late ? "mdn-repeated" : "mdn-doubtful";
      log.event(handle, new Log.Event(kind, null, departure, null, text));
    } else if (proof.verdict() == Verdict.ACCEPTED) {
      sent.acknowledged(handle, departure);
      log.event(handle, new Log.Event("acknowledged", null, departure, null, text));
    } else {
      String problem = proof.finding().map(Finding::toString).orElse(text);
      if (departures.parked(handle, departure, problem))
        log.event(handle, new Log.Event("parked", null, departure, null, text));
    }
  }

  private void note(Handle handle, Finding finding, @Nullable Long departure) {
    if (finding.code().severity() != Severity.REJECT) LOG.warn("{}", finding);
    log.findings(handle, List.of(new Log.Noted(finding, null, null, departure)));
  }
}
