package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What messages are tied to, page by page: each of it once, nothing left out. */
@Timeout(60)
class TiesIT {
  private static final int ITEMS = 250;

  private static Database database;
  private final Ties ties = new Ties();

  /** One page of something. */
  private interface Pages {
    List<Tied> page(Handle handle, long message, Tied.Key after);
  }

  /** Three declarations an item, three items a declaration; two answers at each ordinal. */
  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh(2);
    database.run(
        handle -> {
          handle.execute(
              "insert into arrival (id, partner, channel, name, payload, hash, bytes, duplicate_of)"
                  + " select g, 'p', 'c', 'in ' || g, g, 'h', 1, nullif(case when g > 10 then 1 end, g)"
                  + " from generate_series(1, 300) g");
          handle.execute(
              "insert into dossier (id, item_id, operator) select g, 'item ' || g, 'p'"
                  + " from generate_series(1, %d) g".formatted(ITEMS));
          handle.execute(
              "insert into item_version (id, dossier, number, arrival, ordinal, message, format,"
                  + " head_offset, head_length, unit_offset, unit_length, function, content_hash)"
                  + " select g, g, 1, 1, g, 'm', 'f', 0, 0, 0, 0, 'ORIGINAL', 'h'"
                  + " from generate_series(1, %d) g".formatted(ITEMS));
          handle.execute(
              "insert into filing (id, dossier, customs, purpose, flow, lrn, state, declared_version)"
                  + " select g, g, 'c', 'import', 'f', 'lrn ' || g, 'FILED', g"
                  + " from generate_series(1, %d) g".formatted(ITEMS));
          handle.execute(
              "insert into answer (id, customs, arrival, ordinal, message, format, head_offset,"
                  + " head_length, unit_offset, unit_length, notification_id, meaning, issued_at, filing)"
                  + " select g, 'c', 2, (g + 1) / 2, 'm', 'f', 0, 0, 0, 0, 'n' || g, 'ACCEPTED', now(), g"
                  + " from generate_series(1, %d) g".formatted(ITEMS));
          handle.execute(
              "insert into item_event (id, partner, arrival, ordinal, item_id, event, happened_at)"
                  + " select g, 'p', 2, 7, 'item ' || g, 'EMC', now()"
                  + " from generate_series(1, %d) g".formatted(ITEMS));
          departures(handle, 1000, "DECLARATION", "item_version");
          departures(handle, 2000, "NOTICE", "answer");
          handle.execute(
              "insert into departure (id, partner, channel, kind, format, arrival, control_reference,"
                  + " unique_id, file_name, prepared_at)"
                  + " select 3000 + g, 'p', 'c', 'REPORT', 'f', 1, 'r' || g, 'u', 'out', now()"
                  + " from generate_series(1, %d) g".formatted(ITEMS));
        });
  }

  /** Each item is in three of them, the second and third time a few departures later. */
  private static void departures(Handle handle, int first, String kind, String column) {
    handle.execute(
        "insert into departure (id, partner, channel, kind, format, control_reference, unique_id,"
            + " file_name, prepared_at) select %1$d + g, 'c', 'c', '%2$s', 'f', '%2$s' || g, 'u',"
                .formatted(first, kind)
            + " 'out', now() from generate_series(0, %d) g".formatted(ITEMS / 3 + 3));
    handle.execute(
        "insert into document (departure, position, reference, dossier, %s)".formatted(column)
            + " select %d + g / 3 + t, t * 3 + g %% 3, 'd', g, g from generate_series(1, %d) g,"
                .formatted(first, ITEMS)
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
  void tellsAllThatFollowedFromAMessageAndItsCopies() {
    List<Tied> beside = all(ties::beside, 1);
    assertThat(beside).extracting(Tied::kind, Tied::id).doesNotHaveDuplicates();
    assertThat(how(beside, "report")).isEqualTo(ITEMS);
    assertThat(how(beside, "declaration")).as("also those made later").isEqualTo(ITEMS / 3 + 3);
    assertThat(how(beside, "the same bytes came again")).isEqualTo(290);
    assertThat(how(all(ties::beside, 11), "the same bytes came before")).isEqualTo(1);
    assertThat(how(all(ties::beside, 2), "notice")).isEqualTo(ITEMS / 3 + 3);
  }

  private static long how(List<Tied> all, String how) {
    return all.stream().filter(each -> each.how().equals(how)).count();
  }

  @Test
  void tellsWhatIsInAMessageThatLeavesAndWhatItFollowsFrom() {
    assertThat(all(ties::documents, 1003)).hasSize(9).extracting(Tied::id).contains(9L, 3L);
    assertThat(all(ties::parents, 1003))
        .extracting(Tied::how, Tied::id)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("made of", 1L));
    assertThat(all(ties::parents, 2003)).extracting(Tied::how).containsExactly("tells");
    assertThat(all(ties::parents, 3001)).extracting(Tied::how).containsExactly("answers");
  }

  @Test
  void takesNoKeyButOneOfItsOwn() {
    for (String each :
        List.of("", "1", "1-2", "1-2-3-4", "1-2-x", "-1-2-3", "1-2-99999999999999999999"))
      assertThat(Tied.Key.of(each)).as(each).isEmpty();
    assertThat(Tied.Key.of("1-2-3")).contains(new Tied.Key(1, 2, 3));
  }
}
