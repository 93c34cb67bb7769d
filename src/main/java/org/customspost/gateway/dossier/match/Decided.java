package org.customspost.gateway.dossier.match;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.LoadingState;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * What authorities hold of an item: one entry for each filing.
 *
 * @param filings in any order
 */
record Decided(List<Filed> filings) {
  /** Of an item about which nothing was filed. */
  static final Decided NOTHING = new Decided(List.of());

  Decided {
    filings =
        filings.stream()
            .sorted(Comparator.comparing(Filed::customs).thenComparing(Filed::purpose))
            .toList();
  }

  /**
   * How one filing stands.
   *
   * @param standing the meaning that stands; null before the first answer
   * @param loading null where the authority has not spoken of loading
   * @param forbidden whether it forbids loading
   * @param preloading whether this authority decides before loading at all
   */
  record Filed(
      String customs,
      String purpose,
      FilingState state,
      @Nullable Meaning standing,
      @Nullable LoadingState loading,
      boolean forbidden,
      boolean preloading) {

    boolean isOpen() {
      return state != FilingState.CANCELLED;
    }

    boolean rejected() {
      return state == FilingState.REJECTED
          || loading == LoadingState.REJECTED
          || loading == LoadingState.INVALIDATED;
    }

    boolean waits(LoadingState what) {
      return isOpen() && loading == what;
    }

    boolean assesses() {
      boolean begun =
          loading == null || loading == LoadingState.FILED || loading == LoadingState.REGISTERED;
      return isOpen() && preloading && begun;
    }

    boolean released() {
      return standing instanceof Decision decision && decision.letsGo() && !forbidden;
    }

    boolean refused() {
      return standing == Decision.DETAINED || standing == Decision.REFUSED_RETURN;
    }

    private String text() {
      String what = state.name();
      if (standing != null) what = standing.name();
      if (loading != null) what = loading.name();
      if (forbidden) what = LoadingState.DO_NOT_LOAD.name();
      return customs + " " + what.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  boolean forbidden() {
    return any(Filed::forbidden);
  }

  boolean released() {
    return any(Filed::released);
  }

  boolean refused() {
    return any(Filed::refused);
  }

  /** Whether an authority has said what is to become of it. */
  boolean made() {
    return forbidden()
        || released()
        || refused()
        || any(each -> each.loading() == LoadingState.ASSESSMENT_COMPLETE);
  }

  boolean any(Predicate<Filed> which) {
    return filings.stream().anyMatch(which);
  }

  /** All of it in one line. */
  String text() {
    return filings.stream().map(Filed::text).collect(Collectors.joining(", "));
  }
}
