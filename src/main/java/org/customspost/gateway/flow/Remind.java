package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_010;

import java.time.Duration;
import java.util.List;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.Answers;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a filing when its answer is due, and raises an alert where none came. */
public final class Remind {
  private static final Logger LOG = LoggerFactory.getLogger(Remind.class);

  private final Database database;
  private final Filings filings;
  private final Work work;
  private final Log log;
  private final CurrentAgreements agreements;

  public Remind(
      Database database, Filings filings, Work work, Log log, CurrentAgreements agreements) {
    this.database = database;
    this.filings = filings;
    this.work = work;
    this.log = log;
    this.agreements = agreements;
  }

  public void remind(List<Work.Entry> due) {
    database.run(
        handle -> {
          for (Work.Entry each : due) remind(handle, each.subject());
          work.done(handle, due);
        });
  }

  private void remind(Handle handle, long id) {
    if (!filings.overdue(handle, id)) return;
    Filing filing = filings.get(handle, id);
    Finding finding =
        Finding.of(
            TRK_010,
            Place.NOWHERE,
            "customs",
            filing.customs(),
            "lrn",
            filing.lrn(),
            "within",
            within(filing.customs()));
    LOG.warn("{}", finding);
    log.findings(handle, List.of(new Log.Noted(finding, null, filing.dossier(), null)));
    log.event(handle, new Log.Event("overdue", null, null, filing.dossier(), filing.lrn()));
  }

  private String within(String customs) {
    return agreements
        .now()
        .find(customs)
        .map(agreement -> agreement.answers())
        .map(Answers::within)
        .map(Duration::toString)
        .orElse("the agreed time");
  }
}
