package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Gives answers that came before their filing to the filing, now that it is there. */
final class AdoptOrphans {
  private final Filings filings;
  private final Answers answers;
  private final Settle settle;

  AdoptOrphans(Filings filings, Answers answers, Settle settle) {
    this.filings = filings;
    this.answers = answers;
    this.settle = settle;
  }

  /** A filing that was made now, with the item it is about. */
  record Filed(Filing filing, String itemId, @Nullable LocalDate postedOn) {}

  void adopt(Handle handle, String customs, List<Filed> filed, Catalogue catalogue, Plan plan) {
    if (filed.isEmpty()) return;
    Map<String, Filed> byLrn = new HashMap<>();
    Map<String, Filed> byItem = new HashMap<>();
    for (Filed each : filed) {
      byLrn.put(each.filing().lrn(), each);
      byItem.put(each.itemId(), each);
    }
    for (Answers.Row orphan : answers.orphans(handle, customs, byLrn.keySet(), byItem.keySet())) {
      Filed its =
          orphan.lrn() != null
              ? byLrn.get(orphan.lrn())
              : byItem.get(String.valueOf(orphan.itemId()));
      if (its == null || !samePosting(orphan, its)) continue;
      answers.adopt(handle, orphan.id(), its.filing().id());
      plan.event("adopted", null, its.filing().dossier(), "answer " + orphan.notificationId());
      // As the orphan before it left the filing.
      Filing now = filings.get(handle, its.filing().id());
      settle.settle(handle, now, orphan, catalogue, plan);
    }
  }

  /** Item ids are used again: an answer that says when the item was posted means that one only. */
  private static boolean samePosting(Answers.Row orphan, Filed filed) {
    return orphan.lrn() != null
        || orphan.postedOn() == null
        || orphan.postedOn().equals(filed.postedOn());
  }
}
