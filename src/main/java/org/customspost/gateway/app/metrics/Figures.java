package org.customspost.gateway.app.metrics;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.customspost.gateway.journal.Ageing;
import org.customspost.gateway.journal.Backlog;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures, taken anew for each who asks. What is true of the database is asked of it; while it
 * cannot be asked these figures are absent, not zero.
 */
public final class Figures {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CurrentKeys keys;
  private final Supplier<List<Backlog.Line>> backlog;
  private final Supplier<Ageing> ageing;
  private final OpenFigures open = new OpenFigures(registry);
  private final Clock clock;
  private final MultiGauge expiry =
      gauge(
          "gateway.certificate.expiry.seconds",
          "Until a certificate expires; negative when it has");
  private final MultiGauge arrivals =
      gauge("gateway.arrivals.waiting", "Interchanges that came in and wait to be worked on");
  private final MultiGauge departures =
      gauge("gateway.departures.waiting", "Interchanges that wait to be written or sent");
  private final MultiGauge parked =
      gauge("gateway.parked", "What waits for support, as it was within the last minute");
  private final MultiGauge oldest =
      gauge("gateway.oldest.waiting.seconds", "How long the oldest of what waits does");

  /**
   * @param backlog asks the database
   * @param ageing asks the database too
   */
  public Figures(
      CurrentKeys keys,
      Supplier<List<Backlog.Line>> backlog,
      Supplier<Ageing> ageing,
      Clock clock) {
    this.ageing = ageing;
    this.keys = keys;
    this.backlog = backlog;
    this.clock = clock;
  }

  /** All of them in the text form of Prometheus. */
  public synchronized String text() {
    expiry.register(certificates(keys.now(), clock.instant()), true);
    List<Backlog.Line> lines = asked(backlog, List.of());
    open.take(asked(ageing, Ageing.NONE), clock.instant());
    arrivals.register(rows(lines, Backlog.Line::arrivals), true);
    departures.register(rows(lines, Backlog.Line::departures), true);
    oldest.register(rows(lines, Backlog.Line::oldestSeconds), true);
    List<Row<?>> waitsForSupport = new ArrayList<>();
    for (Backlog.Line each : lines) {
      waitsForSupport.add(Row.of(tags(each).and("what", "arrival"), each.parkedArrivals()));
      waitsForSupport.add(Row.of(tags(each).and("what", "departure"), each.parkedDepartures()));
    }
    parked.register(waitsForSupport, true);
    return registry.scrape();
  }

  private static <T> T asked(Supplier<T> database, T otherwise) {
    try {
      return database.get();
    } catch (JdbiException e) {
      LOG.warn("the figures of the database could not be had: {}", e.getMessage());
      return otherwise;
    }
  }

  private static List<Row<?>> rows(
      List<Backlog.Line> lines, ToDoubleFunction<Backlog.Line> figure) {
    List<Row<?>> rows = new ArrayList<>();
    for (Backlog.Line each : lines) rows.add(Row.of(tags(each), figure.applyAsDouble(each)));
    return rows;
  }

  private static Tags tags(Backlog.Line line) {
    return Tags.of("partner", line.partner());
  }

  private static List<Row<?>> certificates(KeyBook book, Instant now) {
    List<Row<?>> rows = new ArrayList<>();
    for (SigningKey each : book.ours().keys())
      rows.add(row("own", each.alias(), each.alias(), each.until(), now));
    book.theirs()
        .forEach(
            (alias, family) -> {
              for (TrustedCertificate each : family)
                rows.add(row("partner", alias, each.name(), each.until(), now));
            });
    return rows;
  }

  private static Row<?> row(String use, String alias, String name, Instant until, Instant now) {
    double seconds = Duration.between(now, until).toSeconds();
    return Row.of(Tags.of("use", use, "alias", alias, "name", name), seconds);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
