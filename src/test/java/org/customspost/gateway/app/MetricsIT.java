package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.customspost.gateway.app.metrics.Figures;
import org.customspost.gateway.app.metrics.Health;
import org.customspost.gateway.app.metrics.MetricsServer;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.house.House;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Surroundings;
import org.customspost.gateway.signing.CurrentKeys;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a monitoring system sees. */
@Timeout(60)
class MetricsIT {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final CurrentKeys keys = new CurrentKeys(KeyBook.EMPTY);
  private final AtomicReference<Health> health =
      new AtomicReference<>(new Health(true, List.of(), List.of(), ""));

  private static final Surroundings FILLING =
      new Surroundings(
          List.of(),
          List.of(),
          List.of(new Surroundings.Disk("data", 5, 9, 100)),
          "JRN-032 the disk is nearly full");

  private static House unknown() {
    return House.unknown(NOW, Surroundings.UNKNOWN);
  }

  private static HttpResponse<String> get(MetricsServer server, String method, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofSeconds(20))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static SigningKey key(String alias, Duration left) {
    return SelfSigned.create(alias, Kind.EC_P256, NOW.minus(Duration.ofDays(1)), NOW.plus(left));
  }

  @Test
  void tellsHowLongEachCertificateHasLeftAlsoAfterAChange() throws Exception {
    SigningKey ours = key("acme", Duration.ofSeconds(1000));
    SigningKey theirs = key("south", Duration.ofSeconds(-500));
    keys.replace(
        KeyBook.of(
            new KeyRing(List.of(ours)),
            Map.of("south", List.of(new TrustedCertificate("south.pem", theirs.certificate())))));
    Figures figures = new Figures(keys, MetricsIT::unknown, MetricsIT::unknown, CLOCK);
    try (MetricsServer server = MetricsServer.start("127.0.0.1", 0, figures, health::get)) {
      HttpResponse<String> answer = get(server, "GET", "/metrics");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body().lines())
          .contains(
              "gateway_certificate_expiry_seconds{alias=\"acme\",name=\"acme\",use=\"own\"} 1000.0",
              "gateway_certificate_expiry_seconds{alias=\"south\",name=\"south.pem\",use=\"partner\"} -500.0");

      keys.replace(new KeyBook(new KeyRing(List.of(key("next", Duration.ofSeconds(9)))), Map.of()));
      assertThat(get(server, "GET", "/metrics").body())
          .contains("alias=\"next\"")
          .doesNotContain("acme", "south");
    }
  }

  @Test
  void countsWhatWaitsAndWhatIsParkedByPartner() throws Exception {
    AtomicLong nanos = new AtomicLong();
    try (Database database = TestDatabase.fresh()) {
      database.run(
          handle -> {
            handle.execute("insert into payload (id, unit, hash, bytes) values (1, 1, '', 0)");
            handle.execute(
                "insert into work (kind, subject, partner, priority, due, created) values"
                    + " ('arrival', 99, 'post', 0, now(), now() - interval '100 seconds'),"
                    + " ('write', 2, 'post', 0, now(), now()), ('send', 3, 'post/box', 0, now(), now()),"
                    + " ('answer-due', 4, 'post', 0, now(), now() - interval '9 days')");
            park(handle, "lost.edi");
          });
      Houses houses = new Houses(database, () -> Surroundings.UNKNOWN, CLOCK, nanos::get);
      Figures figures = new Figures(keys, houses::now, houses::withoutDatabase, CLOCK);

      assertThat(figures.text().lines())
          .contains(
              "gateway_arrivals_waiting{channel=\"\",partner=\"post\"} 1.0",
              "gateway_departures_waiting{channel=\"\",partner=\"post\"} 1.0",
              "gateway_departures_waiting{channel=\"box\",partner=\"post\"} 1.0",
              "gateway_parked{channel=\"box\",partner=\"customs\",what=\"arrival\"} 1.0")
          .anyMatch(
              each ->
                  each.matches(
                      "gateway_oldest_waiting_seconds\\{channel=\"\",partner=\"post\"} 1\\d\\d\\..*"));

      database.run(handle -> park(handle, "also.edi"));
      assertThat(figures.text()).contains("what=\"arrival\"} 1.0");
      nanos.addAndGet(Duration.ofMinutes(2).toNanos());
      assertThat(figures.text()).contains("what=\"arrival\"} 2.0");
    }
  }

  private static void park(org.jdbi.v3.core.Handle handle, String name) {
    handle.execute(
        "insert into arrival (partner, channel, name, payload, hash, bytes, state)"
            + " values ('customs', 'box', ?, 1, ?, 1, 'PARKED')",
        name,
        name);
  }

  @Test
  void saysNothingOfTheDatabaseWhileItCannotBeAsked() {
    keys.replace(new KeyBook(new KeyRing(List.of(key("acme", Duration.ofDays(1)))), Map.of()));
    Figures figures =
        new Figures(
            keys,
            () -> {
              throw new ConnectionException(new IOException("away"));
            },
            () -> House.unknown(NOW, FILLING),
            CLOCK);

    assertThat(figures.text())
        .contains("alias=\"acme\"")
        .contains("gateway_disk_free_bytes{holds=\"data\",state=\"too little\"} 5.0")
        .contains("gateway_disk_least_bytes{holds=\"data\"} 9.0", "gateway_intake_open 0.0")
        .doesNotContain("waiting{", "parked{");
  }

  @Test
  void answersWhetherAllIsWellAndNothingElse() throws Exception {
    Figures figures = new Figures(keys, MetricsIT::unknown, MetricsIT::unknown, CLOCK);
    try (MetricsServer server = MetricsServer.start("127.0.0.1", 0, figures, health::get)) {
      assertThat(get(server, "GET", "/health").body())
          .isEqualTo(
              "{\"status\":\"up\",\"database\":\"up\",\"closed-doors\":[],\"paused-channels\":[],\"intake\":\"open\"}\n");
      health.set(new Health(true, List.of("post.box"), List.of("post/box"), ""));
      HttpResponse<String> closed = get(server, "GET", "/health");
      assertThat(closed.statusCode()).isEqualTo(503);
      assertThat(closed.body()).contains("\"status\":\"down\"", "post.box");
      health.set(new Health(false, List.of(), List.of(), ""));
      assertThat(get(server, "GET", "/health").statusCode()).isEqualTo(503);

      assertThat(get(server, "GET", "/").statusCode()).isEqualTo(404);
      assertThat(get(server, "POST", "/metrics").statusCode()).isEqualTo(405);
      assertThatThrownBy(
              () -> MetricsServer.start("127.0.0.1", server.port(), figures, health::get))
          .isInstanceOf(GatewayException.class)
          .hasMessageContaining("CFG-465");
    }
  }
}
