package org.customspost.gateway.dossier.report;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Whether item data was there before despatches were closed, and before they left. */
public final class Despatches {
  /** So many at once: one may hold some thousands of items. */
  private static final int MOST = 50;

  private static final String TAKE =
      "delete from despatch_due where despatch in (select despatch from despatch_due limit "
          + MOST
          + ") returning despatch";

  /**
   * A scheduled time is local, of a place whose zone is not known: it has passed by then, at the
   * latest.
   */
  private static final String MADE_ANEW =
      "insert into despatch_quality (despatch, day, sender, sent_from, sent_to, announced,"
          + " before_despatch, departing, before_departure) select m.despatch,"
          + " (min(d.issued_at) at time zone 'UTC')::date, min(d.partner), left(m.despatch, 2),"
          + " substr(m.despatch, 7, 2), count(*), count(*) filter (where m.declared_at <="
          + " d.issued_at), count(l.at), count(*) filter (where m.declared_at <= l.at)"
          + " from item_match m join lateral (select * from manifest where despatch = m.despatch"
          + " and despatch <> '' and level = 'DESPATCH' and standing = 'IN_FORCE'"
          + " order by issued_at, id limit 1) d on true"
          + " left join receptacle_match r on r.receptacle = m.receptacle"
          + " left join lateral (select coalesce(r.departed_at, (r.departs + interval '12 hours')"
          + " at time zone 'UTC') as at) l on true"
          + " where m.despatch = any(:despatches) and m.despatch <> '' and m.manifest is not null"
          + " group by m.despatch";

  private Despatches() {}

  /** Says that the match of these has changed. */
  public static void changed(Handle handle, Collection<String> despatches) {
    if (despatches.isEmpty()) return;
    handle
        .createUpdate(
            "insert into despatch_due select distinct unnest(:despatches) on conflict do nothing")
        .bindArray("despatches", String.class, List.copyOf(despatches))
        .execute();
  }

  static void renew(Handle handle) {
    List<String> changed = handle.createQuery(TAKE).mapTo(String.class).list();
    if (changed.isEmpty()) return;
    handle
        .createUpdate("delete from despatch_quality where despatch = any(:despatches)")
        .bindArray("despatches", String.class, changed)
        .execute();
    handle.createUpdate(MADE_ANEW).bindArray("despatches", String.class, changed).execute();
  }
}
