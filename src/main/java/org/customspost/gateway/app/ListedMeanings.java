package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_491;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.customspost.gateway.dossier.Airports;
import org.customspost.gateway.dossier.Ways;
import org.customspost.gateway.dossier.hold.HeldWhere;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.jspecify.annotations.Nullable;

/** Checks code lists whose meanings are the gateway's own words: each must be one of them. */
final class ListedMeanings {
  private static final List<String> MOMENTS =
      List.of(Ways.Moment.values()).stream().map(Ways.Moment::name).toList();

  private static final List<String> HELD =
      List.of(HeldWhere.values()).stream().map(HeldWhere::name).toList();

  private ListedMeanings() {}

  static void check(Map<String, CodeList> lists, Path folder, Findings findings) {
    check(
        lists.get("airports"),
        folder,
        text -> Airports.Place.parse(text).isPresent(),
        "a country and a time zone such as DE Europe/Berlin",
        findings);
    check(
        lists.get("clock-events"), folder, MOMENTS::contains, String.join(", ", MOMENTS), findings);
    check(lists.get("hold-events"), folder, HELD::contains, String.join(", ", HELD), findings);
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
