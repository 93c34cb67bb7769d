package org.customspost.gateway.codec.xml;

import java.util.List;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;

/** A message that a walk is inside of. */
final class Message {
  final Format format;
  final int ordinal;

  /** Local names from the root to where the format was recognised. */
  final String identity;

  /** How many elements are open at the message's own element, itself included. */
  final int depth;

  /** Names below the message's element down to the unit. */
  final List<String> unit;

  int units;
  long headOffset;
  int headLength;

  /** How many children each element from the message down had before the first unit. */
  List<Integer> head = List.of();

  Message(Format format, int ordinal, String identity, int depth) {
    this.format = format;
    this.ordinal = ordinal;
    this.identity = identity;
    this.depth = depth;
    unit = format.unit().isEmpty() ? List.of() : List.of(format.unit().split("/", -1));
  }

  String reference() {
    return String.valueOf(ordinal);
  }

  Place place() {
    return Place.NOWHERE.withMessage(reference());
  }

  /** Whether it ended without a unit, and may: then it says what its head says. */
  boolean bare() {
    Part part = unit.isEmpty() ? null : format.structure().find(format.unit());
    return units == 0 && part != null && part.min() == 0;
  }

  int unitDepth() {
    return depth + unit.size();
  }
}
