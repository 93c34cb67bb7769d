package org.customspost.gateway.app;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.customspost.gateway.journal.house.House;
import org.customspost.gateway.journal.house.HouseJson;
import org.customspost.gateway.journal.house.Remark;
import org.customspost.gateway.journal.house.Spans;
import org.customspost.gateway.journal.house.Surroundings;

/** The house as tables for a person and as JSON for a script. */
final class HouseText {
  private static final double NINE_OF_TEN = 0.9;

  private HouseText() {}

  static String table(House house) {
    StringBuilder text = new StringBuilder();
    AgeingText.table(text, "to look at", remarks(house));
    AgeingText.table(text, "channels", channels(house));
    AgeingText.table(text, "in the last hour", lastHour(house));
    AgeingText.table(text, "disks", disks(house));
    text.append(System.lineSeparator());
    return text + AgeingText.table(house.ageing(), house.at());
  }

  private static List<List<String>> remarks(House house) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", ""));
    for (Remark each : house.remarks())
      rows.add(List.of(each.kind().urgent() ? "!" : "-", each.text()));
    return rows;
  }

  private static List<List<String>> channels(House house) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "partner",
            "channel",
            "last in",
            "last out",
            "in today",
            "out today",
            "items",
            "refused",
            "waiting",
            "oldest",
            "parked",
            ""));
    for (House.Line each : house.lines())
      rows.add(
          List.of(
              each.partner(),
              each.channel(),
              ago(each.lastIn(), house.at()),
              ago(each.lastOut(), house.at()),
              "" + each.today().in(),
              "" + each.today().out(),
              "" + each.today().items(),
              "" + (each.today().refused() + each.today().refusedMessages()),
              "" + each.waiting().all(),
              each.waiting().all() == 0 ? "-" : Spans.words(each.waiting().oldest()),
              "" + each.waiting().parked(),
              each.paused().isEmpty() ? "" : "paused: " + each.paused()));
    return rows;
  }

  private static List<List<String>> disks(House house) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("holds", "free", "least", "whole", "state"));
    for (Surroundings.Disk each : house.disks())
      rows.add(
          List.of(
              each.holds(),
              Spans.bytes(each.free()),
              Spans.bytes(each.least()),
              Spans.bytes(each.whole()),
              each.state().word()));
    return rows;
  }

  private static List<List<String>> lastHour(House house) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stage", "count", "median", "nine of ten"));
    new TreeMap<>(house.lastHour())
        .forEach(
            (stage, took) ->
                rows.add(
                    List.of(
                        stage.title(),
                        "" + took.total(),
                        words(took.median()),
                        words(took.quantile(NINE_OF_TEN)))));
    return rows;
  }

  private static String words(Optional<Duration> time) {
    return time.map(Spans::words).orElse("-");
  }

  private static String ago(Optional<Instant> at, Instant now) {
    return at.map(each -> AgeingText.ago(each.atOffset(ZoneOffset.UTC), now)).orElse("-");
  }

  static String json(House house) throws IOException {
    return PrettyJson.of(json -> HouseJson.write(json, house));
  }
}
