package org.customspost.gateway.flow.act;

import static org.customspost.gateway.error.ErrorCode.SND_022;

import java.util.Optional;
import org.customspost.gateway.dossier.StaleReports;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Subjects;
import org.jdbi.v3.core.Handle;

/** A person sends nothing that something newer has taken the place of: it would overtake that. */
final class Newest {
  private final StaleReports reports;

  Newest(StaleReports reports) {
    this.reports = reports;
  }

  /** Why it must stay; empty where it may go. */
  Optional<String> objection(Handle handle, Subjects.Leaving leaving) {
    if (leaving.kind() != Planned.Kind.CARGO_REPORT) return Optional.empty();
    return reports.stale(handle, leaving.id()).map(Newest::text);
  }

  private static String text(StaleReports.Stale stale) {
    return Finding.of(
            SND_022,
            Place.NOWHERE,
            "reference",
            stale.reference(),
            "announcement",
            stale.announcement(),
            "instead",
            stale.instead())
        .toString();
  }
}
