package org.customspost.gateway.dossier.story;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.match.Matches;
import org.customspost.gateway.dossier.story.ItemStory.Filed;
import org.customspost.gateway.dossier.story.ItemStory.Related;
import org.customspost.gateway.dossier.story.ItemStory.Version;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells the stories of items. Only reads; every method runs in the caller's transaction. */
public final class ItemTales {
  private final Stories stories = new Stories();
  private final States states = new States();
  private final Matches matches = new Matches();

  private record Head(
      String itemId, String operator, @Nullable LocalDate postedOn, OffsetDateTime openedAt) {}

  /** The dossiers of an item id, the newest first; posts use ids again. */
  public List<Long> dossiers(Handle handle, String itemId) {
    return handle
        .createQuery("select id from dossier where item_id = :id order by id desc limit 50")
        .bind("id", itemId)
        .mapTo(Long.class)
        .list();
  }

  /** The story of a dossier; empty where there is none of that number. */
  public Optional<ItemStory> of(Handle handle, long dossier) {
    Optional<Story> told = stories.dossier(handle, dossier);
    if (told.isEmpty()) return Optional.empty();
    Head head =
        handle
            .createQuery("select * from dossier where id = :dossier")
            .bind("dossier", dossier)
            .map(
                (row, context) ->
                    new Head(
                        row.getString("item_id"),
                        row.getString("operator"),
                        row.getObject("posted_on", LocalDate.class),
                        row.getObject("opened_at", OffsetDateTime.class)))
            .one();
    return Optional.of(
        new ItemStory(
            dossier,
            head.itemId(),
            head.operator(),
            head.postedOn(),
            head.openedAt(),
            states.of(handle, dossier),
            filings(handle, dossier),
            versions(handle, dossier),
            Timeline.of(handle, dossier, told.get()),
            told.get().facts(),
            matches.completeness(handle, matches.subject(handle, head.itemId())),
            related(handle, dossier)));
  }

  private static List<Filed> filings(Handle handle, long dossier) {
    return handle
        .createQuery("select * from filing where dossier = :dossier order by id")
        .bind("dossier", dossier)
        .map(
            (row, context) ->
                new Filed(
                    row.getString("customs"),
                    row.getString("purpose"),
                    row.getString("state"),
                    row.getString("lrn"),
                    row.getString("mrn"),
                    row.getString("standing")))
        .list();
  }

  private static List<Version> versions(Handle handle, long dossier) {
    return handle
        .createQuery("select * from item_version where dossier = :dossier order by number desc")
        .bind("dossier", dossier)
        .map(
            (row, context) ->
                new Version(row.getLong("id"), row.getInt("number"), row.getLong("arrival")))
        .list();
  }

  /** The other half of a return: an item that comes back and the one that went out. */
  private static List<Related> related(Handle handle, long dossier) {
    return handle
        .createQuery(
            "select 'return of' as how, v.return_of as item_id, o.id from dossier d"
                + " join lateral (select * from item_version where dossier = d.id"
                + " order by number desc limit 1) v on v.return_of <> ''"
                + " left join dossier o on o.item_id = v.return_of and (o.id < d.id or o.item_id <> d.item_id)"
                + " where d.id = :dossier union all"
                + " select distinct 'comes back as', b.item_id, b.id from dossier d"
                + " join item_version v on v.return_of = d.item_id and v.return_of <> ''"
                + " and v.dossier <> d.id join dossier b on b.id = v.dossier"
                + " where d.id = :dossier and (b.item_id <> d.item_id or b.id > d.id)"
                + " union all select 'same number', s.item_id, s.id from dossier d"
                + " join dossier s on s.item_id = d.item_id and s.id <> d.id where d.id = :dossier")
        .bind("dossier", dossier)
        .map(
            (row, context) ->
                new Related(
                    row.getString("how"),
                    row.getString("item_id"),
                    row.getObject("id", Long.class)))
        .list();
  }
}
