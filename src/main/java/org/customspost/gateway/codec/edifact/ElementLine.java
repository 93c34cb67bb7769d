package org.customspost.gateway.codec.edifact;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Text;

/**
 * One position of a segment or composite: a {@link Part} that may stand several times makes as many
 * lines.
 *
 * @param path what a person calls the place: {@code NAD/C080/3036}
 * @param components empty for a simple element
 * @param text what a simple element may hold
 */
record ElementLine(
    String name, String path, boolean mandatory, List<ElementLine> components, Text text) {

  boolean composite() {
    return !components.isEmpty();
  }

  boolean number() {
    return text.kind() == Text.Kind.NUMBER;
  }

  /** The positions of a segment or composite. */
  static List<ElementLine> of(Part parent, String path) {
    List<ElementLine> lines = new ArrayList<>();
    for (Part part : parent.parts()) {
      String place = path + "/" + part.name();
      List<ElementLine> components =
          part.kind() == Part.Kind.COMPOSITE ? of(part, place) : List.of();
      Text text = part.text() == null ? Text.any() : part.text();
      for (int i = 0; i < part.max(); i++)
        lines.add(new ElementLine(part.name(), place, i < part.min(), components, text));
    }
    return List.copyOf(lines);
  }
}
