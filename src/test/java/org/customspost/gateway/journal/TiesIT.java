package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What messages are tied to, page by page: each of it once, nothing left out. */
@Timeout(60)
class TiesIT {
  private static final int ITEMS = 250;

  /** Those of one kind, with the ones made later. */
  private static final int DEPARTURES = ITEMS / 3 + 3;

  private static Database database;
  private final Ties ties = new Ties();

  /** One page of something. */
  private interface Pages {
    List<Tied> page(Handle handle, long message, Tied.Key after);
  }

  /** Three departures an item, three items a departure; two answers at each ordinal. */
  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh(2);
    database.run(
        handle -> {
          came(handle);
          departures(handle, 1000, "DECLARATION", "dossier, item_version", "g, g");
          departures(handle, 2000, "NOTICE", "dossier, item_version, answer", "g, g, g");
          // every second question is about cargo, and has no item
          String item = "nullif(g, g / 2 * 2)";
          String asked = "dossier, item_version, answer, referral";
          departures(handle, 3000, "REFERRAL", asked, item + ", " + item + ", g, g");
          departures(handle, 4000, "REPLY", asked, item + ", " + item + ", g, g");
          departures(handle, 5000, "CARGO_REPORT", "manifest", "g");
          departures(handle, 6000, "RECEPTACLE_REPORT", "receptacle_event", "g");
          departures(handle, 7000, "REPORT", "dossier", "null");
          handle.execute("update departure set arrival = 1 where kind = 'REPORT'");
        });
  }

  /** Items in 1, answers and events in 2, responses in 3, each twice; announcements in 4. */
  private static void came(Handle handle) {
    String unit = "message, format, head_offset, head_length, unit_offset, unit_length";
    String none = "'m', 'f', 0, 0, 0, 0";
    rows(
        handle,
        "arrival (id, partner, channel, name, payload, hash, bytes, duplicate_of)",
        "g, 'p', 'c', 'in ' || g, g, 'h', 1, case when g > 10 then 1 end");
    rows(handle, "dossier (id, item_id, operator)", "g, 'item ' || g, 'p'");
    rows(
        handle,
        "item_version (id, dossier, number, arrival, ordinal, function, content_hash, "
            + unit
            + ")",
        "g, g, 1, 1, g, 'ORIGINAL', 'h', " + none);
    rows(
        handle,
        "filing (id, dossier, customs, purpose, flow, lrn, state, declared_version)",
        "g, g, 'c', 'import', 'f', 'lrn ' || g, 'FILED', g");
    rows(
        handle,
        "answer (id, customs, arrival, ordinal, notification_id, meaning, issued_at, filing, "
            + unit
            + ")",
        "g, 'c', 2, (g + 1) / 2, 'n' || g, 'ACCEPTED', now(), g, " + none);
    rows(
        handle,
        "item_event (id, partner, arrival, ordinal, item_id, event, happened_at)",
        "g, 'p', 2, 7, 'item ' || g, 'EMC', now()");
    rows(
        handle,
        "referral (id, customs, reference, kind, answer, owner, issued_at, reply_by, response)",
        "g, 'c', 'r' || g, 'RFI', g, 'p', now(), now(), 2 * g");
    String response = "referral_response (id, partner, arrival, ordinal, reference, code, ";
    for (int first : new int[] {1, 0})
      rows(
          handle,
          response + "content_hash, referral, " + unit + ")",
          "2 * g - %1$d, 'p', 3, 2 * g - %1$d, 'r' || g, 'RFI', %1$d, g, ".formatted(first) + none);
    rows(
        handle,
        "manifest (id, partner, level, reference, arrival, message, function, issued_at,"
            + " content_hash)",
        "g, 'p', 'DESPATCH', 'despatch ' || g, 4, g, 'ORIGINAL', now(), 'h'");
    rows(
        handle,
        "receptacle_event (id, partner, arrival, ordinal, receptacle, event, happened_at)",
        "g, 'p', 4, g / 2, 'bag ' || g, '74', now()");
  }

  private static void rows(Handle handle, String into, String values) {
    handle.execute(
        "insert into %s select %s from generate_series(1, %d) g".formatted(into, values, ITEMS));
  }

  /** Each row is told in three of them, the second and third time a few departures later. */
  private static void departures(
      Handle handle, int first, String kind, String columns, String values) {
    handle.execute(
        "insert into departure (id, partner, channel, kind, format, control_reference, unique_id,"
            + " file_name, prepared_at) select %1$d + g, 'c', 'c', '%2$s', 'f', '%2$s' || g, 'u',"
                .formatted(first, kind)
            + " 'out', now() from generate_series(0, %d) g".formatted(DEPARTURES - 1));
    handle.execute(
        "insert into document (departure, position, reference, %s)".formatted(columns)
            + " select %d + g / 3 + t, t * 3 + g %% 3, 'd', %s from generate_series(1, %d) g,"
                .formatted(first, values, ITEMS)
            + " generate_series(0, 2) t");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<Tied> all(Pages pages, long message) {
    List<Tied> all = new ArrayList<>();
    database.run(
        handle -> {
          Tied.Key after = Tied.Key.START;
          while (true) {
            List<Tied> page = pages.page(handle, message, after);
            assertThat(page).hasSizeLessThanOrEqualTo(Ties.PAGE + 1);
            List<Tied> shown = page.subList(0, Math.min(Ties.PAGE, page.size()));
            all.addAll(shown);
            if (page.size() <= Ties.PAGE) return;
            after = Tied.Key.of(shown.get(Ties.PAGE - 1).key().toString()).orElseThrow();
          }
        });
    assertThat(all).extracting(Tied::key).doesNotHaveDuplicates();
    return all;
  }

  @Test
  void tellsEachItemOfAMessageOnce() {
    assertThat(all(ties::children, 1)).extracting(Tied::id).doesNotHaveDuplicates().hasSize(ITEMS);
  }

  @Test
  void tellsAnswersAndEventsOfOneOrdinalWhereAPageEndsBetweenThem() {
    List<Tied> children = all(ties::children, 2);
    assertThat(children).hasSize(2 * ITEMS);
    assertThat(children.subList(0, ITEMS))
        .allSatisfy(each -> assertThat(each.how()).isEqualTo("answer, accepted"));
    assertThat(children).extracting(Tied::name).filteredOn("item 250"::equals).hasSize(2);
  }

  @Test
  void tellsResponsesAnnouncementsAndEventsOfReceptacles() {
    assertThat(how(all(ties::children, 3), "response RFI")).isEqualTo(2 * ITEMS);
    List<Tied> announced = all(ties::children, 4);
    assertThat(how(announced, "announces, despatch")).isEqualTo(ITEMS);
    assertThat(how(announced, "receptacle event 74")).isEqualTo(ITEMS);
  }

  @Test
  void tellsAllThatFollowedFromAMessageAndItsCopies() {
    List<Tied> beside = followed(1);
    assertThat(how(beside, "declaration")).isEqualTo(DEPARTURES);
    assertThat(how(beside, "the same bytes came again")).isEqualTo(ITEMS - 10);
    assertThat(how(beside, "report")).isEqualTo(DEPARTURES);
    assertThat(how(all(ties::beside, 11), "the same bytes came before")).isEqualTo(1);
    assertThat(how(followed(2), "notice")).isEqualTo(DEPARTURES);
  }

  @Test
  void tellsWhatCustomsAskedAndWhatItWasAnsweredAlsoAboutCargo() {
    assertThat(how(followed(2), "referral")).isEqualTo(DEPARTURES);
    assertThat(how(followed(3), "reply")).isEqualTo(DEPARTURES).isEqualTo(followed(3).size());
    assertThat(parents(3003)).containsExactly(tuple("asks for", 2L));
    assertThat(parents(4003)).as("of an item and of cargo").containsExactly(tuple("passes on", 3L));
  }

  @Test
  void tellsWhatWasReportedOfAnnouncementsAndReceptacles() {
    List<Tied> reported = followed(4);
    assertThat(how(reported, "cargo report")).isEqualTo(DEPARTURES);
    assertThat(how(reported, "receptacle report")).isEqualTo(DEPARTURES);
    assertThat(parents(5003)).containsExactly(tuple("reports", 4L));
    assertThat(parents(6003)).containsExactly(tuple("reports", 4L));
  }

  private List<Tied> followed(long arrival) {
    List<Tied> beside = all(ties::beside, arrival);
    assertThat(beside).extracting(Tied::kind, Tied::id).doesNotHaveDuplicates();
    return beside;
  }

  private static long how(List<Tied> all, String how) {
    return all.stream().filter(each -> each.how().equals(how)).count();
  }

  @Test
  void tellsWhatIsInAMessageThatLeavesAndWhatItFollowsFrom() {
    assertThat(all(ties::documents, 1003)).hasSize(9).extracting(Tied::id).contains(9L, 3L);
    assertThat(parents(1003)).containsExactly(tuple("made of", 1L));
    assertThat(parents(2003)).containsExactly(tuple("tells", 2L));
    assertThat(parents(7003)).containsExactly(tuple("answers", 1L));
  }

  private List<Tuple> parents(long departure) {
    return all(ties::parents, departure).stream()
        .map(each -> tuple(each.how(), each.id()))
        .toList();
  }

  @Test
  void takesNoKeyButOneOfItsOwn() {
    for (String each :
        List.of("", "1", "1-2", "1-2-3-4", "1-2-x", "-1-2-3", "1-2-99999999999999999999"))
      assertThat(Tied.Key.of(each)).as(each).isEmpty();
    assertThat(Tied.Key.of("1-2-3")).contains(new Tied.Key(1, 2, 3));
  }
}
