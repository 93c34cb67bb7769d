package org.customspost.gateway.dossier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.house.Course;
import org.customspost.gateway.journal.house.Grain;
import org.customspost.gateway.journal.house.Histogram;
import org.customspost.gateway.journal.house.House;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Latency.Stage;
import org.customspost.gateway.journal.house.Surroundings;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is counted behind the line, once and only once, whenever it comes. */
@Timeout(60)
class RollUpIT {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final Database database = TestDatabase.fresh();
  private final Houses houses =
      new Houses(
          database, () -> Surroundings.UNKNOWN, Clock.fixed(now, ZoneOffset.UTC), System::nanoTime);

  @AfterEach
  void close() {
    database.close();
  }

  /** As often as a row needs to be counted for sure. */
  private void rollUp() {
    for (int i = 0; i < 3; i++) database.run(handle -> RollUp.run(handle, now));
  }

  private void arrival(Handle handle, long id, String partner, Duration ago, String state) {
    handle.execute(
        "insert into payload (id, unit, hash, bytes) values (?, 1, '', 0) on conflict do nothing",
        id);
    handle.execute(
        "insert into arrival (id, partner, channel, name, payload, hash, bytes, received_at, state)"
            + " values (?, ?, 'box', 'a', ?, 'h', 1, ?, ?)",
        id,
        partner,
        id,
        now.minus(ago),
        state);
  }

  /** An item of post that was declared to customs, so long after it came. */
  private void declared(Handle handle, long id, Duration ago, Duration took) {
    arrival(handle, id, "post", ago, "FINISHED");
    handle.execute("insert into dossier (id, item_id, operator) values (?, 'X', 'post')", id);
    handle.execute(
        "insert into item_version (id, dossier, number, arrival, ordinal, message, format, head_offset,"
            + " head_length, unit_offset, unit_length, function, content_hash, sent_from, sent_to)"
            + " values (?, ?, 1, ?, 1, '', '', 0, 0, 0, 0, 'ORIGINAL', '', 'GB', 'DE')",
        id,
        id,
        id);
    handle.execute(
        "insert into filing (id, dossier, customs, purpose, flow, lrn, state, declared_version)"
            + " values (?, ?, 'customs', 'import', 'post/parcels', ?, 'FILED', ?)",
        id,
        id,
        "L" + id,
        id);
    handle.execute(
        "insert into departure (id, partner, channel, kind, format, control_reference, unique_id,"
            + " file_name, prepared_at, state, sent_at) values (?, 'customs', 'box', 'DECLARATION', '', ?, '', '', ?,"
            + " 'SENT', ?)",
        id,
        "C" + id,
        now.minus(ago),
        now.minus(ago).plus(took));
    handle.execute(
        "insert into document (departure, position, reference, dossier, filing, item_version)"
            + " values (?, 1, ?, ?, ?, ?)",
        id,
        "L" + id,
        id,
        id,
        id);
  }

  private void answer(Handle handle, long id, long filing, Duration ago, String meaning) {
    arrival(handle, 1000 + id, "customs", ago, "FINISHED");
    handle.execute(
        "insert into answer (id, customs, arrival, ordinal, message, format, head_offset, head_length,"
            + " unit_offset, unit_length, notification_id, meaning, issued_at, filing, received_at)"
            + " values (?, 'customs', ?, 1, '', '', 0, 0, 0, 0, ?, ?, now(), ?, ?)",
        id,
        1000 + id,
        "N" + id,
        meaning,
        filing,
        now.minus(ago));
  }

  private List<String> query(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void countsEachMessageOnceHoweverOftenItLooks() {
    database.run(
        handle -> {
          arrival(handle, 1, "post", Duration.ofMinutes(3), "FINISHED");
          arrival(handle, 2, "post", Duration.ofMinutes(2), "RECEIVED");
        });
    rollUp();
    rollUp();

    House.Line post = houses.now().lines().get(0);
    assertThat(post.partner() + " " + post.channel()).isEqualTo("post box");
    assertThat(post.lastIn()).contains(now.minus(Duration.ofMinutes(2)));
    assertThat(houses.course(Grain.MINUTE).points().stream().mapToLong(Course.Point::in).sum())
        .isEqualTo(2);
  }

  @Test
  void countsWhatIsTurnedAwayWholeWhenItIs() {
    database.run(handle -> arrival(handle, 1, "post", Duration.ofMinutes(3), "RECEIVED"));
    rollUp();
    assertThat(query("select sum(refused_messages)::text from traffic")).containsExactly("0");

    database.run(handle -> handle.execute("update arrival set state = 'REFUSED'"));
    rollUp();
    rollUp();
    assertThat(query("select sum(refused_messages)::text from traffic where grain = 'DAY'"))
        .containsExactly("1");
  }

  @Test
  void missesNoRowOfATransactionThatEndsLate() {
    database.run(
        slow -> {
          arrival(slow, 1, "post", Duration.ofMinutes(3), "FINISHED");
          database.run(handle -> arrival(handle, 2, "post", Duration.ofMinutes(2), "FINISHED"));
          rollUp();
          rollUp();
        });
    rollUp();

    assertThat(query("select sum(messages)::text from traffic where grain = 'DAY'"))
        .containsExactly("2");
  }

  @Test
  void tellsHowLongEachStageTook() {
    database.run(
        handle -> {
          declared(handle, 1, Duration.ofMinutes(30), Duration.ofSeconds(2));
          answer(handle, 1, 1, Duration.ofMinutes(20), "HOLD_DOCS");
          answer(handle, 2, 1, Duration.ofMinutes(10), "RELEASED");
        });
    rollUp();

    House house = houses.now();
    assertThat(
            house.lastHour().getOrDefault(Stage.DECLARED, Histogram.EMPTY).median().orElseThrow())
        .isBetween(Duration.ofMillis(1850), Duration.ofMillis(2150));
    assertThat(house.lastHour().getOrDefault(Stage.ANSWERED, Histogram.EMPTY).total()).isEqualTo(1);
    assertThat(
            house.lastHour().getOrDefault(Stage.ANSWERED, Histogram.EMPTY).median().orElseThrow())
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
  }

  @Test
  void addsALateAnswerToTheDayOfItsDeclaration() {
    database.run(handle -> declared(handle, 1, Duration.ofDays(3), Duration.ofSeconds(2)));
    rollUp();
    database.run(
        handle -> {
          answer(handle, 1, 1, Duration.ofMinutes(9), "HOLD_DOCS");
          answer(handle, 2, 1, Duration.ofMinutes(8), "HOLD_DOCS");
        });
    rollUp();

    String day = now.minus(Duration.ofDays(3)).toString().substring(0, 10);
    assertThat(query("select day || sender || sent_from || sent_to || count from answer_day"))
        .containsExactly(day + "postGBDE1");
    assertThat(query("select day || reason || count from hold_day"))
        .containsExactlyInAnyOrder(day + "HOLD_DOCS1", day + "1");
  }

  @Test
  void countsADepartureWhenItLeaves() {
    database.run(
        handle -> {
          declared(handle, 1, Duration.ofHours(2), Duration.ofSeconds(2));
          handle.execute("update departure set sent_at = null, state = 'PARKED'");
        });
    rollUp();
    assertThat(query("select messages::text from traffic where direction = 'OUT'")).isEmpty();

    database.run(handle -> handle.execute("update departure set sent_at = ?, state = 'SENT'", now));
    rollUp();
    assertThat(
            query("select messages::text from traffic where direction = 'OUT' and grain = 'DAY'"))
        .containsExactly("1");
    assertThat(houses.now().lines().get(0).lastOut()).contains(now);
  }
}
