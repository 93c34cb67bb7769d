package org.customspost.gateway.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** One reading of one message: what it gathers beside the record itself. */
final class ReadRun {
  private final Map<String, String> agreement;
  private final LocalDate on;
  private final @Nullable Map<String, List<Position>> lineage;
  private final List<Finding> findings = new ArrayList<>(0);
  private String itemId = "";
  private int ordinal = 1;
  private @Nullable Branch around;
  private List<Node> together = List.of();

  ReadRun(Map<String, String> agreement, LocalDate on, boolean recording) {
    this.agreement = agreement;
    this.on = on;
    this.lineage = recording ? new LinkedHashMap<>() : null;
  }

  String agreement(String key) {
    return key.isEmpty() ? "" : agreement.getOrDefault(key, "");
  }

  LocalDate on() {
    return on;
  }

  /** 1-based number of the group occurrence that is being read. */
  int ordinal() {
    return ordinal;
  }

  void ordinal(int now) {
    ordinal = now;
  }

  /** Where the group that is being read stands; null outside of groups. */
  @Nullable Branch around() {
    return around;
  }

  void around(@Nullable Branch now) {
    around = now;
  }

  void identify(Slot slot, String sent) {
    if (slot.type() == S10Id.class && itemId.isEmpty()) itemId = sent;
  }

  void report(Finding finding) {
    findings.add(finding);
  }

  /** A problem of one value, at its place; what is or may be personal is masked. */
  void report(Finding problem, Draft into, Slot slot, Position position) {
    Finding finding = problem.at(place(into, slot, 0, position));
    if (finding.values().containsKey("value")) {
      Map<String, String> masked = new HashMap<>(finding.values());
      masked.computeIfPresent(
          "value", (key, value) -> slot.personal() ? Finding.masked(value) : Finding.coded(value));
      finding = new Finding(finding.code(), finding.place(), masked);
    }
    findings.add(finding);
  }

  Place place(Draft into, Slot slot, int element, Position position) {
    String above = into.pathWithoutPiece();
    String step = element > 0 ? slot.name() + "[" + element + "]" : slot.name();
    return Place.field(above.isEmpty() ? step : above + "." + step)
        .withPiece(into.piece())
        .withPosition(position);
  }

  /** Whether lineage is wanted. */
  boolean recording() {
    return lineage != null;
  }

  void note(Draft into, Slot slot, Node source, @Nullable String attribute) {
    if (lineage == null) return;
    int element = slot.list() ? into.count(slot) : 0;
    List<Position> places =
        lineage.computeIfAbsent(into.path(slot, element), key -> new ArrayList<>(1));
    for (Node each : together.isEmpty() ? List.of(source) : together) {
      places.add(position(each, attribute));
    }
    together = List.of();
  }

  /** Says that the next value comes from all of these. */
  void together(List<Node> sources) {
    if (lineage != null) together = sources;
  }

  /** Forgets what was noted for an element that did not come to be. */
  void forget(String path) {
    if (lineage != null) lineage.keySet().removeIf(each -> each.startsWith(path + "."));
  }

  static Position position(Node source, @Nullable String attribute) {
    Position position = source.position();
    return attribute == null ? position : position.at(position.path() + "/@" + attribute);
  }

  Map<String, List<Position>> lineage() {
    return lineage == null ? Map.of() : lineage;
  }

  /** All findings; each knows the item's id as it was sent, wherever in the item it stood. */
  List<Finding> findings() {
    if (itemId.isEmpty()) return findings;
    return findings.stream()
        .map(each -> each.at(each.place().withItem(each.place().item(), itemId)))
        .toList();
  }
}
