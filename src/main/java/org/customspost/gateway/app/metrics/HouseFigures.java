package org.customspost.gateway.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.customspost.gateway.journal.house.Histogram;
import org.customspost.gateway.journal.house.House;
import org.customspost.gateway.journal.house.Latency;
import org.customspost.gateway.journal.house.Open;
import org.customspost.gateway.journal.house.Remark;
import org.customspost.gateway.journal.house.Surroundings;

/** The figures of the home page. */
final class HouseFigures {
  private static final double MILLIS = 1000;
  private static final List<Double> QUANTILES = List.of(0.5, 0.9);

  private final MeterRegistry registry;
  private final Map<String, MultiGauge> gauges = new TreeMap<>();

  HouseFigures(MeterRegistry registry) {
    this.registry = registry;
  }

  void take(House house) {
    lines(
        house,
        "gateway.arrivals.waiting",
        "Interchanges that came in and wait to be worked on",
        each -> each.waiting().arrivals());
    lines(
        house,
        "gateway.departures.waiting",
        "Interchanges that wait to be written or sent",
        each -> each.waiting().departures());
    lines(
        house,
        "gateway.oldest.waiting.seconds",
        "How long the oldest of what waits does",
        each -> seconds(each.waiting().oldest()));
    lines(
        house,
        "gateway.items.today",
        "Items, or answers of customs, that came since midnight UTC",
        each -> each.today().items());
    lines(
        house,
        "gateway.items.refused.today",
        "Items that were refused, or answers by which customs rejects, since midnight UTC",
        each -> each.today().refused());
    lines(
        house,
        "gateway.interchanges.refused.today",
        "Interchanges that were refused whole since midnight UTC",
        each -> each.today().refusedMessages());
    lines(house, "gateway.door.closed", "1 where it is closed", each -> each.closed() ? 1 : 0);
    lines(
        house,
        "gateway.door.paused",
        "1 where somebody paused it",
        each -> each.paused().isEmpty() ? 0 : 1);
    disks(house);
    messages(house);
    opened(house);
    parked(house);
    last(house);
    latency(house);
    remarks(house);
  }

  private void lines(
      House house, String name, String description, ToDoubleFunction<House.Line> figure) {
    List<Row<?>> rows = new ArrayList<>();
    for (House.Line each : house.lines()) rows.add(Row.of(tags(each), figure.applyAsDouble(each)));
    show(name, description, rows);
  }

  private void disks(House house) {
    List<Row<?>> free = new ArrayList<>();
    List<Row<?>> least = new ArrayList<>();
    List<Row<?>> whole = new ArrayList<>();
    for (Surroundings.Disk each : house.disks()) {
      Tags tags = Tags.of("holds", each.holds());
      free.add(Row.of(tags.and("state", each.state().word()), each.free()));
      least.add(Row.of(tags, each.least()));
      whole.add(Row.of(tags, each.whole()));
    }
    show("gateway.disk.free.bytes", "What is free of a disk, and whether that is enough", free);
    show("gateway.disk.least.bytes", "With less free, nothing is taken in", least);
    show("gateway.disk.whole.bytes", "How large it is", whole);
    show(
        "gateway.intake.open",
        "0 where nothing is taken in",
        List.of(Row.of(Tags.empty(), house.noIntake().isEmpty() ? 1 : 0)));
  }

  private void messages(House house) {
    List<Row<?>> rows = new ArrayList<>();
    for (House.Line each : house.lines()) {
      rows.add(Row.of(tags(each).and("direction", "in"), each.today().in()));
      rows.add(Row.of(tags(each).and("direction", "out"), each.today().out()));
    }
    show("gateway.interchanges.today", "What came and left since midnight UTC", rows);
  }

  private void opened(House house) {
    List<Row<?>> rows = new ArrayList<>();
    for (Open each : house.open())
      for (int i = 0; i < each.ages().size(); i++)
        rows.add(
            Row.of(
                Tags.of("what", each.what().word(), "partner", each.partner())
                    .and("customs", each.customs(), "reason", each.reason())
                    .and("age", Open.heads().get(i)),
                each.ages().get(i)));
    show("gateway.open", "Holds and referrals that are open, by age", rows);
  }

  private void parked(House house) {
    List<Row<?>> rows = new ArrayList<>();
    for (House.Line each : house.lines()) {
      rows.add(Row.of(tags(each).and("what", "arrival"), each.waiting().parkedArrivals()));
      rows.add(Row.of(tags(each).and("what", "departure"), each.waiting().parkedDepartures()));
    }
    show("gateway.parked", "What waits for support, as it was within the last minute", rows);
  }

  private void last(House house) {
    List<Row<?>> rows = new ArrayList<>();
    for (House.Line each : house.lines()) {
      each.lastIn().ifPresent(at -> rows.add(ago(tags(each).and("direction", "in"), at, house)));
      each.lastOut().ifPresent(at -> rows.add(ago(tags(each).and("direction", "out"), at, house)));
    }
    show("gateway.last.message.seconds", "How long ago the last interchange came or left", rows);
  }

  private static Row<?> ago(Tags tags, Instant at, House house) {
    return Row.of(tags, seconds(Duration.between(at, house.at())));
  }

  private void latency(House house) {
    List<Row<?>> rows = new ArrayList<>();
    for (Map.Entry<Latency.Stage, Histogram> each : house.lastHour().entrySet())
      for (double quantile : QUANTILES)
        each.getValue()
            .quantile(quantile)
            .ifPresent(
                took ->
                    rows.add(
                        Row.of(
                            Tags.of(
                                "stage",
                                each.getKey().word(),
                                "quantile",
                                Double.toString(quantile)),
                            seconds(took))));
    show("gateway.latency.seconds", "How long a stage took in the last hour", rows);
  }

  private void remarks(House house) {
    Map<Tags, Integer> counts = new HashMap<>();
    for (Remark each : house.remarks())
      counts.merge(Tags.of("kind", each.kind().word(), "partner", each.partner()), 1, Integer::sum);
    List<Row<?>> rows = new ArrayList<>();
    counts.forEach((tags, count) -> rows.add(Row.of(tags, (double) count)));
    show("gateway.remarks", "What the home page says somebody should look at", rows);
  }

  private void show(String name, String description, List<Row<?>> rows) {
    gauges
        .computeIfAbsent(
            name, key -> MultiGauge.builder(key).description(description).register(registry))
        .register(rows, true);
  }

  private static Tags tags(House.Line line) {
    return Tags.of("partner", line.partner(), "channel", line.channel());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
