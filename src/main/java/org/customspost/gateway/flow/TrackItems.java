package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Dossiers.Known;
import org.customspost.gateway.dossier.ItemEvents;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Batch;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Commit B for items: new dossiers and versions, and what is filed about them. */
final class TrackItems {
  /** An S10 id stands for one item at least this long. */
  static final int REUSE_DAYS = 365;

  private final Dossiers dossiers;
  private final ItemEvents events;
  private final File file;

  TrackItems(Dossiers dossiers, ItemEvents events, File file) {
    this.dossiers = dossiers;
    this.events = events;
    this.file = file;
  }

  void track(Handle handle, Identified identified, List<Validated> items, Plan plan) {
    List<Validated> good = new ArrayList<>();
    for (Validated each : items) {
      if (each.rejected()) note(each, identified.arrival(), null, plan);
      else good.add(each);
    }
    if (good.isEmpty()) return;
    Set<String> ids = new HashSet<>();
    for (Validated each : good) ids.add(each.itemId());
    dossiers.lock(handle, ids);
    Versions versions = new Versions(handle, identified, dossiers.latest(handle, ids), good.size());
    Map<Validated, Known> tracked = new LinkedHashMap<>();
    Set<Validated> repeated = new HashSet<>();
    for (Validated each : good) {
      Known before = versions.newest(each.itemId());
      Known now = versions.add(each, identified.agreement().partner());
      note(each, identified.arrival(), now.id(), plan);
      if (before != null && before.version() == now.version()) repeated.add(each);
      tracked.put(each, now);
    }
    versions.store(handle);
    adoptEvents(handle, versions, plan);
    file.file(handle, identified, new File.Items(tracked, repeated, versions.opened()), plan);
  }

  /** What was told of an item before its data came. */
  private void adoptEvents(Handle handle, Versions versions, Plan plan) {
    Map<String, Dossiers.Opened> opened = new HashMap<>();
    for (Dossiers.Opened each : versions.opened) opened.put(each.itemId(), each);
    if (opened.isEmpty()) return;
    for (ItemEvents.Early each : events.early(handle, opened.keySet())) {
      ItemEvents.Row event = each.row();
      Dossiers.Opened dossier = opened.get(event.itemId());
      if (dossier == null || !event.isAbout(dossier.postedOn(), REUSE_DAYS)) continue;
      events.adopt(handle, each.id(), dossier.id());
      plan.event("adopted", event.arrival(), dossier.id(), "event " + event.event());
    }
  }

  private static void note(Validated item, Arrival arrival, @Nullable Long dossier, Plan plan) {
    for (Finding each : item.findings()) plan.finding(placed(each, item), arrival.id(), dossier);
  }

  static Finding placed(Finding finding, Validated item) {
    return finding.at(finding.place().withItem(item.entry().ordinal(), item.itemId()));
  }

  /** Gathers dossiers and versions of one batch; an item may come twice in it. */
  private final class Versions {
    private final Map<String, Known> newest;
    private final List<Long> dossierIds;
    private final List<Long> versionIds;
    private final Arrival arrival;
    private final Relations relations;
    private final List<Dossiers.Opened> opened = new ArrayList<>();
    private final List<Dossiers.Version> added = new ArrayList<>();

    Versions(Handle handle, Identified identified, Map<String, Known> latest, int most) {
      this.arrival = identified.arrival();
      this.relations = new Relations(identified.catalogue().lists(), arrival.day());
      this.newest = new HashMap<>(latest);
      this.dossierIds = Ids.next(handle, "dossier", most);
      this.versionIds = Ids.next(handle, "item_version", most);
    }

    @Nullable Known newest(String itemId) {
      return newest.get(itemId);
    }

    /**
     * The dossier with the version that the item makes; the known one where it says nothing new.
     */
    Known add(Validated validated, String operator) {
      Known before = newest.get(validated.itemId());
      Dossiers.Stated stated = relations.of(validated.item());
      boolean another =
          before == null
              || before.closed()
              || usedAnew(before, validated)
              || Relations.goesBack(before.itemId(), before.stated(), stated);
      Known open = another ? null : before;
      String contentHash = validated.contentHash();
      if (open != null && open.contentHash().equals(contentHash)) return open;
      Item item = validated.item();
      Known now =
          new Known(
              open == null ? dossierIds.get(opened.size()) : open.id(),
              validated.itemId(),
              item.postedAt() == null ? null : item.postedAt().toLocalDate(),
              versionIds.get(added.size()),
              open == null ? 1 : open.versions() + 1,
              contentHash,
              false,
              stated);
      if (open == null)
        opened.add(new Dossiers.Opened(now.id(), now.itemId(), now.postedOn(), operator));
      Batch.Entry entry = validated.entry();
      added.add(
          new Dossiers.Version(
              now.version(),
              now.id(),
              now.versions(),
              arrival.id(),
              entry.ordinal(),
              entry.message(),
              entry.slice(),
              item.function().name(),
              contentHash,
              stated));
      newest.put(now.itemId(), now);
      return now;
    }

    // Posts use S10 ids again: posted so much later, it is another item.
    private static boolean usedAnew(Known before, Validated now) {
      if (before.postedOn() == null || now.item().postedAt() == null) return false;
      LocalDate posted = now.item().postedAt().toLocalDate();
      return Math.abs(ChronoUnit.DAYS.between(before.postedOn(), posted)) > REUSE_DAYS;
    }

    void store(Handle handle) {
      dossiers.open(handle, opened);
      dossiers.add(handle, added);
    }

    Set<Long> opened() {
      Set<Long> ids = new HashSet<>();
      for (Dossiers.Opened each : opened) ids.add(each.id());
      return ids;
    }
  }
}
