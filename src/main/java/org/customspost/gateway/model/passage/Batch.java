package org.customspost.gateway.model.passage;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * A few hundred units of an arrival, read and checked.
 *
 * @param last true for the batch that ends the arrival
 */
public record Batch(Arrival arrival, List<Entry> entries, boolean last) implements Passage {
  public Batch {
    entries = List.copyOf(entries);
  }

  /**
   * @param ordinal 1-based in the interchange
   * @param message reference of the message it stands in
   * @param slice where its bytes are, for the lineage of later days
   * @param content null where it cannot be read; a finding says why
   */
  public record Entry(
      int ordinal,
      String message,
      Slice slice,
      @Nullable Canonical content,
      List<Finding> findings) {
    public Entry {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Byte ranges of a message's head and of one unit in the interchange, and the format that reads
   * them.
   */
  public record Slice(String format, long headOffset, int headLength, long offset, int length) {}
}
