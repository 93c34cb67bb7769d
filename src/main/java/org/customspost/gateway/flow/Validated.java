package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.partner.Flow;

/**
 * An item that was judged.
 *
 * @param flows that take it, one for each purpose; empty where none does, then a finding rejects
 *     it; and for a cancellation that does not say where the item goes
 * @param findings of reading and of the rules
 */
public record Validated(Batch.Entry entry, Item item, List<Flow> flows, List<Finding> findings) {
  public Validated {
    flows = List.copyOf(flows);
    findings = List.copyOf(findings);
  }

  /**
   * An arrival has one item of an ordinal: to hash all that it says would take longer than reading
   * it.
   */
  @Override
  public int hashCode() {
    return entry.ordinal();
  }

  boolean rejected() {
    return item.id() == null
        || (flows.isEmpty() && item.function() != MessageFunction.CANCELLATION)
        || findings.stream().anyMatch(each -> each.code().severity() == Severity.REJECT);
  }

  /** The S10 id; empty where there is none. */
  String itemId() {
    return item.id() == null ? "" : item.id().value();
  }

  /** Equal where the content is equal, whether it was sent as an original or as a replacement. */
  String contentHash() {
    Item content =
        item.function() == MessageFunction.REPLACEMENT
            ? item.withFunction(MessageFunction.ORIGINAL)
            : item;
    return ContentHash.of(content);
  }
}
