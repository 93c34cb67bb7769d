package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_002;
import static org.customspost.gateway.error.ErrorCode.TRK_003;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.dossier.Clocks;
import org.customspost.gateway.dossier.Dossiers.Known;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.LoadingState;
import org.customspost.gateway.dossier.Lodging;
import org.customspost.gateway.dossier.Next;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.Flow;
import org.customspost.gateway.validation.eligibility.Eligibility;
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
      Clocks clocks,
      CurrentAgreements agreements) {}

  private final Filings filings;
  private final GoodsArrival goods;
  private final AdoptOrphans orphans;
  private final Clocks clocks;
  private final Handle handle;
  private final Identified identified;
  private final Flow flow;
  private final Plan plan;
  private final Agreement customs;
  private final Declarations declarations;
  private final Rulings rulings;
  private final FilingChanges changes = new FilingChanges();
  // The same for each item: to look for it among all formats costs more than all else here.
  private final Map<DeclarationFunction, Plan.Receiver> receivers =
      new EnumMap<>(DeclarationFunction.class);
  private Set<Long> arrived = Set.of();

  FlowFiling(Parts parts, Handle handle, Identified identified, Flow flow, Plan plan) {
    this.filings = parts.filings();
    this.goods = parts.goods();
    this.orphans = parts.orphans();
    this.clocks = parts.clocks();
    this.handle = handle;
    this.identified = identified;
    this.flow = flow;
    this.plan = plan;
    this.customs = parts.agreements().now().of(flow.fileTo());
    this.declarations = Receivers.declarations(customs);
    String table = declarations.eligibility();
    Eligibility eligibility = table.isEmpty() ? null : identified.catalogue().eligibility(table);
    this.rulings = new Rulings(identified, eligibility, !atArrival(), plan);
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
        rulings.unchanged(each.getKey(), each.getValue());
        continue;
      }
      Filing after = one(each.getKey(), each.getValue(), before, newId, lrn);
      if (after != null) known.put(after.dossier(), after);
    }
    changes.store(handle, filings);
    clocks(items.tracked());
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
    Ruling ruling = rulings.of(item, dossier).orElse(null);
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
    if (before == null) changes.add(filing);
    if (atArrival() && !arrived.contains(dossier.id())) {
      plan.event("waits", null, dossier.id(), "for the goods to arrive");
      return changes.change(filing.awaitingGoods(dossier.version(), ruling.text()));
    }
    plan.keep(dossier.version(), item.item());
    declare(filing, DeclarationFunction.ORIGINAL, lrn, dossier.version(), null, ruling);
    plan.answerDue(filing.id(), customs);
    return changes.change(atArrival() ? filing.presented(lrn) : filing);
  }

  private @Nullable Filing amendment(Validated item, Known dossier, Filing filing, String lrn) {
    Ruling ruling = rulings.of(item, dossier).orElse(null);
    if (ruling == null) return null;
    declare(
        filing,
        DeclarationFunction.AMENDMENT,
        lrn,
        dossier.version(),
        filing.declaredVersion(),
        ruling);
    return changes.change(filing.amended(dossier.version()));
  }

  private Filing cancellation(Known dossier, Filing filing, String lrn) {
    declare(filing, DeclarationFunction.CANCELLATION, lrn, dossier.version(), null, null);
    return changes.change(filing.cancelling());
  }

  private Filing withdraw(Known dossier, Filing filing) {
    plan.event("withdrawn", null, dossier.id(), "before it was declared to " + customs.partner());
    return changes.change(filing.withdrawn());
  }

  // Before customs has accepted, it takes neither; the newest wish wins.
  private @Nullable Filing wait(Validated item, Known dossier, Filing filing) {
    String ruling = "";
    if (item.item().function() != MessageFunction.CANCELLATION) {
      Ruling decided = rulings.of(item, dossier).orElse(null);
      if (decided == null) return null;
      ruling = decided.text();
    }
    plan.event("waits", null, dossier.id(), "for the answer to " + filing.lrn());
    return changes.change(filing.wishing(new Filing.Wish(dossier.version(), ruling)));
  }

  private void declare(
      Filing filing,
      DeclarationFunction function,
      String lrn,
      long version,
      @Nullable Long former,
      @Nullable Ruling ruling) {
    plan.document(
        receivers.computeIfAbsent(
            function, its -> Receivers.declarations(customs, its, identified.catalogue())),
        Receivers.declaration(filing, function, lrn, version, former, ruling));
  }

  private @Nullable Filing refuse(ErrorCode code, Validated item, Known dossier) {
    rulings.refuse(code, customs.partner(), item, dossier);
    return null;
  }

  private void clocks(Map<Validated, Known> items) {
    List<String> names = identified.catalogue().scheme(customs).timing().names();
    if (names.isEmpty()) return;
    Map<Long, Known> known = new HashMap<>();
    for (Known each : items.values()) known.put(each.id(), each);
    List<Clocks.Subject> opened = new ArrayList<>();
    for (Filing each : changes.added()) opened.add(subject(each, known.get(each.dossier())));
    clocks.open(handle, opened, names);
    for (Filing each : changes.all()) plan.clock(each.id(), customs.partner());
  }

  private Clocks.Subject subject(Filing filing, @Nullable Known item) {
    if (item == null) throw new IllegalStateException("a filing of no item in this batch");
    return new Clocks.Subject(
        filing.id(),
        filing.dossier(),
        item.itemId(),
        item.postedOn(),
        customs.partner(),
        identified.agreement().partner(),
        LoadingState.FILED);
  }

  private void adoptOrphans(Map<Validated, Known> items) {
    Map<Long, Filing> filings = new HashMap<>();
    for (Filing each : changes.added())
      if (!each.lrn().isEmpty()) filings.put(each.dossier(), each);
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
