package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.INS_127;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.error.Severity;

/** Findings up to a number; a last one says how many more there were. */
final class CappedFindings {
  static final int CAP = 500;
  private final List<Finding> kept = new ArrayList<>();
  private final int cap;
  private final Place place;
  private int more;
  private boolean reject;

  CappedFindings(Place place, int cap) {
    this.place = place;
    this.cap = cap;
  }

  void add(ErrorCode code, Position position, String... namedValues) {
    boolean first = code.severity() == Severity.REJECT && !reject;
    reject |= first;
    // The first one that rejects is kept whatever stood before it.
    if (kept.size() < cap || first)
      kept.add(Finding.of(code, place.withPosition(position), namedValues));
    else more++;
  }

  int size() {
    return kept.size();
  }

  List<Finding> list() {
    if (more == 0) return List.copyOf(kept);
    List<Finding> all = new ArrayList<>(kept);
    all.add(Finding.of(INS_127, place, "count", Integer.toString(more)));
    return List.copyOf(all);
  }
}
