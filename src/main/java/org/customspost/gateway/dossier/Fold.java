package org.customspost.gateway.dossier;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Folds the answers of one filing to its state before loading. Several requests may be open. */
final class Fold {
  private final Scheme scheme;
  private LoadingState reached = LoadingState.FILED;
  private final Map<String, LoadingState> open = new LinkedHashMap<>();

  Fold(Scheme scheme) {
    this.scheme = scheme;
  }

  void add(Told answer) {
    LoadingState to = scheme.move(answer.meaning()).map(Scheme.Move::to).orElse(null);
    // What is invalidated stays so: filed anew it is another filing.
    if (to == null || reached == LoadingState.INVALIDATED) return;
    switch (to) {
      case INFORMATION_WANTED, SCREENING_WANTED -> {
        open.put(answer.referral(), to);
        reached = LoadingState.REGISTERED;
      }
      case ASSESSMENT_COMPLETE, INVALIDATED -> {
        open.clear();
        reached = to;
      }
      // Said of a filing that customs has already: it is about an amendment, or old.
      case REGISTERED, REJECTED -> {
        if (reached == LoadingState.FILED) reached = to;
      }
      case DO_NOT_LOAD -> {
        if (reached == LoadingState.FILED) reached = LoadingState.REGISTERED;
      }
      case FILED -> throw new IllegalStateException("no answer leads back to FILED");
    }
  }

  /** References that customs waits for. */
  Set<String> open() {
    return new TreeSet<>(open.keySet());
  }

  /** The most restrictive of what is open. */
  LoadingState state(Collection<String> answered, boolean forbidden) {
    if (forbidden) return LoadingState.DO_NOT_LOAD;
    LoadingState state = reached;
    for (Map.Entry<String, LoadingState> each : open.entrySet())
      if (!answered.contains(each.getKey())) state = state.graver(each.getValue());
    return state;
  }
}
