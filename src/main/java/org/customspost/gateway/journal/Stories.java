package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Finds everything that an identifier means and tells it. Only reads; every method runs in the
 * caller's transaction.
 */
public final class Stories {
  private final Hits hits = new Hits();
  private final ItemStories items = new ItemStories();
  private final MessageStories messages = new MessageStories();
  private final CargoStories cargo = new CargoStories();

  /**
   * The stories of an item id, LRN, MRN, notice id, control reference, file name, receptacle,
   * despatch, consignment, waybill or flight; empty where nothing is known under it. At most fifty
   * of each kind: one file may hold many items.
   */
  public List<Story> of(Handle handle, String id) {
    List<Story> stories = new ArrayList<>();
    boolean item = false;
    for (Hit each : hits.of(handle, id)) {
      stories.add(story(handle, each.kind(), each.number()));
      item |= each.kind() == Story.Kind.ITEM;
    }
    stories.addAll(unnumbered(handle, id, item));
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

  private Story story(Handle handle, Story.Kind kind, long number) {
    return switch (kind) {
      case ARRIVAL -> messages.arrival(handle, number);
      case DEPARTURE -> messages.departure(handle, number);
      default -> items.dossier(handle, number);
    };
  }

  /**
   * What is told under an identifier and has no number of its own: items that were refused, or
   * whose data has not come, and what carries items.
   *
   * @param itemKnown whether there is an item with a number under it
   */
  public List<Story> unnumbered(Handle handle, String id, boolean itemKnown) {
    List<Story> stories = new ArrayList<>();
    if (!itemKnown) items.refused(handle, id).ifPresent(stories::add);
    items.early(handle, id).ifPresent(stories::add);
    items.orphans(handle, id).ifPresent(stories::add);
    stories.addAll(cargo.of(handle, id, itemKnown));
    return List.copyOf(stories);
  }
}
