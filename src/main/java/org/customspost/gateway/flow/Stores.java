package org.customspost.gateway.flow;

import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.Clocks;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.ForbiddenReceptacles;
import org.customspost.gateway.dossier.ItemEvents;
import org.customspost.gateway.dossier.Manifests;
import org.customspost.gateway.dossier.ReceptacleEvents;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Receipts;

/** The tables that the line works on. Stateless: all state is in the database. */
public record Stores(
    Arrivals arrivals,
    Departures departures,
    Dossiers dossiers,
    Filings filings,
    Answers answers,
    Receipts receipts,
    ItemEvents events,
    Referrals referrals,
    Manifests manifests,
    ReceptacleEvents receptacleEvents,
    CargoReports cargoReports,
    ForbiddenReceptacles forbiddenReceptacles,
    Clocks clocks,
    Log log) {

  public static Stores all() {
    return new Stores(
        new Arrivals(),
        new Departures(),
        new Dossiers(),
        new Filings(),
        new Answers(),
        new Receipts(),
        new ItemEvents(),
        new Referrals(),
        new Manifests(),
        new ReceptacleEvents(),
        new CargoReports(),
        new ForbiddenReceptacles(),
        new Clocks(),
        new Log());
  }
}
