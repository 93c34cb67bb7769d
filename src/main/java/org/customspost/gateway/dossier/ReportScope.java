package org.customspost.gateway.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.model.transport.ManifestLine;

/**
 * The part of a manifest that a receiver is told.
 *
 * @param places airports or ports where it is unloaded; empty for everywhere
 * @param offices offices of exchange that its receptacles go to, or how they begin; empty for all
 *     lines, also those without a receptacle
 */
public record ReportScope(Set<String> places, Set<String> offices) {
  private static final String OFFICE = "/";

  public ReportScope {
    places = Set.copyOf(places);
    offices = Set.copyOf(offices);
  }

  /** From {@code CPH ARN /DK /SESTO}. */
  public static ReportScope parse(String text) {
    Set<String> places = new TreeSet<>();
    Set<String> offices = new TreeSet<>();
    for (String each : text.split(" ", -1))
      if (each.startsWith(OFFICE)) offices.add(each.substring(1));
      else if (!each.isEmpty()) places.add(each);
    return new ReportScope(places, offices);
  }

  /** In one form, which {@link #parse} reads. */
  public String text() {
    List<String> words = new ArrayList<>(new TreeSet<>(places));
    for (String each : new TreeSet<>(offices)) words.add(OFFICE + each);
    return String.join(" ", words);
  }

  /** Whether a line of what is unloaded there is in it. */
  public boolean holds(ManifestLine line) {
    if (offices.isEmpty()) return true;
    if (line.receptacle() == null) return false;
    String destination = line.receptacle().despatch().destination().value();
    return offices.stream().anyMatch(destination::startsWith);
  }
}
