package org.customspost.gateway.dossier.match;

import java.time.Instant;
import org.customspost.gateway.model.customs.Preloading;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one receptacle.
 *
 * @param id S9
 * @param despatched as the announcement of its despatch has it; null where that does not have it
 * @param despatchKnown whether its despatch is announced at all
 * @param consigned as the consignment has it; null where no consignment has it
 * @param despatchConsigned whether any receptacle of its despatch is in a consignment
 * @param waybill what flights have of its waybill; null where no flight has it
 * @param namedByFlight whether a flight manifest names the receptacle itself
 * @param departedAt when the carrier told that it departed
 * @param asked what customs wants of its despatch or consignment; null where nothing is open
 */
record Receptacle(
    String id,
    @Nullable Despatched despatched,
    boolean despatchKnown,
    @Nullable Consigned consigned,
    boolean despatchConsigned,
    @Nullable Waybill waybill,
    boolean namedByFlight,
    @Nullable Instant departedAt,
    Contents contents,
    @Nullable Asked asked) {

  /**
   * The gravest of what is open.
   *
   * @param about which announcement
   */
  record Asked(Preloading wants, String about, String customs, String reference) {}

  /**
   * @param differs which totals of the announcement are not those of its lines
   */
  record Despatched(String reference, @Nullable Long grams, String differs) {}

  /**
   * @param differs as for the despatch
   */
  record Consigned(String reference, @Nullable Long grams, String differs) {}

  /**
   * The shares of one waybill on all flights, summed.
   *
   * @param total pieces that were consigned
   * @param aboard pieces on flights
   * @param restFollows whether a carrier says that the rest goes by another flight
   */
  record Waybill(String document, int total, int aboard, boolean restFollows) {}

  /**
   * What is in it.
   *
   * @param items announced in it, or declared to be in it
   * @param declared how many of them are declared
   * @param grams their declared weight; null where one of them is not declared, or without weight
   */
  record Contents(int items, int declared, @Nullable Long grams) {}
}
