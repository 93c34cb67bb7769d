package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_001;
import static org.customspost.gateway.error.ErrorCode.TRK_002;
import static org.customspost.gateway.error.ErrorCode.TRK_003;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Dossiers.Known;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.Next;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.Flow;
import org.customspost.gateway.validation.eligibility.Eligibility;
import org.customspost.gateway.validation.eligibility.Outcome;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The items of one batch that one flow takes. */
final class FlowFiling {
  /** What it works with. */
  record Parts(Filings filings, Answers answers, Settle settle, CurrentAgreements agreements) {}

  private final Filings filings;
  private final Answers answers;
  private final Settle settle;
  private final Handle handle;
  private final Identified identified;
  private final Flow flow;
  private final Plan plan;
  private final Agreement customs;
  private final Declarations declarations;
  private final Eligibility eligibility;
  private final LocalDate day;
  private final Map<Long, Filing> added = new LinkedHashMap<>();
  private final Map<Long, Filing> updated = new LinkedHashMap<>();

  FlowFiling(Parts parts, Handle handle, Identified identified, Flow flow, Plan plan) {
    this.filings = parts.filings();
    this.answers = parts.answers();
    this.settle = parts.settle();
    this.handle = handle;
    this.identified = identified;
    this.flow = flow;
    this.plan = plan;
    this.day = identified.arrival().day();
    this.customs = parts.agreements().now().of(flow.fileTo());
    this.declarations = Receivers.declarations(customs);
    this.eligibility = identified.catalogue().eligibility(declarations.eligibility());
  }

  void file(File.Items items) {
    Map<Long, Filing> known = known(items);
    List<Long> ids = Ids.next(handle, "filing", items.tracked().size());
    List<Long> references = Ids.references(handle, items.tracked().size());
    int at = 0;
    for (Map.Entry<Validated, Known> each : items.tracked().entrySet()) {
      String lrn = Receivers.lrn(declarations, references.get(at));
      Filing before = known.get(each.getValue().id());
      long newId = ids.get(at++);
      if (before != null && items.repeated().contains(each.getKey())) {
        unchanged(each.getKey(), each.getValue());
        continue;
      }
      Filing after = one(each.getKey(), each.getValue(), before, newId, lrn);
      if (after != null) known.put(after.dossier(), after);
    }
    filings.add(handle, List.copyOf(added.values()));
    filings.update(handle, List.copyOf(updated.values()));
    adoptOrphans(items.tracked());
  }

  private Map<Long, Filing> known(File.Items items) {
    List<Long> older =
        items.tracked().values().stream()
            .map(Known::id)
            .filter(id -> !items.opened().contains(id))
            .toList();
    Map<Long, Filing> known = new HashMap<>();
    if (!older.isEmpty())
      known.putAll(filings.of(handle, older, customs.partner(), flow.purpose()));
    return known;
  }

  private void unchanged(Validated item, Known dossier) {
    long arrival = identified.arrival().id();
    plan.event("unchanged", arrival, dossier.id(), "item " + item.entry().ordinal());
    Finding finding =
        Finding.of(TRK_001, Place.NOWHERE, "version", Integer.toString(dossier.versions()));
    plan.finding(TrackItems.placed(finding, item), arrival, dossier.id());
  }

  private @Nullable Filing one(
      Validated item, Known dossier, @Nullable Filing filing, long newId, String lrn) {
    Next next = Next.of(filing, item.item().function());
    return switch (next) {
      case FILE -> original(item, dossier, filing, newId, lrn);
      case AMEND -> amendment(item, dossier, required(filing), lrn);
      case CANCEL -> cancellation(dossier, required(filing), lrn);
      case WAIT -> wait(item, dossier, required(filing));
      case NOTHING_TO_CANCEL -> refuse(TRK_002, item, dossier);
      case TOO_LATE -> refuse(TRK_003, item, dossier);
    };
  }

  private @Nullable Filing original(
      Validated item, Known dossier, @Nullable Filing before, long newId, String lrn) {
    Ruling ruling = ruling(item, dossier);
    if (ruling == null) return null;
    Filing filing =
        before != null
            ? before.filedAnew(lrn, dossier.version())
            : new Filing(
                newId,
                dossier.id(),
                customs.partner(),
                flow.purpose(),
                identified.agreement().partner() + "/" + flow.name(),
                lrn,
                null,
                FilingState.FILED,
                dossier.version(),
                0,
                "",
                "",
                "");
    plan.keep(dossier.version(), item.item());
    declare(filing, DeclarationFunction.ORIGINAL, lrn, dossier.version(), null, ruling);
    plan.answerDue(filing.id(), customs);
    return keep(filing, before == null || added.containsKey(filing.id()));
  }

  private @Nullable Filing amendment(Validated item, Known dossier, Filing filing, String lrn) {
    Ruling ruling = ruling(item, dossier);
    if (ruling == null) return null;
    declare(
        filing,
        DeclarationFunction.AMENDMENT,
        lrn,
        dossier.version(),
        filing.declaredVersion(),
        ruling);
    return keep(filing.amended(dossier.version()), false);
  }

  private Filing cancellation(Known dossier, Filing filing, String lrn) {
    declare(filing, DeclarationFunction.CANCELLATION, lrn, dossier.version(), null, null);
    return keep(filing.cancelling(), false);
  }

  // Before customs has accepted, it takes neither; the newest wish wins.
  private @Nullable Filing wait(Validated item, Known dossier, Filing filing) {
    String ruling = "";
    if (item.item().function() != MessageFunction.CANCELLATION) {
      Ruling decided = ruling(item, dossier);
      if (decided == null) return null;
      ruling = decided.text();
    }
    plan.event("waits", null, dossier.id(), "for the answer to " + filing.lrn());
    return keep(filing.wishing(dossier.version(), ruling), added.containsKey(filing.id()));
  }

  private Filing keep(Filing filing, boolean isNew) {
    (isNew ? added : updated).put(filing.id(), filing);
    return filing;
  }

  private void declare(
      Filing filing,
      DeclarationFunction function,
      String lrn,
      long version,
      @Nullable Long former,
      @Nullable Ruling ruling) {
    plan.document(
        Receivers.declarations(customs, function, identified.catalogue()),
        Receivers.declaration(filing, function, lrn, version, former, ruling));
  }

  private @Nullable Ruling ruling(Validated item, Known dossier) {
    Outcome outcome = eligibility.decide(item.item(), day);
    if (outcome instanceof Outcome.Ruled ruled) return ruled.ruling();
    Finding finding =
        outcome instanceof Outcome.NotFiled notFiled
            ? notFiled.finding()
            : ((Outcome.NoRate) outcome).finding();
    plan.event("not-filed", identified.arrival().id(), dossier.id(), finding.code().id());
    plan.finding(TrackItems.placed(finding, item), identified.arrival().id(), dossier.id());
    return null;
  }

  private @Nullable Filing refuse(ErrorCode code, Validated item, Known dossier) {
    Finding finding = Finding.of(code, Place.NOWHERE, "customs", customs.partner());
    plan.finding(TrackItems.placed(finding, item), identified.arrival().id(), dossier.id());
    return null;
  }

  private void adoptOrphans(Map<Validated, Known> items) {
    Map<Long, Filing> newFilings = new HashMap<>();
    for (Filing each : added.values()) newFilings.put(each.dossier(), each);
    Map<String, Filing> byLrn = new HashMap<>();
    Map<String, Filing> byItem = new HashMap<>();
    for (Map.Entry<Validated, Known> each : items.entrySet()) {
      Filing filing = newFilings.get(each.getValue().id());
      if (filing == null) continue;
      byLrn.put(filing.lrn(), filing);
      byItem.put(each.getKey().itemId(), filing);
    }
    if (byLrn.isEmpty()) return;
    for (Answers.Row orphan :
        answers.orphans(handle, customs.partner(), byLrn.keySet(), byItem.keySet())) {
      Filing filing =
          orphan.lrn() != null
              ? byLrn.get(orphan.lrn())
              : byItem.get(String.valueOf(orphan.itemId()));
      if (filing == null || !samePosting(orphan, items, filing)) continue;
      answers.adopt(handle, orphan.id(), filing.id());
      plan.event("adopted", null, filing.dossier(), "answer " + orphan.notificationId());
      // As the orphan before it left the filing.
      Filing now = filings.get(handle, filing.id());
      settle.settle(handle, now, orphan, identified.catalogue(), plan);
    }
  }

  /** Item ids are used again: an answer that says when the item was posted means that one only. */
  private static boolean samePosting(
      Answers.Row orphan, Map<Validated, Known> items, Filing filing) {
    if (orphan.lrn() != null || orphan.postedOn() == null) return true;
    return items.values().stream()
        .filter(each -> each.id() == filing.dossier())
        .anyMatch(each -> orphan.postedOn().equals(each.postedOn()));
  }

  // Next gives these only where there is a filing.
  private static Filing required(@Nullable Filing filing) {
    if (filing == null) throw new IllegalStateException("no filing to change");
    return filing;
  }
}
