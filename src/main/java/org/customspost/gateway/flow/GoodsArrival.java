package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.ItemEvents;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.jdbi.v3.core.Handle;

/**
 * Whether goods have arrived, and the notice of it to customs. Asked anew whenever a filing moves,
 * so that it cannot matter whether the goods or customs' acceptance came first.
 */
final class GoodsArrival {
  private static final String ARRIVED = "ARRIVED";

  private final ItemEvents events;
  private final CurrentAgreements agreements;

  GoodsArrival(ItemEvents events, CurrentAgreements agreements) {
    this.events = events;
    this.agreements = agreements;
  }

  /** Those of the dossiers whose goods are there, by the events that the authority counts. */
  Set<Long> arrived(
      Handle handle, Declarations declarations, Collection<Long> dossiers, Catalogue catalogue) {
    Set<Long> arrived = new TreeSet<>();
    Optional<CodeList> counted = catalogue.lists().find(declarations.arrived());
    if (dossiers.isEmpty() || counted.isEmpty()) return arrived;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    events
        .of(handle, dossiers)
        .forEach(
            (dossier, told) -> {
              if (told.stream()
                  .anyMatch(each -> ARRIVED.equals(counted.get().meaning(each, today))))
                arrived.add(dossier);
            });
    return arrived;
  }

  /** The filing, presented to customs where its goods are there and customs takes the notice. */
  Filing presentWhereArrived(Handle handle, Filing filing, Catalogue catalogue, Plan plan) {
    Agreement customs = agreements.now().of(filing.customs());
    if (!isDue(filing, customs)) return filing;
    Declarations declarations = Receivers.declarations(customs);
    Set<Long> arrived = arrived(handle, declarations, List.of(filing.dossier()), catalogue);
    return arrived.isEmpty() ? filing : present(handle, filing, customs, catalogue, plan);
  }

  /** Once per declaration: what is presented already stays as it is. */
  Filing present(Handle handle, Filing filing, Agreement customs, Catalogue catalogue, Plan plan) {
    if (!isDue(filing, customs)) return filing;
    Declarations declarations = Receivers.declarations(customs);
    String reference = Receivers.lrn(declarations, Ids.references(handle, 1).get(0));
    DeclarationFunction function = DeclarationFunction.PRESENTATION;
    plan.document(
        Receivers.declarations(customs, function, catalogue),
        Receivers.declaration(filing, function, reference, filing.declaredVersion(), null, null));
    return filing.presented(reference);
  }

  private static boolean isDue(Filing filing, Agreement customs) {
    return filing.awaitsPresentation()
        && customs.declarations() != null
        && !customs.declarations().presentAs().isEmpty();
  }
}
