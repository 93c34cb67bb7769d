package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.customspost.gateway.dossier.Clocks;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Dossiers.Known;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.ItemEvents;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.transport.ItemEvent;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Commit B for what happened to items on their way. Where it means that goods arrived, what waited
 * for them is filed, and what is accepted is presented.
 */
final class TrackEvents {
  private final Dossiers dossiers;
  private final Filings filings;
  private final ItemEvents events;
  private final Clocks clocks;
  private final CurrentAgreements agreements;
  private final GoodsArrival goods;
  private final Settle settle;
  private final AdoptOrphans orphans;
  private final TrackHeld held = new TrackHeld(new Orders());

  TrackEvents(
      Stores stores,
      CurrentAgreements agreements,
      GoodsArrival goods,
      Settle settle,
      AdoptOrphans orphans) {
    this.dossiers = stores.dossiers();
    this.filings = stores.filings();
    this.events = stores.events();
    this.clocks = stores.clocks();
    this.agreements = agreements;
    this.goods = goods;
    this.settle = settle;
    this.orphans = orphans;
  }

  void track(Handle handle, Identified identified, List<Batch.Entry> entries, Plan plan) {
    Map<Batch.Entry, ItemEvent> good = new LinkedHashMap<>();
    for (Batch.Entry each : entries)
      if (each.content() instanceof ItemEvent event && !rejected(each)) good.put(each, event);
    if (good.isEmpty()) return;
    Set<String> items = new TreeSet<>();
    for (ItemEvent each : good.values()) items.add(each.itemId().value());
    // The data of the same items may be tracked at this moment: one of both comes second.
    dossiers.lock(handle, items);
    Map<String, Known> latest = dossiers.latest(handle, items);
    List<ItemEvents.Row> rows = new ArrayList<>();
    good.forEach((entry, event) -> rows.add(row(identified, entry, event, latest)));
    Map<Long, Known> moved = new LinkedHashMap<>();
    Set<Integer> added = events.add(handle, identified.arrival().id(), rows);
    for (ItemEvents.Row row : rows) {
      boolean isNew = added.contains(row.ordinal());
      note(row, isNew, plan);
      if (isNew && row.dossier() != null) moved.put(row.dossier(), latest.get(row.itemId()));
    }
    follow(handle, moved, identified.catalogue(), plan);
    held.track(
        handle, identified, rows.stream().filter(each -> added.contains(each.ordinal())), plan);
    for (long each : clocks.ofDossiers(handle, moved.keySet()))
      plan.clock(each, identified.agreement().partner());
  }

  private static boolean rejected(Batch.Entry entry) {
    return entry.findings().stream().anyMatch(each -> each.code().severity() == Severity.REJECT);
  }

  private static void note(ItemEvents.Row row, boolean added, Plan plan) {
    String text = row.event() + " of " + row.itemId();
    if (!added) plan.event("repeated", row.arrival(), row.dossier(), text);
    else if (row.dossier() == null) plan.event("orphan", row.arrival(), null, text);
  }

  private static ItemEvents.Row row(
      Identified identified, Batch.Entry entry, ItemEvent event, Map<String, Known> latest) {
    ItemEvents.Row row =
        new ItemEvents.Row(
            identified.agreement().partner(),
            identified.arrival().id(),
            entry.ordinal(),
            event.itemId().value(),
            event.postedOn(),
            event.event(),
            text(event.office()),
            text(event.reason()),
            event.at() == null ? identified.arrival().receivedAt() : event.at(),
            null);
    Known known = latest.get(row.itemId());
    if (known == null || !row.isAbout(known.postedOn(), TrackItems.REUSE_DAYS)) return row;
    return row.of(known.id());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void follow(Handle handle, Map<Long, Known> moved, Catalogue catalogue, Plan plan) {
    if (moved.isEmpty()) return;
    Map<String, List<Filing>> byCustoms = new TreeMap<>();
    for (Filing each : filings.of(handle, moved.keySet()))
      byCustoms.computeIfAbsent(each.customs(), key -> new ArrayList<>()).add(each);
    byCustoms.forEach(
        (name, theirs) -> {
          Optional<Agreement> customs = agreements.now().find(name);
          // Its agreement was taken away since; the event is kept all the same.
          if (customs.isEmpty() || customs.get().declarations() == null) return;
          follow(handle, customs.get(), theirs, moved, catalogue, plan);
        });
  }

  private void follow(
      Handle handle,
      Agreement customs,
      List<Filing> theirs,
      Map<Long, Known> moved,
      Catalogue catalogue,
      Plan plan) {
    Collection<Long> ids = theirs.stream().map(Filing::dossier).toList();
    Set<Long> arrived = goods.arrived(handle, Receivers.declarations(customs), ids, catalogue);
    List<Filing> changed = new ArrayList<>();
    List<AdoptOrphans.Filed> lodged = new ArrayList<>();
    for (Filing each : theirs) {
      if (!arrived.contains(each.dossier())) continue;
      boolean waited = each.state() == FilingState.AWAITING_GOODS;
      Filing now =
          waited
              ? settle.lodge(handle, each, catalogue, plan)
              : goods.present(handle, each, customs, catalogue, plan);
      if (!now.equals(each)) changed.add(now);
      Known item = moved.get(each.dossier());
      if (waited && item != null)
        lodged.add(new AdoptOrphans.Filed(now, item.itemId(), item.postedOn()));
    }
    filings.update(handle, changed);
    orphans.adopt(handle, customs.partner(), lodged, catalogue, plan);
  }
}
