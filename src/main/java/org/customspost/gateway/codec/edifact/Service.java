package org.customspost.gateway.codec.edifact;

import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;

/** The service segments of the syntax (ISO 9735 annex B), described in service.xml beside this. */
final class Service {
  static final int UNB = Tag.code("UNB");
  static final int UNG = Tag.code("UNG");
  static final int UNH = Tag.code("UNH");
  static final int UNT = Tag.code("UNT");
  static final int UNE = Tag.code("UNE");
  static final int UNZ = Tag.code("UNZ");

  private final Map<String, Part> parts = new TreeMap<>();
  private final Map<Integer, GrammarLine> lines = new TreeMap<>();

  Service() {
    Findings findings = new Findings();
    Structure structure =
        EdifactStructures.parse(
            Service.class.getResourceAsStream("service.xml"), "service.xml", "", "", findings);
    findings.throwIfRejected();
    for (Part part : structure.root().parts()) {
      parts.put(part.name(), part);
      GrammarLine line = GrammarLine.segment(part, part.name());
      lines.put(line.trigger(), line);
    }
  }

  Part part(String tag) {
    Part part = parts.get(tag);
    if (part == null) throw new IllegalArgumentException(tag);
    return part;
  }

  GrammarLine line(int tag) {
    GrammarLine line = lines.get(tag);
    if (line == null) throw new IllegalArgumentException(Integer.toHexString(tag));
    return line;
  }

  static boolean isHeaderOrTrailer(String name) {
    return name.equals("UNH") || name.equals("UNT");
  }

  static boolean isEnvelope(int tag) {
    return tag == UNB || tag == UNG || tag == UNH || tag == UNT || tag == UNE || tag == UNZ;
  }
}
