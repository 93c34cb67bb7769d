package org.customspost.gateway.dossier;

import java.util.List;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.customs.Withdrawal;
import org.jspecify.annotations.Nullable;

/**
 * What stands for a filing after all its answers. It is folded anew from all of them each time, so
 * the order and repetition of their arrival cannot matter.
 *
 * @param deciding the answer whose meaning stands; null before the first that says anything
 */
public record Standing(FilingState state, @Nullable Told deciding, @Nullable String mrn) {

  /** The standing before any answer. */
  public static final Standing NONE = new Standing(FilingState.FILED, null, null);

  /** Folds answers, in whatever order they are given. */
  public static Standing after(List<Told> answers, Ranks ranks) {
    Standing standing = NONE;
    for (Told each : answers.stream().sorted(ranks.order()).toList()) standing = standing.and(each);
    return standing;
  }

  /** Name of the meaning that stands; empty before the first. */
  public String name() {
    return deciding == null ? "" : deciding.meaning().name();
  }

  /** What operators must have been told: the meaning, and the deadline where customs gave one. */
  public String toTell() {
    if (deciding == null) return "";
    return deciding.respondBy() == null
        ? name()
        : name() + " until " + deciding.respondBy().toInstant();
  }

  /** Under a do-not-load, which outranks whatever else stands. */
  public Standing forbidden(Told forbidding) {
    return new Standing(state, forbidding, mrn);
  }

  /** Whether goods may move on by what stands. */
  public boolean letsGo() {
    return deciding != null && deciding.meaning() instanceof Decision decision && decision.letsGo();
  }

  private Standing and(Told answer) {
    Standing known = answer.mrn() == null ? this : new Standing(state, deciding, answer.mrn());
    Meaning meaning = answer.meaning();
    if (state == FilingState.CANCELLED) return known;
    if (meaning instanceof Decision decision) return known.decided(decision, answer);
    if (meaning instanceof Withdrawal withdrawal) return known.withdrawn(withdrawal, answer);
    // Whatever customs says of loading, it has the filing.
    if (meaning instanceof Preloading) return new Standing(FilingState.ACCEPTED, answer, known.mrn);
    if (meaning instanceof Information && state == FilingState.FILED && answer.mrn() != null) {
      // Registered under an MRN is accepted: customs has it and it can be amended.
      return new Standing(FilingState.ACCEPTED, deciding, known.mrn);
    }
    return known;
  }

  private Standing decided(Decision decision, Told answer) {
    return switch (decision) {
      // Acceptance neither lifts a hold nor revokes a release.
      case ACCEPTED, AWAITING_ARRIVAL ->
          new Standing(FilingState.ACCEPTED, aboutGoods() ? deciding : answer, mrn);
      // A rejection after acceptance is about an amendment; the accepted declaration stands.
      case REJECTED ->
          state == FilingState.FILED ? new Standing(FilingState.REJECTED, answer, mrn) : this;
      // A second word of release (released, then cleared) says nothing new.
      case RELEASED, RELEASED_DUTY ->
          released() ? this : new Standing(FilingState.ACCEPTED, answer, mrn);
      // An unknown code holds, but says nothing about whether the declaration was accepted.
      case UNKNOWN -> new Standing(state, answer, mrn);
      case HOLD_EXAM, HOLD_DOCS, HOLD_PAYMENT, DETAINED, REFUSED_RETURN, TRANSIT ->
          new Standing(FilingState.ACCEPTED, answer, mrn);
    };
  }

  private Standing withdrawn(Withdrawal withdrawal, Told answer) {
    return switch (withdrawal) {
      case INVALIDATED -> new Standing(FilingState.CANCELLED, answer, mrn);
      case RELEASE_REVOKED, DO_NOT_LOAD_WITHDRAWN ->
          new Standing(FilingState.ACCEPTED, answer, mrn);
    };
  }

  private boolean released() {
    return deciding != null
        && deciding.meaning() instanceof Decision decision
        && decision.releases();
  }

  private boolean aboutGoods() {
    if (deciding == null) return false;
    Meaning standing = deciding.meaning();
    return standing != Decision.ACCEPTED
        && standing != Decision.AWAITING_ARRIVAL
        && standing != Decision.REJECTED;
  }
}
