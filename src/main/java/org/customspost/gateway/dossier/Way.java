package org.customspost.gateway.dossier;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item travels, as far as was announced and told.
 *
 * @param receptacle S9; empty where no announcement says it
 * @param placedBy the announcement that says the receptacle; null where none does
 * @param timedBy the announcement that says the flights; null where none does
 * @param flights in the order of the way
 * @param left when it left the outward office of exchange
 * @param departed when its receptacle left by air, as the carrier told
 * @param arrived when it arrived at the inward office of exchange
 */
public record Way(
    String receptacle,
    @Nullable Long placedBy,
    @Nullable Long timedBy,
    List<Flight> flights,
    @Nullable Instant left,
    @Nullable Instant departed,
    @Nullable Instant arrived) {
  public static final Way UNKNOWN = new Way("", null, null, List.of(), null, null, null);

  public Way {
    flights = List.copyOf(flights);
  }
}
