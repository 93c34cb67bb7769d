package org.customspost.gateway.dossier;

import org.customspost.gateway.model.customs.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What was filed about an item with one authority for one purpose.
 *
 * @param customs name of the customs partner
 * @param flow {@code operator/flow} that asked for it and says who is notified
 * @param lrn of the standing declaration; empty while it waits for the goods to arrive
 * @param declaredVersion item version that customs has
 * @param wishedVersion item version to amend to, or that cancels, as soon as customs has accepted;
 *     0 for none
 * @param wishedRuling what the decision table said of it, as text; empty for a cancellation or none
 * @param standing name of the meaning that stands after all answers so far; empty before the first
 * @param told what operators were told last; empty before the first notice
 * @param presented reference under which customs learned that the goods are there; empty while it
 *     has not
 */
public record Filing(
    long id,
    long dossier,
    String customs,
    String purpose,
    String flow,
    String lrn,
    @Nullable String mrn,
    FilingState state,
    long declaredVersion,
    long wishedVersion,
    String wishedRuling,
    String standing,
    String told,
    String presented) {

  /** The same filing under a new declaration, of which nobody was told anything yet. */
  public Filing filedAnew(String newLrn, long version) {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        newLrn,
        null,
        FilingState.FILED,
        version,
        0,
        "",
        "",
        "",
        "");
  }

  /** Not sent: to be filed with that content when the goods arrive. */
  public Filing awaitingGoods(long version, String ruling) {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        "",
        null,
        FilingState.AWAITING_GOODS,
        version,
        version,
        ruling,
        "",
        "",
        "");
  }

  /** Cancelled before anything was sent to customs. */
  public Filing withdrawn() {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        "",
        null,
        FilingState.CANCELLED,
        declaredVersion,
        0,
        "",
        "",
        "",
        "");
  }

  /** Customs hears under that reference that the goods are there. */
  public Filing presented(String reference) {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        lrn,
        mrn,
        state,
        declaredVersion,
        wishedVersion,
        wishedRuling,
        standing,
        told,
        reference);
  }

  /** Whether customs can be told that the goods of an accepted declaration are there. */
  public boolean awaitsPresentation() {
    return state == FilingState.ACCEPTED && presented.isEmpty() && !released();
  }

  /** Whether the goods may leave customs control. */
  public boolean released() {
    return standing.equals(Decision.RELEASED.name())
        || standing.equals(Decision.RELEASED_DUTY.name());
  }

  /** Customs did not grant the cancellation: the declaration stands. */
  public Filing notCancelled() {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        lrn,
        mrn,
        FilingState.ACCEPTED,
        declaredVersion,
        wishedVersion,
        wishedRuling,
        standing,
        told,
        presented);
  }

  public Filing amended(long version) {
    return new Filing(
        id, dossier, customs, purpose, flow, lrn, mrn, state, version, 0, "", standing, told,
        presented);
  }

  public Filing cancelling() {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        lrn,
        mrn,
        FilingState.CANCELLING,
        declaredVersion,
        0,
        "",
        standing,
        told,
        presented);
  }

  public Filing wishing(long version, String ruling) {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        lrn,
        mrn,
        state,
        declaredVersion,
        version,
        ruling,
        standing,
        told,
        presented);
  }

  public Filing told(String newTold) {
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        lrn,
        mrn,
        state,
        declaredVersion,
        wishedVersion,
        wishedRuling,
        standing,
        newTold,
        presented);
  }

  /**
   * The filing as all its answers leave it. A cancellation under way stays so until customs
   * confirms or releases.
   */
  public Filing answered(Standing now) {
    boolean waits = state == FilingState.CANCELLING && now.state() == FilingState.ACCEPTED;
    return new Filing(
        id,
        dossier,
        customs,
        purpose,
        flow,
        lrn,
        now.mrn() == null ? mrn : now.mrn(),
        waits ? FilingState.CANCELLING : now.state(),
        declaredVersion,
        wishedVersion,
        wishedRuling,
        now.name(),
        told,
        presented);
  }
}
