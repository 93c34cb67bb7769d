package org.customspost.gateway.journal;

import java.util.Collection;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.jdbi.v3.core.Handle;

/** Notices that are planned or written and have not left. Runs in the caller's transaction. */
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
    return Departures.get(handle, ids, "");
  }

  /** Parks one for ever: nobody has anything to do with it, so no list of what is parked has it. */
  public void withhold(Handle handle, long departure, String problem) {
    handle
        .createUpdate(
            "update departure set state = 'PARKED', problem = :problem where id = :id"
                + " and state in ('PLANNED', 'READY')")
        .bind("id", departure)
        .bind("problem", problem)
        .execute();
  }

  /** Whether a departure is withheld. */
  public boolean withheld(Handle handle, long departure) {
    return handle
        .createQuery(
            "select exists (select from departure where id = :id and state = 'PARKED'"
                + " and problem like :code)")
        .bind("id", departure)
        .bind("code", ErrorCode.TRK_515.id() + " %")
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether a departure lets an item go that must not be loaded now. */
  public boolean letsForbiddenGo(Handle handle, long departure, Collection<String> meanings) {
    return handle
        .createQuery(
            "select exists (select from document d join filing f on f.dossier = d.dossier"
                + " where d.departure = :id and d.meaning = any(:meanings)"
                + " and f.forbidden_by is not null)")
        .bind("id", departure)
        .bindArray("meanings", String.class, List.copyOf(meanings))
        .mapTo(Boolean.class)
        .one();
  }
}
