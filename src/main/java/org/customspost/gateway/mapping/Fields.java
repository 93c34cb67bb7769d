package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.Canonical;

/** What a canonical record says, field by field, under the paths that lineage has. */
public final class Fields {
  private Fields() {}

  /**
   * One value.
   *
   * @param path such as {@code contents[2].hsCode}
   * @param shown what a person may see of it
   */
  public record Field(String path, String value, Shown shown) {}

  /** Every value that is there, in the record's own order. */
  public static List<Field> of(Canonical record) {
    List<Field> fields = new ArrayList<>();
    walk(Shape.of(record.getClass()), record, "", false, fields);
    return fields;
  }

  private static void walk(
      Shape shape, Object record, String above, boolean masked, List<Field> into) {
    for (Slot slot : shape.slots()) {
      Object value = slot.get(record);
      if (value == null) continue;
      String path = above.isEmpty() ? slot.name() : above + "." + slot.name();
      if (!slot.list()) one(slot, value, path, masked, into);
      int number = 0;
      if (value instanceof List<?> list)
        for (Object each : list) one(slot, each, path + "[" + ++number + "]", masked, into);
    }
  }

  private static void one(Slot slot, Object value, String path, boolean masked, List<Field> into) {
    boolean hidden = masked || slot.personal();
    if (slot.shape() != null) walk(slot.shape(), value, path, hidden, into);
    else into.add(new Field(path, Written.text(value), hidden ? Shown.MASKED : slot.shown()));
  }
}
