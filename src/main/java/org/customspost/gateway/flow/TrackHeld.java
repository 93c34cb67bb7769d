package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.dossier.ItemEvents;
import org.customspost.gateway.dossier.hold.HeldWhere;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.dossier.hold.Orders.Reported;
import org.customspost.gateway.model.codelist.CodeList;
import org.jdbi.v3.core.Handle;

/**
 * An operator that tells of an item that it is held has seen that it must be: its order ends. Which
 * events say so is a code list; every other event leaves the order as it is.
 */
final class TrackHeld {
  static final String EVENTS = "hold-events";

  private final Orders orders;

  TrackHeld(Orders orders) {
    this.orders = orders;
  }

  /**
   * @param fresh events that were not told before
   */
  void track(Handle handle, Identified identified, Stream<ItemEvents.Row> fresh, Plan plan) {
    Optional<CodeList> list = identified.catalogue().lists().find(EVENTS);
    if (list.isEmpty()) return;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    fresh.forEach(
        each -> {
          String meaning = list.get().meaning(each.event(), today);
          Long dossier = each.dossier();
          if (meaning == null || dossier == null) return;
          Reported reported = new Reported(HeldWhere.valueOf(meaning), each.happenedAt());
          String by = (each.event() + " " + each.reason()).strip();
          for (String ended :
              orders.reported(
                  handle,
                  each.partner(),
                  dossier,
                  reported,
                  "event " + by + " in " + identified.arrival().name()))
            plan.event(
                "acknowledged-hold",
                each.arrival(),
                dossier,
                ended + " by " + each.partner() + ", event " + by);
        });
  }
}
