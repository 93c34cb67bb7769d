package org.customspost.gateway.console.story;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.flow.Glimpse;
import org.customspost.gateway.journal.Log;

/** Findings at the lines they stand at; each at the first line of its number. */
final class FindingPlaces {
  private static final Pattern PLACE =
      Pattern.compile("(?:message (\\S+?), )?(?:.*?, )?(?:segment|line) ([0-9]{1,9})\\b.*");

  private final List<Place> places = new ArrayList<>();

  /** What is known of a finding's place. */
  private record Place(String message, int number, String text) {}

  static final FindingPlaces NONE = new FindingPlaces(List.of());

  FindingPlaces(List<Log.Told> findings) {
    for (Log.Told each : findings) {
      Matcher place = PLACE.matcher(each.position());
      if (!place.matches()) continue;
      String message = place.group(1) == null ? "" : place.group(1);
      places.add(new Place(message, Integer.parseInt(place.group(2)), each.text()));
    }
  }

  List<String> at(Glimpse.Row row) {
    if (row.number() == 0 || places.isEmpty()) return List.of();
    List<String> found = new ArrayList<>();
    for (Place each : List.copyOf(places)) {
      boolean here = row.message().isEmpty() || row.message().equals(each.message());
      if (!here || row.number() != each.number()) continue;
      found.add(each.text());
      places.remove(each);
    }
    return found;
  }
}
