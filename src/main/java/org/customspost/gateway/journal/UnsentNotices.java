package org.customspost.gateway.journal;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Notices that something newer overtakes: they are planned or written, and have not left, or may
 * have. Runs in the caller's transaction.
 */
public final class UnsentNotices {

  /** Those with a notice of these meanings about a dossier, with all that is in them; locked. */
  public List<Planned> of(Handle handle, long dossier, Collection<String> meanings) {
    List<Long> ids =
        handle
            .createQuery(
                "select p.id from departure p where p.kind = 'NOTICE'"
                    + " and p.state in ('PLANNED', 'READY') and p.id in (select d.departure"
                    + " from document d where d.dossier = :dossier and d.meaning = any(:meanings))"
                    + " order by p.id for update")
            .bind("dossier", dossier)
            .bindArray("meanings", String.class, List.copyOf(meanings))
            .mapTo(Long.class)
            .list();
    return PlannedRows.get(handle, ids, "");
  }

  /**
   * A notice about an item that must not be loaded now.
   *
   * @param filing by which it is forbidden
   */
  public record Forbidden(long departure, String partner, long dossier, long filing) {}

  /** Which of these departures say such a thing of an item that must not be loaded now. */
  public List<Forbidden> forbidden(
      Handle handle, Collection<Long> departures, Collection<String> meanings) {
    return handle
        .createQuery(
            "select distinct d.departure, p.partner, f.dossier, f.id as filing from document d"
                + " join departure p on p.id = d.departure join filing f on f.dossier = d.dossier"
                + " where d.departure = any(:ids) and d.meaning = any(:meanings)"
                + " and f.forbidden_by is not null order by d.departure, f.id")
        .bindArray("ids", Long.class, List.copyOf(departures))
        .bindArray("meanings", String.class, List.copyOf(meanings))
        .map(
            (row, context) ->
                new Forbidden(
                    row.getLong("departure"),
                    row.getString("partner"),
                    row.getLong("dossier"),
                    row.getLong("filing")))
        .list();
  }
}
