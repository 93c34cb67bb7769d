package org.customspost.gateway.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Receptacles that must not be loaded. What an authority says of a receptacle it says of each item
 * in it, whichever is told first. Every method runs in the caller's transaction.
 */
public final class ForbiddenReceptacles {
  private static final long KEY = 50;

  /**
   * Before any other lock: an announcement that is committed at the same time must neither miss the
   * receptacle nor be missed.
   */
  public void lock(Handle handle) {
    lock(handle, "pg_advisory_xact_lock");
  }

  /** As {@link #lock}; announcements do not wait for each other. */
  public void lockShared(Handle handle) {
    lock(handle, "pg_advisory_xact_lock_shared");
  }

  private static void lock(Handle handle, String function) {
    handle
        .createQuery("select true from (select " + function + "(" + KEY + ")) x")
        .mapTo(Boolean.class)
        .one();
  }

  /** Receptacles that an announcement has, those of its version in force. */
  public List<String> of(Handle handle, CargoReports.Subject subject, ReportScope scope) {
    return handle
        .createQuery(
            "select distinct l.receptacle from manifest m join manifest_line l on l.manifest = m.id"
                + " where m.partner = :partner and m.level = :level and m.reference = :identity"
                + " and m.standing = 'IN_FORCE' and l.receptacle <> '' and (cardinality(:offices) = 0"
                + " or substr(l.receptacle, 7) like any(array(select o || '%' from unnest(:offices) o)))"
                + " order by 1")
        .bindMethods(subject)
        .bindArray("offices", String.class, List.copyOf(scope.offices()))
        .mapTo(String.class)
        .list();
  }

  /** Items that are announced in these receptacles. */
  public List<String> items(Handle handle, Collection<String> receptacles) {
    return handle
        .createQuery(
            "select distinct i.item_id from manifest_line l join manifest m on m.id = l.manifest"
                + " and m.standing = 'IN_FORCE' join manifest_item i on i.manifest = l.manifest"
                + " and i.line = l.number where l.receptacle = any(:receptacles) order by 1")
        .bindArray("receptacles", String.class, List.copyOf(receptacles))
        .mapTo(String.class)
        .list();
  }

  public void add(Handle handle, long answer, Collection<String> receptacles) {
    handle
        .createUpdate(
            "insert into forbidden_receptacle (receptacle, answer)"
                + " select unnest(:receptacles), :answer on conflict do nothing")
        .bindArray("receptacles", String.class, List.copyOf(receptacles))
        .bind("answer", answer)
        .execute();
  }

  /** Items of a version in forbidden receptacles of which the answer did not know yet. */
  public List<Map.Entry<Answers.Row, String>> announced(Handle handle, long manifest) {
    return handle
        .createQuery(
            "select distinct on (a.id, i.item_id) a.*, i.item_id as item from manifest_line l"
                + " join forbidden_receptacle r on r.receptacle = l.receptacle"
                + " join answer a on a.id = r.answer join manifest_item i on i.manifest = l.manifest"
                + " and i.line = l.number where l.manifest = :manifest and l.receptacle <> ''"
                + " and not exists (select from answer o where o.customs = a.customs"
                + "   and o.notification_id = a.notification_id || ' ' || i.item_id)")
        .bind("manifest", manifest)
        .map((row, context) -> Map.entry(Answers.row(row), row.getString("item")))
        .list();
  }
}
