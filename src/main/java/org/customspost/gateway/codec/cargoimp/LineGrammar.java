package org.customspost.gateway.codec.cargoimp;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.jspecify.annotations.Nullable;

/**
 * A line, or a group of lines, made ready for reading.
 *
 * @param form of a line; null for a group
 * @param lines of a group; empty for a line
 */
record LineGrammar(
    String name, int min, int max, @Nullable LineForm form, List<LineGrammar> lines) {

  /** A message: its lines and groups, and the forms of lines that are not read. */
  record Message(LineGrammar root, List<LineForm> ignored) {
    boolean ignores(String line) {
      for (LineForm each : ignored) if (each.leads(line)) return true;
      return false;
    }
  }

  static Message of(Structure structure) {
    List<LineForm> ignored = new ArrayList<>();
    return new Message(of(structure.root(), ignored), List.copyOf(ignored));
  }

  private static LineGrammar of(Part part, List<LineForm> ignored) {
    if (part.text() != null)
      return new LineGrammar(
          part.name(), part.min(), part.max(), FormText.read(part.text().pattern()), List.of());
    List<LineGrammar> lines = new ArrayList<>();
    for (Part each : part.parts()) {
      if (each.max() == 0 && each.text() != null) ignored.add(FormText.read(each.text().pattern()));
      else lines.add(of(each, ignored));
    }
    return new LineGrammar(part.name(), part.min(), part.max(), null, List.copyOf(lines));
  }

  boolean group() {
    return form == null;
  }

  /** Whether a line begins here. */
  boolean takes(String line) {
    return form == null ? lines.get(0).takes(line) : form.leads(line);
  }
}
