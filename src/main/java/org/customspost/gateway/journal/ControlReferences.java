package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Control references of ours: fourteen digits, unique among all partners. The file name and the
 * unique id of a departure hold its own, so that one index finds it by any of them.
 */
final class ControlReferences {
  private static final Pattern OURS = Pattern.compile("(?<![0-9])[0-9]{14}(?![0-9])");

  private ControlReferences() {}

  /** Those that somebody may mean by an id: itself, or what stands in it. */
  static List<String> meantBy(String id) {
    List<String> references = new ArrayList<>(List.of(id));
    OURS.matcher(id).results().map(MatchResult::group).forEach(references::add);
    return references;
  }
}
