package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What foreign keys would demand of the rows that one commit writes, and have no keys for the sake
 * of speed (docs/decisions/0013-what-an-item-costs.md).
 */
final class References {
  private record Reference(String table, String column, String target) {}

  private static final List<Reference> ALL =
      List.of(
          new Reference("item_version", "dossier", "dossier"),
          new Reference("item_version", "arrival", "arrival"),
          new Reference("filing", "dossier", "dossier"),
          new Reference("filing", "declared_version", "item_version"),
          new Reference("filing", "wished_version", "item_version"),
          new Reference("arrival", "payload", "payload_known(arrival.payload)"),
          new Reference("departure", "payload", "payload_known(departure.payload)"),
          new Reference("document", "departure", "departure"),
          new Reference("document", "dossier", "dossier"),
          new Reference("document", "filing", "filing"),
          new Reference("document", "item_version", "item_version"),
          new Reference("document", "former_version", "item_version"));

  private References() {}

  static void allLeadSomewhere(TestLine line) {
    for (Reference each : ALL) {
      String sql =
          "select id::text from %1$s where %2$s is not null and not exists (select from %3$s t where t.id = %1$s.%2$s)"
              .formatted(each.table(), each.column(), each.target());
      assertThat(line.query(sql)).as("rows of %s that lead nowhere", each).isEmpty();
    }
  }
}
