package org.customspost.gateway.dossier.match;

import static org.customspost.gateway.dossier.match.Reason.CONSIGNED_NOT_ANNOUNCED;
import static org.customspost.gateway.dossier.match.Reason.INFORMATION_WANTED;
import static org.customspost.gateway.dossier.match.Reason.ITEMS_NOT_TOLD;
import static org.customspost.gateway.dossier.match.Reason.NOT_CONSIGNED;
import static org.customspost.gateway.dossier.match.Reason.SCREENING_WANTED;
import static org.customspost.gateway.dossier.match.Reason.SHORT_SHIPPED;
import static org.customspost.gateway.dossier.match.Reason.SPLIT;
import static org.customspost.gateway.dossier.match.Reason.TOTALS_DIFFER;
import static org.customspost.gateway.dossier.match.Reason.WEIGHT_DIFFERS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.customspost.gateway.dossier.match.Receptacle.Asked;
import org.customspost.gateway.dossier.match.Receptacle.Consigned;
import org.customspost.gateway.dossier.match.Receptacle.Despatched;
import org.customspost.gateway.dossier.match.Receptacle.Waybill;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.transport.ReceptacleId;
import org.jspecify.annotations.Nullable;

/**
 * The match of one receptacle: the post's despatch against the carrier's word, and its contents.
 */
public final class ReceptacleMatching {
  private final Receptacle receptacle;
  private final Tolerance tolerance;
  private final List<Match> found = new ArrayList<>();

  private ReceptacleMatching(Receptacle receptacle, Tolerance tolerance) {
    this.receptacle = receptacle;
    this.tolerance = tolerance;
  }

  public static Match of(Receptacle receptacle, Tolerance tolerance) {
    return new ReceptacleMatching(receptacle, tolerance).match();
  }

  private Match match() {
    carriage();
    questions();
    announcements();
    weights();
    totals();
    return found.stream()
        .min(Comparator.comparingInt((Match each) -> each.reason().rank()))
        .orElse(Match.MATCHED);
  }

  /** Splits are summed: who has fewer pieces than were consigned has not got all. */
  private void carriage() {
    Waybill waybill = receptacle.waybill();
    boolean aboard = receptacle.namedByFlight() || receptacle.departedAt() != null;
    if (waybill == null || aboard || waybill.aboard() >= waybill.total()) return;
    found(
        waybill.restFollows() ? SPLIT : SHORT_SHIPPED,
        waybill.total() + " pieces of " + waybill.document(),
        waybill.aboard() + " on flights");
  }

  private void questions() {
    Asked asked = receptacle.asked();
    if (asked == null) return;
    found(
        asked.wants() == Preloading.SCREENING_WANTED ? SCREENING_WANTED : INFORMATION_WANTED,
        asked.about(),
        asked.customs() + " " + asked.reference());
  }

  private void announcements() {
    Despatched despatched = receptacle.despatched();
    Consigned consigned = receptacle.consigned();
    if (despatched != null && consigned == null && receptacle.despatchConsigned())
      found(NOT_CONSIGNED, "despatch " + despatched.reference(), "in no consignment");
    if (consigned != null && despatched == null && receptacle.despatchKnown())
      found(CONSIGNED_NOT_ANNOUNCED, "not in its despatch", "consignment " + consigned.reference());
    if (despatched != null && receptacle.contents().items() == 0)
      found(ITEMS_NOT_TOLD, "despatch " + despatched.reference(), "");
  }

  private void weights() {
    Despatched despatched = receptacle.despatched();
    Consigned consigned = receptacle.consigned();
    Long despatch = despatched == null ? null : despatched.grams();
    Long carrier = consigned == null ? null : consigned.grams();
    Long label = label();
    if (differ(despatch, carrier))
      found(WEIGHT_DIFFERS, "despatch " + despatch + " g", "consignment " + carrier + " g");
    else if (differ(label, despatch))
      found(WEIGHT_DIFFERS, "label " + label + " g", "despatch " + despatch + " g");
    else if (differ(label, carrier))
      found(WEIGHT_DIFFERS, "label " + label + " g", "consignment " + carrier + " g");
    Long gross = despatch != null ? despatch : carrier != null ? carrier : label;
    Long contents = receptacle.contents().grams();
    if (gross != null && contents != null && !tolerance.holds(gross, contents))
      found(
          WEIGHT_DIFFERS,
          gross + " g",
          receptacle.contents().items() + " items of " + contents + " g");
  }

  /** The identifier has the weight; zeros where it was not weighed. */
  private @Nullable Long label() {
    ReceptacleId id = ReceptacleId.parse(receptacle.id()).value();
    return id == null || id.grossMassGrams() == 0 ? null : id.grossMassGrams();
  }

  private boolean differ(@Nullable Long one, @Nullable Long other) {
    return one != null && other != null && !tolerance.same(one, other);
  }

  private void totals() {
    Despatched despatched = receptacle.despatched();
    Consigned consigned = receptacle.consigned();
    if (despatched != null && !despatched.differs().isEmpty())
      found(TOTALS_DIFFER, "despatch " + despatched.reference(), despatched.differs());
    if (consigned != null && !consigned.differs().isEmpty())
      found(TOTALS_DIFFER, "consignment " + consigned.reference(), consigned.differs());
  }

  private void found(Reason reason, String left, String right) {
    found.add(new Match(reason, left, right));
  }
}
