package org.customspost.gateway.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.customspost.gateway.journal.Ageing;
import org.customspost.gateway.journal.OpenOrders;

/** Figures of what is open before loading. */
final class OpenFigures {
  private final MultiGauge referrals;
  private final MultiGauge late;
  private final MultiGauge oldest;
  private final MultiGauge holds;
  private final MultiGauge oldestHold;
  private final MultiGauge running;
  private final MultiGauge mayMiss;
  private final MultiGauge missed;
  private final MultiGauge next;

  OpenFigures(MeterRegistry registry) {
    referrals = gauge(registry, "gateway.referrals.open", "Requests that a post has not answered");
    late = gauge(registry, "gateway.referrals.late", "Those of which the time is over");
    oldest = gauge(registry, "gateway.referrals.oldest.seconds", "How old the oldest of them is");
    holds = gauge(registry, "gateway.holds.open", "Holds that no operator has acknowledged");
    oldestHold = gauge(registry, "gateway.holds.oldest.seconds", "How old the oldest of them is");
    running =
        gauge(registry, "gateway.clocks.running", "Items that have not reached a deadline's aim");
    mayMiss = gauge(registry, "gateway.clocks.may.miss", "Those that will probably be late");
    missed = gauge(registry, "gateway.clocks.missed", "Those that are late");
    next =
        gauge(
            registry, "gateway.clocks.next.seconds", "Until the next deadline; negative after it");
  }

  void take(Ageing ageing, Instant now) {
    List<Ageing.Referred> asked = ageing.referrals();
    referrals.register(rows(asked, OpenFigures::tags, each -> (double) each.open()), true);
    late.register(rows(asked, OpenFigures::tags, each -> (double) each.late()), true);
    oldest.register(
        rows(asked, OpenFigures::tags, each -> seconds(each.oldest().toInstant(), now)), true);
    List<OpenOrders.Line> open = ageing.holds();
    holds.register(rows(open, OpenFigures::tags, each -> (double) each.open()), true);
    oldestHold.register(
        rows(open, OpenFigures::tags, each -> seconds(each.oldest().toInstant(), now)), true);
    List<Ageing.Running> clocks = ageing.clocks();
    running.register(rows(clocks, OpenFigures::tags, each -> (double) each.running()), true);
    mayMiss.register(rows(clocks, OpenFigures::tags, each -> (double) each.mayMiss()), true);
    missed.register(rows(clocks, OpenFigures::tags, each -> (double) each.missed()), true);
    List<Ageing.Running> timed = clocks.stream().filter(each -> each.next().isPresent()).toList();
    next.register(
        rows(
            timed, OpenFigures::tags, each -> -seconds(each.next().orElseThrow().toInstant(), now)),
        true);
  }

  private static double seconds(Instant since, Instant now) {
    return Duration.between(since, now).toSeconds();
  }

  private static Tags tags(Ageing.Referred line) {
    return Tags.of("partner", line.owner(), "customs", line.customs(), "kind", line.kind());
  }

  private static Tags tags(OpenOrders.Line line) {
    return Tags.of("partner", line.operator(), "told", line.meaning(), "step", "" + line.step());
  }

  private static Tags tags(Ageing.Running line) {
    return Tags.of(
        "customs",
        line.customs(),
        "deadline",
        line.name(),
        "partner",
        line.waitsOn(),
        "stage",
        line.stage());
  }

  private static <T> List<Row<?>> rows(
      List<T> lines, Function<T, Tags> tags, Function<T, Double> figure) {
    return lines.stream()
        .<Row<?>>map(each -> Row.of(tags.apply(each), figure.apply(each)))
        .toList();
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
