package org.customspost.gateway.codec.edifact;

import java.util.List;
import org.customspost.gateway.model.structure.Part;

/**
 * One line of a message: a segment with its positions, or a group with its lines. Made once per
 * structure, so that reading compares numbers instead of names.
 *
 * @param path names from the message down: {@code SG1/SG4/MOA}
 * @param trigger tag of the segment, or of the first segment of the group, as one number
 * @param lines empty for a segment
 * @param elements empty for a group
 */
record GrammarLine(
    String name,
    String path,
    int min,
    int max,
    int trigger,
    List<GrammarLine> lines,
    List<ElementLine> elements) {

  boolean group() {
    return !lines.isEmpty();
  }

  /** The tag with which it begins. */
  String tag() {
    return group() ? lines.get(0).tag() : name;
  }

  /** The lines of a whole message, without the message header and trailer. */
  static GrammarLine message(Part root) {
    return of(root, "");
  }

  /** The line of one segment. */
  static GrammarLine segment(Part part, String path) {
    return new GrammarLine(
        part.name(),
        path,
        part.min(),
        part.max(),
        Tag.code(part.name()),
        List.of(),
        ElementLine.of(part, part.name()));
  }

  private static GrammarLine of(Part part, String path) {
    if (part.kind() == Part.Kind.SEGMENT) return segment(part, path);
    List<GrammarLine> lines =
        part.parts().stream()
            .filter(each -> !Service.isHeaderOrTrailer(each.name()))
            .map(each -> of(each, path.isEmpty() ? each.name() : path + "/" + each.name()))
            .toList();
    int trigger = lines.isEmpty() ? -1 : lines.get(0).trigger();
    return new GrammarLine(part.name(), path, part.min(), part.max(), trigger, lines, List.of());
  }
}
