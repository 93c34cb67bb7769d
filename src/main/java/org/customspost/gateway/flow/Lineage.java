package org.customspost.gateway.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.mapping.Pointers;

/**
 * From customs' pointer to our element, from there to the item's field, from there to the sender's
 * bytes.
 *
 * @param written element of the declaration to the fields it was written from
 * @param read field of the item to the places it was read from
 */
record Lineage(
    Pointers pointers, Map<String, List<String>> written, Map<String, List<Position>> read) {
  private static final String ITEM = "item.";

  /** The item's field that customs means. */
  Optional<String> field(String pointer) {
    return pointers.fields(pointer, written).stream().findFirst().map(Lineage::ofItem);
  }

  /** The fields of the item among those of a declaration, which has some of its own. */
  static List<String> onlyOfItem(List<String> fields) {
    return fields.stream().filter(each -> each.startsWith(ITEM)).map(Lineage::ofItem).toList();
  }

  /** A field of a declaration, as the item it declares has it. */
  static String ofItem(String field) {
    return field.startsWith(ITEM) ? field.substring(ITEM.length()) : field;
  }

  /** Where the sender has it, in words. */
  Optional<String> place(String field) {
    List<Position> positions = read.getOrDefault(field, List.of());
    if (positions.isEmpty()) return Optional.empty();
    return Optional.of(positions.stream().map(Lineage::words).collect(Collectors.joining("; ")));
  }

  static String words(Position position) {
    return Place.NOWHERE.withPosition(position).toString();
  }
}
