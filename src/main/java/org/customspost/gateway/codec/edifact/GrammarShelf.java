package org.customspost.gateway.codec.edifact;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.customspost.gateway.model.structure.Structure;

/** Grammars already made, so that an interchange of one item does not pay for making one. */
final class GrammarShelf {
  private static final int MOST = 64;
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  private record Entry(Structure structure, GrammarLine grammar) {}

  // A structure is the same only where it is the same object: comparing contents would cost more
  // than making the grammar.
  @SuppressWarnings("ReferenceEquality")
  GrammarLine of(Structure structure) {
    for (Entry each : entries) if (each.structure == structure) return each.grammar;
    GrammarLine grammar = GrammarLine.message(structure.root());
    if (entries.size() >= MOST) entries.clear();
    entries.add(new Entry(structure, grammar));
    return grammar;
  }
}
