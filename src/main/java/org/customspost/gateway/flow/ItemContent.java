package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.mapping.Shown;
import org.customspost.gateway.model.item.Item;

/**
 * What one version of an item says, and where its sender said it.
 *
 * @param fields in the order of the record
 * @param source its bytes as lines, with those of its message's head before them
 */
public record ItemContent(
    long arrival, int ordinal, Item item, List<Field> fields, List<Glimpse.Row> source) {
  public ItemContent {
    fields = List.copyOf(fields);
    source = List.copyOf(source);
  }

  /**
   * One field.
   *
   * @param path such as {@code contents[2].hsCode}
   * @param spots where it was read from; none where it is a constant or a default
   */
  public record Field(String path, String value, Shown shown, List<Spot> spots) {
    public Field {
      spots = List.copyOf(spots);
    }

    /** What a person sees who may not see everything. */
    public String masked() {
      return shown.of(value);
    }

    public boolean hides() {
      return shown.hides(value);
    }
  }

  /**
   * A place in the arrival.
   *
   * @param offset in its bytes; -1 where unknown
   * @param words such as {@code segment 41 element 3 (PIA/C212/7140)}
   * @param name what the place is called; empty where it speaks for itself
   */
  public record Spot(long offset, String words, String name) {}
}
