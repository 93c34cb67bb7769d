package org.customspost.gateway.flow;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.Dossiers.Known;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.validation.eligibility.Eligibility;
import org.customspost.gateway.validation.eligibility.Filing;
import org.customspost.gateway.validation.eligibility.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How the items of one batch are declared, by the authority's decision table; and to their sender,
 * why one is not.
 */
final class Rulings {
  /** What is filed without a table: all of it, under no procedure. */
  private static final Ruling EVERYTHING =
      new Ruling("", "", List.of(), List.of(), null, "everything");

  private final Identified identified;
  private final @Nullable Eligibility eligibility;
  private final Filing filing;
  private final Plan plan;

  Rulings(
      Identified identified, @Nullable Eligibility eligibility, boolean prelodged, Plan plan) {
    this.identified = identified;
    this.eligibility = eligibility;
    this.filing = new Filing(prelodged, false);
    this.plan = plan;
  }

  /** Empty where the item fits no row; its sender is told. */
  Optional<Ruling> of(Validated item, Known dossier) {
    if (eligibility == null) return Optional.of(EVERYTHING);
    Outcome outcome = eligibility.decide(item.item(), identified.arrival().day(), filing);
    if (outcome instanceof Outcome.Ruled ruled) return Optional.of(ruled.ruling());
    Finding finding =
        outcome instanceof Outcome.NotFiled notFiled
            ? notFiled.finding()
            : ((Outcome.NoRate) outcome).finding();
    plan.event("not-filed", identified.arrival().id(), dossier.id(), finding.code().id());
    tell(finding, item, dossier);
    return Optional.empty();
  }

  /** Tells the sender that customs will not hear of it. */
  void refuse(ErrorCode code, String customs, Validated item, Known dossier) {
    tell(Finding.of(code, Place.NOWHERE, "customs", customs), item, dossier);
  }

  /** Tells the sender that the item says nothing new. */
  void unchanged(Validated item, Known dossier) {
    long arrival = identified.arrival().id();
    plan.event("unchanged", arrival, dossier.id(), "item " + item.entry().ordinal());
    String version = Integer.toString(dossier.versions());
    tell(Finding.of(ErrorCode.TRK_001, Place.NOWHERE, "version", version), item, dossier);
  }

  private void tell(Finding finding, Validated item, Known dossier) {
    plan.finding(TrackItems.placed(finding, item), identified.arrival().id(), dossier.id());
  }
}
