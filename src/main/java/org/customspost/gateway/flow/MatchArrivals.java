package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.dossier.match.Matcher;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.CurrentAgreements;

/**
 * Makes the match anew for what arrived, behind the line and never in its way. It works on what is
 * committed only; done again after a crash it ends the same.
 */
public final class MatchArrivals {
  private final Database database;
  private final Work work;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogues;

  public MatchArrivals(
      Database database, Work work, CurrentAgreements agreements, CurrentCatalogue catalogues) {
    this.database = database;
    this.work = work;
    this.agreements = agreements;
    this.catalogues = catalogues;
  }

  /** Entries about arrivals; ended when all that follows from them is kept. */
  public void match(List<Work.Entry> entries) {
    AgreedTerms terms = new AgreedTerms(agreements.now(), catalogues.now());
    new Matcher(database, terms)
        .match(entries.stream().flatMap(each -> each.subjects().stream()).toList());
    database.run(handle -> work.done(handle, entries));
  }
}
