package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_002;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.dossier.Dossiers.Known;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.Flow;
import org.jdbi.v3.core.Handle;

/** Decides per changed item what is filed, amended or cancelled, and plans the declarations. */
final class File {
  private final FlowFiling.Parts parts;

  File(FlowFiling.Parts parts) {
    this.parts = parts;
  }

  /**
   * The tracked items of a batch.
   *
   * @param tracked with the dossier and version of each
   * @param repeated those that say nothing new: filed only where nothing was filed before
   * @param opened dossiers that are new: nothing can have been filed in them
   */
  record Items(Map<Validated, Known> tracked, Set<Validated> repeated, Set<Long> opened) {}

  void file(Handle handle, Identified identified, Items items, Plan plan) {
    Map<Flow, Map<Validated, Known>> byFlow = new LinkedHashMap<>();
    items
        .tracked()
        .forEach(
            (item, dossier) -> {
              for (Flow flow : flows(handle, identified, item, dossier, plan))
                byFlow.computeIfAbsent(flow, key -> new LinkedHashMap<>()).put(item, dossier);
            });
    byFlow.forEach(
        (flow, ofFlow) ->
            new FlowFiling(parts, handle, identified, flow, plan)
                .file(new Items(ofFlow, items.repeated(), items.opened())));
  }

  /** The flow that takes the item; for a cancellation that does not say, those it was filed by. */
  private List<Flow> flows(
      Handle handle, Identified identified, Validated item, Known dossier, Plan plan) {
    if (!item.flows().isEmpty()) return item.flows();
    List<Flow> flows = new ArrayList<>();
    for (Filing each : parts.filings().of(handle, dossier.id()))
      parts.settle().flow(each).ifPresent(flows::add);
    if (flows.isEmpty()) {
      Finding finding = Finding.of(TRK_002, Place.NOWHERE, "customs", "anybody");
      plan.finding(TrackItems.placed(finding, item), identified.arrival().id(), dossier.id());
    }
    return flows;
  }
}
