package org.customspost.gateway.model.customs;

import java.time.OffsetDateTime;
import java.util.List;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.Prose;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.jspecify.annotations.Nullable;

/**
 * One message to customs about one item.
 *
 * @param lrn local reference number, at most 22 characters, unique per customs system; allocated
 *     when planned
 * @param mrn customs' number for the declaration that is amended, cancelled or presented
 * @param ruling what the authority's tables decided; null for a cancellation
 * @param amended for an amendment: places of the former declaration that changed, as pointers of
 *     the authority
 * @param reason for a cancellation: why, in words
 * @param preparedAt allocated when planned, so that writing again gives the same bytes
 */
public record Declaration(
    String lrn,
    @Nullable String mrn,
    DeclarationFunction function,
    @Nullable Ruling ruling,
    Item item,
    List<Amended> amended,
    @Prose @Nullable String reason,
    OffsetDateTime preparedAt)
    implements Canonical {
  public Declaration {
    amended = List.copyOf(amended);
  }

  /** The item with what is asked of customs about it: declare it, declare it anew, forget it. */
  public Item itemToDeclare() {
    return item.withFunction(
        switch (function) {
          case ORIGINAL, PRESENTATION -> MessageFunction.ORIGINAL;
          case AMENDMENT -> MessageFunction.REPLACEMENT;
          case CANCELLATION -> MessageFunction.CANCELLATION;
        });
  }

  /** What is declared, as an original and without the references of this one message. */
  public Declaration content() {
    return new Declaration(
        "", null, DeclarationFunction.ORIGINAL, ruling, item, List.of(), null, preparedAt);
  }
}
