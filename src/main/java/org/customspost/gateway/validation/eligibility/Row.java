package org.customspost.gateway.validation.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an authority's table.
 *
 * @param declares null where the row says that items are not filed
 */
record Row(String name, Scope scope, @Nullable Declares declares, Refusal refusal) {

  /** What is declared for an item that fits. */
  record Declares(String procedure, List<String> additional, List<String> statements) {
    Declares {
      additional = List.copyOf(additional);
      statements = List.copyOf(statements);
    }
  }

  /**
   * @param reason why items that fit are not filed
   * @param alternative what else the sender can do; empty where nothing need be done
   */
  record Refusal(String reason, String alternative) {}

  boolean refusesAtAnyValue() {
    return declares == null && scope.value().equals(Span.ALL);
  }

  /** True where an item that fits both rows meets two different declarations. */
  boolean contradicts(Row later) {
    return declares != null
        && later.declares != null
        && !declares.equals(later.declares)
        && scope.overlaps(later.scope)
        && !later.scope.covers(scope);
  }
}
