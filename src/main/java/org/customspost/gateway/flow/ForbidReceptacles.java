package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_514;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.ForbiddenReceptacles;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Customs forbids to load a receptacle: that is a do-not-load of each item in it, of those that are
 * announced in it later too.
 */
final class ForbidReceptacles {
  private final ForbiddenReceptacles forbidden;
  private final Dossiers dossiers;
  private final Filings filings;
  private final Answers answers;
  private final Settle settle;

  ForbidReceptacles(Stores stores, Settle settle) {
    this.forbidden = stores.forbiddenReceptacles();
    this.dossiers = stores.dossiers();
    this.filings = stores.filings();
    this.answers = stores.answers();
    this.settle = settle;
  }

  /** Keeps what an answer forbids; it is stored already. */
  void keep(
      Handle handle,
      Answers.Row answer,
      Collection<String> receptacles,
      Catalogue catalogue,
      Plan plan) {
    forbidden.add(handle, answer.id(), receptacles);
    List<String> items = forbidden.items(handle, receptacles);
    for (String each : receptacles)
      plan.finding(
          Finding.of(
              TRK_514,
              Place.NOWHERE,
              "customs",
              answer.customs(),
              "receptacle",
              each,
              "count",
              Integer.toString(forbidden.items(handle, List.of(each)).size())),
          answer.arrival(),
          null);
    Map<String, Answers.Row> about = new LinkedHashMap<>();
    for (String each : items) about.put(each, answer);
    forbid(handle, List.of(about), catalogue, plan);
  }

  /** A version is in force: it may tell of items in receptacles that are forbidden already. */
  void announced(Handle handle, long manifest, Catalogue catalogue, Plan plan) {
    Map<Long, Map<String, Answers.Row>> byAnswer = new LinkedHashMap<>();
    for (Map.Entry<Answers.Row, String> each : forbidden.announced(handle, manifest))
      byAnswer
          .computeIfAbsent(each.getKey().id(), key -> new LinkedHashMap<>())
          .put(each.getValue(), each.getKey());
    forbid(handle, List.copyOf(byAnswer.values()), catalogue, plan);
  }

  private void forbid(
      Handle handle, List<Map<String, Answers.Row>> about, Catalogue catalogue, Plan plan) {
    Set<String> items = new TreeSet<>();
    for (Map<String, Answers.Row> each : about) items.addAll(each.keySet());
    if (items.isEmpty()) return;
    dossiers.lock(handle, items);
    for (Map<String, Answers.Row> each : about) {
      List<Long> ids = Ids.next(handle, "answer", each.size());
      List<Answers.Row> rows = new ArrayList<>();
      each.forEach((item, answer) -> rows.add(answer.ofItem(ids.get(rows.size()), item)));
      answers.lock(handle, rows);
      filings.lock(handle, rows.get(0).customs(), rows);
      for (Answers.Row row : rows) forbid(handle, row, catalogue, plan);
    }
  }

  private void forbid(Handle handle, Answers.Row row, Catalogue catalogue, Plan plan) {
    Optional<Filing> filing = filings.find(handle, row.customs(), null, null, row.itemId(), null);
    if (!answers.add(handle, row.of(filing.map(Filing::id).orElse(null)))) return;
    if (filing.isPresent())
      settle.settle(handle, filing.get(), row.of(filing.get().id()), catalogue, plan);
  }
}
