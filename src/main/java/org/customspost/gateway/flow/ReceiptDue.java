package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.SND_350;

import java.time.Clock;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.As2Departures;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what was sent when its receipt is due. Without one it is sent again under the same id,
 * within the retry budget; then it is parked.
 */
public final class ReceiptDue {
  static final int PRIORITY = 8;
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptDue.class);

  private final Database database;
  private final Departures departures;
  private final Work work;
  private final Log log;
  private final CurrentAgreements agreements;
  private final As2Departures sent = new As2Departures();

  public ReceiptDue(
      Database database, Departures departures, Work work, Log log, CurrentAgreements agreements) {
    this.database = database;
    this.departures = departures;
    this.work = work;
    this.log = log;
    this.agreements = agreements;
  }

  public void look(List<Work.Entry> due) {
    database.run(
        handle -> {
          for (Work.Entry each : due) look(handle, each.subject());
          work.done(handle, due);
        });
  }

  private void look(Handle handle, long departure) {
    // what was acknowledged, parked or is being sent again anyway needs nothing
    if (!sent.again(handle, departure)) return;
    Departures.Ready ready = departures.waiting(handle, List.of(departure)).get(0);
    Finding missing =
        Finding.of(
            SND_350,
            Place.NOWHERE,
            "partner",
            ready.partner(),
            "file",
            ready.fileName(),
            "times",
            Integer.toString(ready.tries()));
    LOG.warn("{}", missing);
    log.findings(handle, List.of(new Log.Noted(missing, null, null, departure)));
    if (budget(ready).passed(CLOCK)) {
      departures.parked(handle, departure, missing.toString());
      log.event(handle, new Log.Event("parked", null, departure, null, missing.code().id()));
      return;
    }
    work.enqueue(
        handle,
        Kinds.SEND,
        List.of(
            new Work.Task(
                departure, ready.partner() + "/" + ready.channel(), Kinds.priority(ready.kind()))));
  }

  private Deadline budget(Departures.Ready ready) {
    Agreement agreement = agreements.now().of(ready.partner());
    return new Deadline(ready.readyAt(), agreement.retry().budget(), agreement.deadlines());
  }
}
