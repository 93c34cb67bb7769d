package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_001;
import static org.customspost.gateway.error.ErrorCode.TRK_002;
import static org.customspost.gateway.error.ErrorCode.TRK_003;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.dossier.Dossiers.Known;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.Lodging;
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
  record Parts(
      Filings filings,
      GoodsArrival goods,
      Settle settle,
      AdoptOrphans orphans,
      CurrentAgreements agreements) {}

  /** What is filed without a table: all of it, under no procedure. */
  private static final Ruling EVERYTHING =
      new Ruling("", "", List.of(), List.of(), null, "everything");

  private final Filings filings;
  private final GoodsArrival goods;
  private final AdoptOrphans orphans;
  private final Handle handle;
  private final Identified identified;
  private final Flow flow;
  private final Plan plan;
  private final Agreement customs;
  private final Declarations declarations;
  private final @Nullable Eligibility eligibility;
  private final LocalDate day;
  private final Map<Long, Filing> added = new LinkedHashMap<>();
  private final Map<Long, Filing> updated = new LinkedHashMap<>();
  private Set<Long> arrived = Set.of();

  FlowFiling(Parts parts, Handle handle, Identified identified, Flow flow, Plan plan) {
    this.filings = parts.filings();
    this.goods = parts.goods();
    this.orphans = parts.orphans();
    this.handle = handle;
    this.identified = identified;
    this.flow = flow;
    this.plan = plan;
    this.day = identified.arrival().day();
    this.customs = parts.agreements().now().of(flow.fileTo());
    this.declarations = Receivers.declarations(customs);
    this.eligibility =
        declarations.eligibility().isEmpty()
            ? null
            : identified.catalogue().eligibility(declarations.eligibility());
  }

  void file(File.Items items) {
    Map<Long, Filing> known = known(items);
    if (atArrival()) arrived = arrived(items);
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

  private boolean atArrival() {
    return declarations.lodge() == Declarations.Lodge.AT_ARRIVAL;
  }

  private Set<Long> arrived(File.Items items) {
    List<Long> dossiers = items.tracked().values().stream().map(Known::id).toList();
    return goods.arrived(handle, declarations, dossiers, identified.catalogue());
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
      case WITHDRAW -> withdraw(dossier, required(filing));
      case WAIT -> wait(item, dossier, required(filing));
      case NOTHING_TO_CANCEL -> refuse(TRK_002, item, dossier);
      case TOO_LATE -> refuse(TRK_003, item, dossier);
    };
  }

  private @Nullable Filing original(
      Validated item, Known dossier, @Nullable Filing before, long newId, String lrn) {
    boolean waited = before != null && before.state() == FilingState.AWAITING_GOODS;
    Ruling ruling = ruling(item, dossier);
    // The sender replaced what waited: the old content must not be filed when the goods arrive.
    if (ruling == null) return waited ? withdraw(dossier, required(before)) : null;
    Filing filing =
        before != null
            ? before.filedAnew(lrn, dossier.version())
            : new Filing(
                newId,
                dossier.id(),
                customs.partner(),
                flow.purpose(),
                identified.agreement().partner() + "/" + flow.name(),
                FilingState.FILED,
                dossier.version(),
                Filing.Wish.NONE,
                Lodging.under(lrn));
    boolean isNew = before == null || added.containsKey(filing.id());
    if (atArrival() && !arrived.contains(dossier.id())) {
      plan.event("waits", null, dossier.id(), "for the goods to arrive");
      return keep(filing.awaitingGoods(dossier.version(), ruling.text()), isNew);
    }
    plan.keep(dossier.version(), item.item());
    declare(filing, DeclarationFunction.ORIGINAL, lrn, dossier.version(), null, ruling);
    plan.answerDue(filing.id(), customs);
    return keep(atArrival() ? filing.presented(lrn) : filing, isNew);
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

  private Filing withdraw(Known dossier, Filing filing) {
    plan.event("withdrawn", null, dossier.id(), "before it was declared to " + customs.partner());
    return keep(filing.withdrawn(), added.containsKey(filing.id()));
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
    return keep(
        filing.wishing(new Filing.Wish(dossier.version(), ruling)), added.containsKey(filing.id()));
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
    if (eligibility == null) return EVERYTHING;
    Outcome outcome =
        eligibility.decide(
            item.item(),
            day,
            new org.customspost.gateway.validation.eligibility.Filing(!atArrival(), false));
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
    Map<Long, Filing> filings = new HashMap<>();
    for (Filing each : added.values()) if (!each.lrn().isEmpty()) filings.put(each.dossier(), each);
    List<AdoptOrphans.Filed> filed = new ArrayList<>();
    for (Known each : items.values()) {
      Filing its = filings.remove(each.id());
      if (its != null) filed.add(new AdoptOrphans.Filed(its, each.itemId(), each.postedOn()));
    }
    orphans.adopt(handle, customs.partner(), filed, identified.catalogue(), plan);
  }

  // Next gives these only where there is a filing.
  private static Filing required(@Nullable Filing filing) {
    if (filing == null) throw new IllegalStateException("no filing to change");
    return filing;
  }
}
