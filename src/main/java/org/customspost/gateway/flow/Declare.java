package org.customspost.gateway.flow;

import java.util.List;
import java.util.Map;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.mapping.Pointers;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.model.customs.Amended;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jspecify.annotations.Nullable;

/** Makes the canonical declaration of a planned document. */
public final class Declare {
  private final Contents contents;
  private final Recent recent;
  private final CurrentAgreements agreements;

  public Declare(Contents contents, Recent recent, CurrentAgreements agreements) {
    this.contents = contents;
    this.recent = recent;
    this.agreements = agreements;
  }

  Declaration declaration(
      Planned planned, Planned.Document document, Catalogue catalogue, Rereading again) {
    Item item = item(document.itemVersion(), again);
    DeclarationFunction function = DeclarationFunction.valueOf(document.function());
    return new Declaration(
        document.reference(),
        document.mrn(),
        function,
        Ruling.parse(document.ruling()),
        item,
        function == DeclarationFunction.AMENDMENT
            ? amended(planned, document, item, catalogue, again)
            : List.of(),
        document.reason().isEmpty() ? null : document.reason(),
        planned.preparedAt());
  }

  /**
   * What differs between the declaration that customs has and the one it would have of the new
   * content.
   */
  private List<Amended> amended(
      Planned planned, Planned.Document document, Item item, Catalogue catalogue, Rereading again) {
    Pointers pointers = catalogue.pointers().get(planned.format());
    if (pointers == null || document.formerVersion() == null) return List.of();
    Item former = contents.item(document.formerVersion(), again);
    return pointers.difference(
        original(planned, document, former, catalogue),
        original(planned, document, item, catalogue),
        List.of());
  }

  private Node original(
      Planned planned, Planned.Document document, Item item, Catalogue catalogue) {
    Map<String, String> parameters = Identified.parameters(agreements.now().of(planned.partner()));
    WriteMapping writer = catalogue.writer(planned.format());
    Declaration declaration =
        new Declaration(
            document.reference(),
            document.mrn(),
            DeclarationFunction.ORIGINAL,
            Ruling.parse(document.ruling()),
            item,
            List.of(),
            null,
            planned.preparedAt());
    return writer.write(declaration, parameters, planned.preparedAt().toLocalDate()).tree();
  }

  private Item item(@Nullable Long version, Rereading again) {
    if (version == null) throw new IllegalStateException("a declaration without an item version");
    return recent.take(version).orElseGet(() -> contents.item(version, again));
  }
}
