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
import org.customspost.gateway.journal.house.House;
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
  private final Supplier<House> house;
  private final Supplier<House> otherwise;
  private final OpenFigures open = new OpenFigures(registry);
  private final HouseFigures figures = new HouseFigures(registry);
  private final Clock clock;
  private final MultiGauge expiry =
      MultiGauge.builder("gateway.certificate.expiry.seconds")
          .description("Until a certificate expires; negative when it has")
          .register(registry);

  /**
   * @param house asks the database
   * @param otherwise what can be told while it cannot be asked
   */
  public Figures(CurrentKeys keys, Supplier<House> house, Supplier<House> otherwise, Clock clock) {
    this.keys = keys;
    this.house = house;
    this.otherwise = otherwise;
    this.clock = clock;
  }

  /** All of them in the text form of Prometheus. */
  public synchronized String text() {
    Instant now = clock.instant();
    expiry.register(certificates(keys.now(), now), true);
    House seen = asked(house, otherwise);
    open.take(seen.ageing(), now);
    figures.take(seen);
    return registry.scrape();
  }

  private static House asked(Supplier<House> database, Supplier<House> otherwise) {
    try {
      return database.get();
    } catch (JdbiException e) {
      LOG.warn("the figures of the database could not be had: {}", e.getMessage());
      return otherwise.get();
    }
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
}
