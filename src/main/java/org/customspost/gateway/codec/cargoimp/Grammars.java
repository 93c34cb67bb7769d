package org.customspost.gateway.codec.cargoimp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.model.structure.Structure;

/** Grammars already made, so that a short message does not pay for making one. */
final class Grammars {
  private static final int MOST = 64;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  private record Entry(Structure structure, LineGrammar.Message grammar) {}

  // A structure is the same only where it is the same object: comparing contents would cost more
  // than making the grammar.
  @SuppressWarnings("ReferenceEquality")
  LineGrammar.Message of(Format format) {
    Structure structure = format.structure();
    for (Entry each : entries) if (each.structure == structure) return each.grammar;
    LineGrammar.Message grammar = LineGrammar.of(structure);
    if (entries.size() >= MOST) entries.clear();
    entries.add(new Entry(structure, grammar));
    return grammar;
  }
}
