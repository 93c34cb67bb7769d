package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_632;

import java.util.List;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/**
 * Tells an operator once more what holds of an item: a new notice with an identity of its own, of
 * what stands now and not of what stood when it was told before.
 */
public final class NoticeAgain {
  private final Database database;
  private final Stores stores;
  private final Work work;
  private final Settle settle;
  private final CurrentCatalogue catalogue;

  public NoticeAgain(
      Database database,
      Stores stores,
      Work work,
      CurrentAgreements agreements,
      CurrentCatalogue catalogue) {
    this.database = database;
    this.stores = stores;
    this.work = work;
    this.settle = Settle.of(stores, agreements);
    this.catalogue = catalogue;
  }

  /** Entries of one operator, each about filings. */
  public void tell(List<Work.Entry> entries) {
    Catalogue now = catalogue.now();
    Plan plan = new Plan(now.hash());
    database.run(
        handle -> {
          for (Work.Entry entry : entries)
            for (long filing : entry.subjects()) tell(handle, filing, entry.partner(), now, plan);
          plan.commit(handle, stores.departures(), work, stores.log());
          work.done(handle, entries);
        });
  }

  private void tell(Handle handle, long id, String operator, Catalogue now, Plan plan) {
    Filing filing = stores.filings().get(handle, id);
    String why = settle.tellAgain(handle, filing, operator, now, plan);
    if (why.isEmpty()) return;
    plan.finding(
        Finding.of(TRK_632, Place.NOWHERE, "partner", operator, "why", why),
        null,
        filing.dossier());
  }
}
