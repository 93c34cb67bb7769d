package org.customspost.gateway.dossier.match;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What authorities hold of an item: one entry for each filing.
 *
 * @param filings in any order
 */
public record Decided(List<Filed> filings) {
  /** Of an item about which nothing was filed. */
  public static final Decided NOTHING = new Decided(List.of());

  private static final Set<String> RELEASED = Set.of("RELEASED", "RELEASED_DUTY", "TRANSIT");
  private static final Set<String> REFUSED = Set.of("DETAINED", "REFUSED_RETURN");
  private static final Set<String> ASSESSING = Set.of("", "FILED", "REGISTERED");

  public Decided {
    filings =
        filings.stream()
            .sorted(java.util.Comparator.comparing(Filed::customs).thenComparing(Filed::purpose))
            .toList();
  }

  /**
   * How one filing stands.
   *
   * @param state name of its state
   * @param standing name of the meaning that stands; empty before the first answer
   * @param loading name of its state before loading; empty where the authority has not spoken of it
   * @param forbidden whether it forbids loading
   * @param preloading whether this authority decides before loading at all
   */
  public record Filed(
      String customs,
      String purpose,
      String state,
      String standing,
      String loading,
      boolean forbidden,
      boolean preloading) {

    boolean isOpen() {
      return !state.equals("CANCELLED");
    }

    boolean rejected() {
      return state.equals("REJECTED")
          || loading.equals("REJECTED")
          || loading.equals("INVALIDATED");
    }

    boolean waits(String what) {
      return isOpen() && loading.equals(what);
    }

    boolean assesses() {
      return isOpen() && preloading && ASSESSING.contains(loading);
    }

    private String text() {
      String what = forbidden ? "DO_NOT_LOAD" : loading.isEmpty() ? standing : loading;
      return customs
          + " "
          + (what.isEmpty() ? state : what).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  boolean forbidden() {
    return any(Filed::forbidden);
  }

  boolean released() {
    return any(each -> RELEASED.contains(each.standing()) && !each.forbidden());
  }

  boolean refused() {
    return any(each -> REFUSED.contains(each.standing()));
  }

  /** Whether an authority has said what is to become of it. */
  boolean made() {
    return forbidden()
        || released()
        || refused()
        || any(each -> each.loading().equals("ASSESSMENT_COMPLETE"));
  }

  boolean any(Predicate<Filed> which) {
    return filings.stream().anyMatch(which);
  }

  /** All of it in one line. */
  public String text() {
    return filings.stream().map(Filed::text).collect(Collectors.joining(", "));
  }
}
