package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.model.passage.Batch;

/**
 * A batch after Validate.
 *
 * @param others entries that are not items: answers of customs, and what could not be read
 */
public record Judged(Portion portion, List<Validated> items, List<Batch.Entry> others) {
  public Judged {
    items = List.copyOf(items);
    others = List.copyOf(others);
  }
}
