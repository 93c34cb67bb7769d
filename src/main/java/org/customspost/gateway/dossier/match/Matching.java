package org.customspost.gateway.dossier.match;

import static org.customspost.gateway.dossier.match.Reason.ANNOUNCED_NOT_DECLARED;
import static org.customspost.gateway.dossier.match.Reason.AWAITING_ASSESSMENT;
import static org.customspost.gateway.dossier.match.Reason.CANCELLED;
import static org.customspost.gateway.dossier.match.Reason.DECIDED_NOT_ANNOUNCED;
import static org.customspost.gateway.dossier.match.Reason.DECLARED_LATE;
import static org.customspost.gateway.dossier.match.Reason.DECLARED_NOT_ANNOUNCED;
import static org.customspost.gateway.dossier.match.Reason.DO_NOT_LOAD;
import static org.customspost.gateway.dossier.match.Reason.INFORMATION_WANTED;
import static org.customspost.gateway.dossier.match.Reason.IN_ANOTHER_RECEPTACLE;
import static org.customspost.gateway.dossier.match.Reason.NOT_FILED;
import static org.customspost.gateway.dossier.match.Reason.REFUSED;
import static org.customspost.gateway.dossier.match.Reason.REJECTED;
import static org.customspost.gateway.dossier.match.Reason.RELEASED_THOUGH_DO_NOT_LOAD;
import static org.customspost.gateway.dossier.match.Reason.RETURN_WITHOUT_OUTBOUND;
import static org.customspost.gateway.dossier.match.Reason.SCREENING_WANTED;
import static org.customspost.gateway.dossier.match.Reason.WEIGHT_DIFFERS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.LoadingState;
import org.jspecify.annotations.Nullable;

/**
 * The match of one item: a function of what stands, never of the order in which it came. Every
 * reason that holds is found; the gravest is the item's.
 */
public final class Matching {
  private final Announced announced;
  private final @Nullable Declared declared;
  private final Decided decided;
  private final Circumstances around;
  private final List<Match> found = new ArrayList<>();

  /**
   * What holds for the item from outside.
   *
   * @param expected whether its post has agreed to announce what it declares
   * @param namedIsAnnounced whether the receptacle or despatch that the declaration names is
   *     announced
   * @param departedAt when its flight departed; null where that is not known
   */
  public record Circumstances(
      boolean expected,
      boolean namedIsAnnounced,
      @Nullable Instant departedAt,
      Tolerance tolerance) {}

  private Matching(
      Announced announced, @Nullable Declared declared, Decided decided, Circumstances around) {
    this.announced = announced;
    this.declared = declared;
    this.decided = decided;
    this.around = around;
  }

  /**
   * Empty where there is nothing to match: an item that is not announced and need not be.
   *
   * @param declared null where no data of the item came
   */
  public static Optional<Match> of(
      Announced announced, @Nullable Declared declared, Decided decided, Circumstances around) {
    return new Matching(announced, declared, decided, around).match();
  }

  private Optional<Match> match() {
    if (declared == null) {
      if (announced.isNowhere()) return Optional.empty();
      found(ANNOUNCED_NOT_DECLARED, place(), "");
    } else if (announced.isNowhere()) {
      boolean wanted = around.expected() || around.namedIsAnnounced();
      if (!wanted || declared.cancelled()) return Optional.empty();
      notAnnounced(declared);
    } else {
      if (declared.cancelled()) found(CANCELLED, place(), "cancelled by " + declared.operator());
      decisions(declared);
      places(declared);
      itself(declared);
    }
    return Optional.of(
        found.stream()
            .min(Comparator.comparingInt((Match each) -> each.reason().rank()))
            .orElse(Match.MATCHED));
  }

  private void notAnnounced(Declared item) {
    String named = item.receptacle().isEmpty() ? item.despatch() : item.receptacle();
    found(decided.made() ? DECIDED_NOT_ANNOUNCED : DECLARED_NOT_ANNOUNCED, "", named);
  }

  private void decisions(Declared item) {
    if (decided.forbidden())
      found(
          decided.released() ? RELEASED_THOUGH_DO_NOT_LOAD : DO_NOT_LOAD, place(), decided.text());
    if (decided.refused()) found(REFUSED, place(), decided.text());
    if (decided.any(Decided.Filed::rejected)) found(REJECTED, place(), decided.text());
    if (decided.any(each -> each.waits(LoadingState.SCREENING_WANTED)))
      found(SCREENING_WANTED, place(), decided.text());
    if (decided.any(each -> each.waits(LoadingState.INFORMATION_WANTED)))
      found(INFORMATION_WANTED, place(), decided.text());
    if (decided.any(Decided.Filed::assesses)) found(AWAITING_ASSESSMENT, place(), decided.text());
    if (decided.filings().isEmpty() && !item.cancelled()) found(NOT_FILED, place(), "");
  }

  private void places(Declared item) {
    Set<String> receptacles = announced.receptacles();
    String named = item.receptacle();
    if (receptacles.size() > 1) {
      Set<String> others = new TreeSet<>(receptacles);
      String first = announced.first().map(Announced.Place::receptacle).orElse("");
      others.remove(first);
      found(IN_ANOTHER_RECEPTACLE, first, String.join(", ", others));
    } else if (!named.isEmpty() && !receptacles.isEmpty() && !receptacles.contains(named)) {
      found(IN_ANOTHER_RECEPTACLE, String.join(", ", receptacles), named);
    } else if (isOfAnotherDespatch(item)) {
      found(IN_ANOTHER_RECEPTACLE, place(), item.despatch());
    }
  }

  private boolean isOfAnotherDespatch(Declared item) {
    return !item.despatch().isEmpty()
        && announced.places().stream()
            .map(Announced.Place::despatch)
            .anyMatch(each -> !each.isEmpty() && !each.equals(item.despatch()));
  }

  private void itself(Declared item) {
    Instant departed = around.departedAt();
    if (departed != null && item.firstAt().isAfter(departed))
      found(DECLARED_LATE, "departed " + departed, "declared " + item.firstAt());
    Long grams = item.grams();
    Optional<Long> told = announced.grams();
    if (grams != null && told.isPresent() && !around.tolerance().same(told.get(), grams))
      found(WEIGHT_DIFFERS, told.get() + " g", grams + " g");
    if (!item.returnOf().isEmpty() && !item.outboundKnown())
      found(RETURN_WITHOUT_OUTBOUND, place(), "return of " + item.returnOf());
  }

  private String place() {
    return announced
        .first()
        .map(
            each ->
                each.receptacle().isEmpty()
                    ? each.transportDocument().isEmpty()
                        ? each.reference()
                        : each.transportDocument()
                    : each.receptacle())
        .orElse("");
  }

  private void found(Reason reason, String left, String right) {
    found.add(new Match(reason, left, right));
  }
}
