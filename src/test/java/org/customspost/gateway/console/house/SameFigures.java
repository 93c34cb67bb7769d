package org.customspost.gateway.console.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.customspost.gateway.app.metrics.Figures;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Spans;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;

/** One look at the house as a page, as JSON and as metrics: each figure must be in all three. */
final class SameFigures {
  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(\\{.*})? (\\S+)");
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");

  /** What each figure of a channel is called in the metrics, with its further labels. */
  private static final Map<String, String> CHANNEL =
      Map.ofEntries(
          Map.entry("arrivalsWaiting", "gateway_arrivals_waiting"),
          Map.entry("departuresWaiting", "gateway_departures_waiting"),
          Map.entry("oldestWaitingSeconds", "gateway_oldest_waiting_seconds"),
          Map.entry("arrivalsParked", "gateway_parked what=arrival"),
          Map.entry("departuresParked", "gateway_parked what=departure"),
          Map.entry("inToday", "gateway_interchanges_today direction=in"),
          Map.entry("outToday", "gateway_interchanges_today direction=out"),
          Map.entry("interchangesRefusedToday", "gateway_interchanges_refused_today"),
          Map.entry("itemsToday", "gateway_items_today"),
          Map.entry("itemsRefusedToday", "gateway_items_refused_today"),
          Map.entry("closed", "gateway_door_closed"),
          Map.entry("paused", "gateway_door_paused"),
          Map.entry("lastIn", "gateway_last_message_seconds direction=in"),
          Map.entry("lastOut", "gateway_last_message_seconds direction=out"));

  private final String page;
  private final JsonNode json;
  private final Map<String, Double> metrics = new HashMap<>();
  private final Instant now;

  SameFigures(String page, String json, String metrics, Instant now) throws IOException {
    this.page = page;
    this.json = new ObjectMapper().readTree(json);
    this.now = now;
    for (String each : metrics.split("\n", -1)) {
      var sample = SAMPLE.matcher(each);
      if (!each.startsWith("#") && sample.matches())
        this.metrics.put(
            key(sample.group(1), labels(sample.group(2))), Double.parseDouble(sample.group(3)));
    }
  }

  static String metrics(Houses houses) {
    return new Figures(
            new CurrentKeys(KeyBook.EMPTY),
            houses::now,
            houses::withoutDatabase,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .text();
  }

  private static List<String> labels(String braces) {
    List<String> labels = new ArrayList<>();
    if (braces == null) return labels;
    var each = Pattern.compile("(\\w+)=\"([^\"]*)\"").matcher(braces);
    while (each.find()) labels.add(each.group(1) + "=" + each.group(2));
    return labels;
  }

  private static String key(String name, List<String> labels) {
    return name + " " + new TreeSet<>(labels);
  }

  private double metric(String nameAndLabel, String... labels) {
    List<String> all = new ArrayList<>(List.of(labels));
    int blank = nameAndLabel.indexOf(' ');
    if (blank > 0) all.add(nameAndLabel.substring(blank + 1));
    String key = key(blank < 0 ? nameAndLabel : nameAndLabel.substring(0, blank), all);
    assertThat(metrics).containsKey(key);
    return metrics.getOrDefault(key, Double.NaN);
  }

  void requireEachChannel() {
    assertThat(json.get("channels")).isNotEmpty();
    for (JsonNode line : json.get("channels")) {
      String partner = line.get("partner").asText();
      String channel = line.get("channel").asText();
      for (Map.Entry<String, JsonNode> each : line.properties()) {
        if (List.of("partner", "channel", "role").contains(each.getKey())) continue;
        assertThat(CHANNEL).as("a figure without a metric").containsKey(each.getKey());
        double told =
            metric(
                CHANNEL.getOrDefault(each.getKey(), ""),
                "partner=" + partner,
                "channel=" + channel);
        double tolerance = each.getKey().equals("oldestWaitingSeconds") ? 60 : 1;
        assertThat(told)
            .as(partner + " " + each.getKey())
            .isCloseTo(value(each.getValue()), within(tolerance));
      }
      requireRow(line, partner, channel);
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.strictOffset(tolerance);
  }

  private double value(JsonNode figure) {
    if (figure.isBoolean()) return figure.asBoolean() ? 1 : 0;
    if (figure.isNumber()) return figure.asDouble();
    String text = figure.asText();
    if (text.matches("\\d{4}-.*Z"))
      return Duration.between(Instant.parse(text), now).toMillis() / 1000.0;
    return text.isEmpty() ? 0 : 1;
  }

  private void requireRow(JsonNode line, String partner, String channel) {
    String role = line.get("role").asText();
    String row =
        rows().stream()
            .filter(
                each ->
                    each.startsWith((partner + " " + role).strip() + " " + channel)
                        && (!role.isEmpty() || each.startsWith(partner + " never")))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no row of " + partner + " " + channel));
    long waiting = line.get("arrivalsWaiting").asLong() + line.get("departuresWaiting").asLong();
    long parked = line.get("arrivalsParked").asLong() + line.get("departuresParked").asLong();
    assertThat(row)
        .containsSubsequence(
            " " + line.get("inToday"),
            " " + line.get("outToday"),
            " " + line.get("itemsToday"),
            " " + line.get("itemsRefusedToday"),
            " " + waiting,
            " " + parked,
            state(line));
  }

  private static String state(JsonNode line) {
    if (!line.get("paused").asText().isEmpty()) return "paused";
    if (line.get("closed").asBoolean()) return "closed";
    return line.get("role").asText().isEmpty() ? "not agreed" : "open";
  }

  private List<String> rows() {
    return Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(each -> TAGS.matcher(each.group(1)).replaceAll(" ").replaceAll("\\s+", " ").strip())
        .collect(Collectors.toList());
  }

  void requireDisksAndCertificates() {
    assertThat(json.get("disks")).hasSize(2);
    for (JsonNode disk : json.get("disks")) {
      String holds = "holds=" + disk.get("holds").asText();
      String state = disk.get("state").asText();
      assertThat(metric("gateway_disk_free_bytes", holds, "state=" + state))
          .isEqualTo(disk.get("freeBytes").asDouble());
      assertThat(metric("gateway_disk_least_bytes", holds))
          .isEqualTo(disk.get("leastFreeBytes").asDouble());
      assertThat(metric("gateway_disk_whole_bytes", holds))
          .isEqualTo(disk.get("wholeBytes").asDouble());
      assertThat(rows())
          .contains(
              "%s %s %s %s %s"
                  .formatted(
                      disk.get("holds").asText(),
                      Spans.bytes(disk.get("freeBytes").asLong()),
                      Spans.bytes(disk.get("leastFreeBytes").asLong()),
                      Spans.bytes(disk.get("wholeBytes").asLong()),
                      state));
    }
    assertThat(metric("gateway_intake_open")).isEqualTo(1);
    for (JsonNode each : json.get("certificates"))
      assertThat(page).contains(each.get("until").asText().substring(0, 16).replace('T', ' '));
  }

  void requireWhatIsOpen() {
    assertThat(json.get("open")).isNotEmpty();
    for (JsonNode open : json.get("open")) {
      for (Map.Entry<String, JsonNode> age : open.get("ages").properties())
        assertThat(
                metric(
                    "gateway_open",
                    "what=" + open.get("what").asText(),
                    "partner=" + open.get("partner").asText(),
                    "customs=" + open.get("customs").asText(),
                    "reason=" + open.get("reason").asText(),
                    "age=" + age.getKey()))
            .isEqualTo(age.getValue().asDouble());
      assertThat(rows())
          .anyMatch(
              each ->
                  each.startsWith(
                      open.get("what").asText() + " " + open.get("partner").asText() + " "));
    }
  }
}
