package org.customspost.gateway.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.model.codelist.CodeList;

/**
 * What the places of a message are called, where its syntax has codes for names: the meanings in
 * the code lists that have the syntax's name, which bear no dates. What nobody named has an empty
 * name.
 */
final class PlaceNames {
  private static final Pattern NUMBER = Pattern.compile("\\[[0-9]+]$");

  private final List<CodeList> lists;

  PlaceNames(Catalogue catalogue, Syntax syntax) {
    lists =
        Stream.of("-segments", "-composites", "-elements")
            .flatMap(each -> catalogue.lists().find(syntax + each).stream())
            .toList();
  }

  /** Of a segment, composite or element. */
  String of(String step) {
    String code = NUMBER.matcher(step).replaceFirst("");
    for (CodeList each : lists) {
      List<CodeList.Row> rows = each.rows().get(code);
      if (rows != null) return rows.get(0).meaning();
    }
    return "";
  }

  /** Of what stands at the end of a place. */
  String last(String place) {
    return of(place.substring(place.lastIndexOf('/') + 1));
  }

  /** Of the composite that the end of a place is a component of; empty where it is of none. */
  String composite(String place) {
    int last = place.lastIndexOf('/');
    int segment = place.indexOf('/');
    return last <= segment ? "" : last(place.substring(0, last));
  }

  /** Of each step of these places. */
  Map<String, String> steps(Stream<String> places) {
    Map<String, String> names = new HashMap<>();
    places
        .flatMap(each -> Stream.of(each.split("/", -1)))
        .forEach(each -> names.computeIfAbsent(each, this::of));
    names.values().removeIf(String::isEmpty);
    return names;
  }
}
