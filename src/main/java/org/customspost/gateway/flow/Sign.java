package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.SIG_004;
import static org.customspost.gateway.error.ErrorCode.SIG_451;
import static org.customspost.gateway.error.ErrorCode.SIG_452;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.As2Departures;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Leaving;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Wrapping.Wrapped;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commit C: signed bytes in the outbox. From here on they never change, and are never signed again.
 */
public final class Sign {
  private static final Logger LOG = LoggerFactory.getLogger(Sign.class);
  private static final Body NOTHING = Body.of(new byte[0]);

  /** A key of ours, or a partner's certificate, that does not open. */
  private static final Set<ErrorCode> OURS_TO_MEND = Set.of(SIG_004, SIG_452);

  /** So long after a key did not open it is tried again. */
  private static final Duration UNTIL_MENDED = Duration.ofSeconds(30);

  private final Database database;
  private final Keeping keeping;
  private final Payloads payloads;
  private final Departures departures;
  private final Work work;
  private final Log log;
  private final Signatures signatures;
  private final As2Departures sent = new As2Departures();

  public Sign(
      Database database,
      Keeping keeping,
      Payloads payloads,
      Departures departures,
      Work work,
      Log log,
      Signatures signatures) {
    this.database = database;
    this.keeping = keeping;
    this.payloads = payloads;
    this.departures = departures;
    this.work = work;
    this.log = log;
    this.signatures = signatures;
  }

  /**
   * What came of them.
   *
   * @param failed to be parked
   * @param putOff whose key or certificate does not open: nothing is wrong with them, they wait
   *     until it does
   */
  private record Outcome(List<Signed> signed, List<Encoded> failed, List<Encoded> putOff) {
    Outcome() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** All departures of one partner, as leased together. */
  public void sign(List<Encoded> encoded) {
    if (encoded.isEmpty()) return;
    Outcome outcome = new Outcome();
    List<Signed> signed = outcome.signed();
    for (Encoded each : encoded) {
      if (rejected(each)) outcome.failed().add(each);
      else sign(each, outcome);
    }
    try {
      List<RetentionUnit> units = signed.stream().map(this::unit).toList();
      List<Stored> bodies = database.transaction(handle -> commit(handle, units, outcome));
      for (int i = 0; i < signed.size(); i++) keepAtHand(signed.get(i), bodies.get(i));
    } finally {
      signed.forEach(Signed::close);
    }
  }

  private void sign(Encoded encoded, Outcome outcome) {
    try {
      outcome.signed().add(signatures.sign(encoded));
    } catch (GatewayException e) {
      if (OURS_TO_MEND.contains(e.code()))
        outcome.putOff().add(with(encoded, List.of(waits(encoded, e))));
      else outcome.failed().add(with(encoded, e.findings()));
    }
  }

  private static Encoded with(Encoded encoded, List<Finding> findings) {
    return new Encoded(encoded.planned(), NOTHING, "", findings);
  }

  private static Finding waits(Encoded encoded, GatewayException problem) {
    return Finding.of(
        SIG_451,
        Place.NOWHERE,
        "file",
        encoded.planned().fileName(),
        "problem",
        problem.findings().get(0).text());
  }

  private RetentionUnit unit(Signed signed) {
    Planned planned = signed.encoded().planned();
    return keeping.unit(planned.partner(), Keeping.of(planned.kind()));
  }

  /** For the door, which is next. */
  private void keepAtHand(Signed signed, Stored stored) {
    if (signed.wrapped().isEmpty())
      payloads.keepAtHand(stored.id(), new Leaving(signed.body(), signed.signature()));
  }

  private List<Stored> commit(Handle handle, List<RetentionUnit> units, Outcome outcome) {
    List<Signed> signed = outcome.signed();
    List<Stored> bodies =
        payloads.storeAll(handle, signed.stream().map(Signed::leaving).toList(), units);
    List<Departures.Written> written = new ArrayList<>();
    List<Work.Task> tasks = new ArrayList<>();
    for (int i = 0; i < signed.size(); i++) {
      Signed each = signed.get(i);
      Planned planned = each.encoded().planned();
      written.add(
          new Departures.Written(
              planned.id(), bodies.get(i).id(), each.signature(), each.encoded().contentType()));
      tasks.add(
          new Work.Task(
              planned.id(), planned.partner() + "/" + planned.channel(), Plan.priority(planned)));
      if (each.wrapped().isPresent()) keep(handle, each, each.wrapped().get(), units.get(i));
      note(handle, each.encoded());
    }
    departures.ready(handle, written);
    work.enqueueTogether(handle, Kinds.SEND, tasks);
    for (Encoded each : outcome.failed()) park(handle, each);
    putOff(handle, outcome.putOff());
    return bodies;
  }

  /** Told once, tried again and again. */
  private void putOff(Handle handle, List<Encoded> encoded) {
    List<Work.Task> tasks = new ArrayList<>();
    for (Encoded each : encoded) {
      Planned planned = each.planned();
      Finding finding = each.findings().get(0);
      if (departures.putOff(handle, planned.id(), finding.toString())) {
        LOG.error("{}", finding);
        note(handle, each);
      }
      tasks.add(
          new Work.Task(planned.id(), planned.partner(), Plan.priority(planned), UNTIL_MENDED));
    }
    work.enqueueTogether(handle, Kinds.WRITE, tasks);
  }

  /** What leaves may be encrypted to others: the content itself is kept beside it. */
  private void keep(Handle handle, Signed signed, Wrapped wrapped, RetentionUnit unit) {
    Stored content = payloads.storeAll(handle, List.of(signed.body()), unit).get(0);
    sent.packed(handle, signed.encoded().planned(), wrapped, content.id());
  }

  private void park(Handle handle, Encoded encoded) {
    long departure = encoded.planned().id();
    if (!departures.parked(handle, departure, encoded.findings().get(0).toString())) return;
    log.event(
        handle,
        new Log.Event(
            "parked", null, departure, dossier(encoded), encoded.findings().get(0).code().id()));
    note(handle, encoded);
  }

  private void note(Handle handle, Encoded encoded) {
    if (encoded.findings().isEmpty()) return;
    List<Log.Noted> noted = new ArrayList<>();
    for (Finding each : encoded.findings())
      noted.add(new Log.Noted(each, null, dossier(encoded), encoded.planned().id()));
    log.findings(handle, noted);
  }

  private static @Nullable Long dossier(Encoded encoded) {
    List<Planned.Document> documents = encoded.planned().documents();
    return documents.size() == 1 ? documents.get(0).dossier() : null;
  }

  private static boolean rejected(Encoded encoded) {
    return encoded.findings().stream().anyMatch(each -> each.code().severity() != Severity.WARNING);
  }
}
