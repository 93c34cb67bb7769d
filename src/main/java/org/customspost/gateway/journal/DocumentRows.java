package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Documents of departures as rows, both ways. */
final class DocumentRows {
  private DocumentRows() {}

  static Rows empty() {
    return Rows.into(
        "document",
        "departure, position, reference, function, dossier, filing, item_version, former_version,"
            + " answer, mrn, meaning, reason, ruling, referral, manifest, receptacle_event");
  }

  static void add(Rows rows, long departure, int position, Planned.Document document) {
    rows.add(
        departure,
        position,
        document.reference(),
        document.function(),
        document.dossier(),
        document.filing(),
        document.itemVersion(),
        document.formerVersion(),
        document.answer(),
        document.mrn(),
        document.meaning(),
        document.reason(),
        document.ruling(),
        document.referral(),
        document.manifest(),
        document.receptacleEvent());
  }

  static Planned.Document of(ResultSet row) throws SQLException {
    return new Planned.Document(
        row.getString("reference"),
        row.getString("function"),
        row.getObject("dossier", Long.class),
        row.getObject("filing", Long.class),
        row.getObject("item_version", Long.class),
        row.getObject("former_version", Long.class),
        row.getObject("answer", Long.class),
        row.getString("mrn"),
        row.getString("meaning"),
        row.getString("reason"),
        row.getString("ruling"),
        row.getObject("referral", Long.class),
        row.getObject("manifest", Long.class),
        row.getObject("receptacle_event", Long.class));
  }
}
