package org.customspost.gateway.dossier.match;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Which items and receptacles may match otherwise since something arrived. Only reads. */
final class Touched {
  private static final String ITEMS =
      "select distinct d.item_id from ("
          + "select dossier from item_version where arrival = any(:arrivals) and %1$s"
          + " union all select f.dossier from answer a join filing f on f.id = a.filing"
          + " where a.arrival = any(:arrivals) and %1$s"
          + " union all select r.dossier from referral_response s join referral r on r.id = s.referral"
          + " where s.arrival = any(:arrivals) and %1$s"
          + " union all select dossier from item_event where arrival = any(:arrivals) and %1$s"
          + " and dossier is not null) x join dossier d on d.id = x.dossier";

  private static final String WINDOW = "ordinal > :from and ordinal <= :to";

  // What customs says of a report may ask something of its receptacles, or end what it asked; so
  // may what the origin post answers.
  private static final String RECEPTACLES =
      "select receptacle from receptacle_event where arrival = any(:arrivals) and "
          + WINDOW
          + " union select q.receptacle from answer a join referral r on r.filing is null"
          + " and r.customs = a.customs and r.number in (a.mrn, a.report)"
          + " join asked_receptacle q on q.referral = r.id"
          + " where a.report is not null and a.arrival = any(:arrivals) and "
          + WINDOW
          + " union select q.receptacle from referral_response s join asked_receptacle q"
          + " on q.referral = s.referral where s.arrival = any(:arrivals) and "
          + WINDOW;

  private static final String RETURNS =
      "select distinct d.item_id from item_version v join dossier d on d.id = v.dossier"
          + " where v.return_of = any(:items) and v.return_of <> ''";

  private static final String NAMING =
      "select d.item_id from item_version v join dossier d on d.id = v.dossier"
          + " where v.receptacle = any(:receptacles) and v.receptacle <> ''"
          + " union select d.item_id from item_version v join dossier d on d.id = v.dossier"
          + " where v.despatch = any(:despatches) and v.despatch <> ''";

  private static final String LATE =
      "select m.item_id from receptacle_match r join item_match m on m.receptacle = r.receptacle"
          + " and m.receptacle <> '' where r.receptacle = any(:receptacles)"
          + " and m.declared_at is not null and (m.reason = 'DECLARED_LATE' or m.declared_at > "
          + ItemFacts.DEPARTED_AT
          + ")";

  private final Handle handle;

  Touched(Handle handle) {
    this.handle = handle;
  }

  /** Whether there can be any match at all. */
  boolean anything() {
    return handle
        .createQuery("select exists (select from manifest) or exists (select from item_match)")
        .mapTo(Boolean.class)
        .one();
  }

  /** The last ordinal of these arrivals. */
  int last(Collection<Long> arrivals) {
    return handle
        .createQuery("select coalesce(max(items), 0) from arrival where id = any(:arrivals)")
        .bindArray("arrivals", Long.class, arrivals)
        .mapTo(Integer.class)
        .one();
  }

  /** Items that these arrivals declared, decided or moved, between two ordinals. */
  Set<String> items(Collection<Long> arrivals, int from, int to) {
    return window(ITEMS.formatted(WINDOW), arrivals, from, to);
  }

  /** Receptacles of which these arrivals tell that something happened to them. */
  Set<String> receptacles(Collection<Long> arrivals, int from, int to) {
    return window(RECEPTACLES, arrivals, from, to);
  }

  private Set<String> window(String query, Collection<Long> arrivals, int from, int to) {
    return new TreeSet<>(
        handle
            .createQuery(query)
            .bindArray("arrivals", Long.class, arrivals)
            .bind("from", from)
            .bind("to", to)
            .mapTo(String.class)
            .list());
  }

  /** Items that are the return of one of these. */
  List<String> returnsOf(Collection<String> items) {
    return handle
        .createQuery(RETURNS)
        .bindArray("items", String.class, items)
        .mapTo(String.class)
        .list();
  }

  /** Items whose declaration names one of these. */
  Set<String> naming(Collection<String> receptacles, Collection<String> despatches) {
    return new LinkedHashSet<>(
        handle
            .createQuery(NAMING)
            .bindArray("receptacles", String.class, receptacles)
            .bindArray("despatches", String.class, despatches)
            .mapTo(String.class)
            .list());
  }

  /** Items of these receptacles that are late now or were: when it departed is told with them. */
  List<String> lateNowOrBefore(Collection<String> receptacles) {
    return handle
        .createQuery(LATE)
        .bindArray("receptacles", String.class, receptacles)
        .mapTo(String.class)
        .list();
  }

  /** Announcements that these arrivals brought, and that were read whole. */
  List<Long> manifests(Collection<Long> arrivals) {
    return handle
        .createQuery(
            "select id from manifest where arrival = any(:arrivals) and standing <> 'READING'"
                + " order by id")
        .bindArray("arrivals", Long.class, arrivals)
        .mapTo(Long.class)
        .list();
  }
}
