package org.customspost.gateway.dossier;

import org.customspost.gateway.model.customs.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What was filed about an item with one authority for one purpose.
 *
 * @param customs name of the customs partner
 * @param flow {@code operator/flow} that asked for it and says who is notified
 * @param declaredVersion item version that customs has
 * @param lodging the declaration that stands
 */
public record Filing(
    long id,
    long dossier,
    String customs,
    String purpose,
    String flow,
    FilingState state,
    long declaredVersion,
    Wish wish,
    Lodging lodging) {

  /**
   * What is done as soon as customs has accepted or the goods are there.
   *
   * @param version item version to file, to amend to, or that cancels; 0 for none
   * @param ruling what the decision table said of it, as text; empty for a cancellation or none
   */
  public record Wish(long version, String ruling) {
    public static final Wish NONE = new Wish(0, "");
  }

  public String lrn() {
    return lodging.lrn();
  }

  public @Nullable String mrn() {
    return lodging.mrn();
  }

  /** Whether customs can be told that the goods of an accepted declaration are there. */
  public boolean awaitsPresentation() {
    return state == FilingState.ACCEPTED && lodging.presented().isEmpty() && !released();
  }

  /** Whether the goods may leave customs control. */
  public boolean released() {
    return lodging.standing().equals(Decision.RELEASED.name())
        || lodging.standing().equals(Decision.RELEASED_DUTY.name());
  }

  /** The same filing under a new declaration, of which nobody was told anything yet. */
  public Filing filedAnew(String lrn, long version) {
    return become(FilingState.FILED, version, Wish.NONE, Lodging.under(lrn));
  }

  /** Not sent: to be filed with that content when the goods arrive. */
  public Filing awaitingGoods(long version, String ruling) {
    return become(FilingState.AWAITING_GOODS, version, new Wish(version, ruling), Lodging.NONE);
  }

  /** Cancelled before anything was sent to customs. */
  public Filing withdrawn() {
    return become(FilingState.CANCELLED, declaredVersion, Wish.NONE, Lodging.NONE);
  }

  public Filing amended(long version) {
    return become(state, version, Wish.NONE, lodging);
  }

  public Filing cancelling() {
    return become(FilingState.CANCELLING, declaredVersion, Wish.NONE, lodging);
  }

  /** Customs did not grant the cancellation: the declaration stands. */
  public Filing notCancelled() {
    return become(FilingState.ACCEPTED, declaredVersion, wish, lodging);
  }

  public Filing wishing(Wish newWish) {
    return become(state, declaredVersion, newWish, lodging);
  }

  /** Customs hears under that reference that the goods are there. */
  public Filing presented(String reference) {
    return become(state, declaredVersion, wish, lodging.presented(reference));
  }

  public Filing told(String told) {
    return become(state, declaredVersion, wish, lodging.told(told));
  }

  /**
   * The filing as all its answers leave it. A cancellation under way stays so until customs
   * confirms or releases.
   */
  public Filing answered(Standing now) {
    boolean waits = state == FilingState.CANCELLING && now.state() == FilingState.ACCEPTED;
    return become(waits ? state : now.state(), declaredVersion, wish, lodging.answered(now));
  }

  private Filing become(FilingState next, long version, Wish nextWish, Lodging nextLodging) {
    return new Filing(id, dossier, customs, purpose, flow, next, version, nextWish, nextLodging);
  }
}
