package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Finds everything that an identifier means and tells it. Only reads; every method runs in the
 * caller's transaction.
 */
public final class Stories {
  private static final int MOST = 50;
  private final ItemStories items = new ItemStories();
  private final MessageStories messages = new MessageStories();
  private final CargoStories cargo = new CargoStories();

  /**
   * The stories of an item id, LRN, MRN, notice id, control reference, file name, receptacle,
   * despatch, consignment, waybill or flight; empty where nothing is known under it. At most fifty:
   * one file may hold many items.
   */
  public List<Story> of(Handle handle, String id) {
    List<Story> stories = new ArrayList<>();
    for (long each : messages.arrivals(handle, id)) stories.add(messages.arrival(handle, each));
    for (long each : messages.departures(handle, id)) stories.add(messages.departure(handle, each));
    Set<Long> dossiers = new LinkedHashSet<>(dossiers(handle, id));
    for (long each : dossiers) stories.add(items.dossier(handle, each));
    if (dossiers.isEmpty()) items.refused(handle, id).ifPresent(stories::add);
    items.early(handle, id).ifPresent(stories::add);
    items.orphans(handle, id).ifPresent(stories::add);
    stories.addAll(cargo.of(handle, id, !dossiers.isEmpty()));
    return List.copyOf(stories);
  }

  /** The story of one dossier; empty where there is none of that number. */
  public Optional<Story> dossier(Handle handle, long id) {
    return known(handle, "dossier", id) ? Optional.of(items.dossier(handle, id)) : Optional.empty();
  }

  /** The story of an interchange that came in; empty where there is none of that number. */
  public Optional<Story> arrival(Handle handle, long id) {
    return known(handle, "arrival", id)
        ? Optional.of(messages.arrival(handle, id))
        : Optional.empty();
  }

  /** The story of an interchange that leaves; empty where there is none of that number. */
  public Optional<Story> departure(Handle handle, long id) {
    return known(handle, "departure", id)
        ? Optional.of(messages.departure(handle, id))
        : Optional.empty();
  }

  private static boolean known(Handle handle, String table, long id) {
    return handle
        .createQuery("select exists (select from " + table + " where id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private static List<Long> dossiers(Handle handle, String id) {
    return handle
        .createQuery(
            "select id from (select id from dossier where item_id = upper(replace(:id, ' ', ''))"
                + " union select dossier from filing where mrn = :id"
                + " union select dossier from document where reference = :id and dossier is not null"
                + " union select dossier from referral where reference = :id"
                + " union select f.dossier from answer a join filing f on f.id = a.filing"
                + "   where a.lrn = :id or a.mrn = :id or a.notification_id = :id) as found"
                + " order by id limit :most")
        .bind("id", id)
        .bind("most", MOST)
        .mapTo(Long.class)
        .list();
  }
}
