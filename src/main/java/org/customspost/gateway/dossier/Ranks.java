package org.customspost.gateway.dossier;

import java.util.Comparator;
import java.util.Map;

/**
 * Orders the answers of one authority: by issue time, then by its rank table, then by notification
 * id. So any order of arrival is folded in the same order.
 *
 * @param ranks by name of the meaning; one without a rank comes last among answers of the same time
 */
public record Ranks(Map<String, Integer> ranks) {
  public Ranks {
    ranks = Map.copyOf(ranks);
  }

  Comparator<Told> order() {
    return Comparator.comparing((Told each) -> each.issuedAt().toInstant())
        .thenComparing(each -> ranks.getOrDefault(each.meaning().name(), Integer.MAX_VALUE))
        .thenComparing(Told::notificationId);
  }
}
