package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_491;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.customspost.gateway.dossier.Airports;
import org.customspost.gateway.dossier.Ways;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.jspecify.annotations.Nullable;

/** Checks the two code lists that the clock reads: each meaning must be one it knows. */
final class ClockLists {
  private static final List<String> MOMENTS =
      List.of(Ways.Moment.values()).stream().map(Ways.Moment::name).toList();

  private ClockLists() {}

  static void check(Map<String, CodeList> lists, Path folder, Findings findings) {
    check(
        lists.get("airports"),
        folder,
        text -> Airports.Place.parse(text).isPresent(),
        "a country and a time zone such as DE Europe/Berlin",
        findings);
    check(
        lists.get("clock-events"), folder, MOMENTS::contains, String.join(", ", MOMENTS), findings);
  }

  private static void check(
      @Nullable CodeList list,
      Path folder,
      Predicate<String> good,
      String allowed,
      Findings findings) {
    if (list == null) return;
    for (List<CodeList.Row> rows : list.rows().values())
      for (CodeList.Row each : rows)
        if (!good.test(each.meaning()))
          findings.add(
              CFG_491,
              Place.source(folder.resolve(list.name() + ".csv").toString()),
              "code",
              each.code(),
              "value",
              each.meaning(),
              "allowed",
              allowed);
  }
}
