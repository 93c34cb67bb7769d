package org.customspost.gateway.journal.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Twenty thousand items of two days, the oldest first; one of ten is held, one of a hundred
 * refused.
 */
class ListsIT {
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-07-15T00:00:00Z");
  private static final OffsetDateTime NOW = START.plusDays(2);
  private static Database database;

  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh(2);
    database.run(ListsIT::fill);
  }

  private static void fill(Handle handle) {
    for (String each :
        new String[] {
          "insert into payload (id, unit, hash, bytes) values (1, 1, '', 1)",
          "insert into arrival (id, partner, channel, name, payload, hash, bytes, state, identity,"
              + " received_at) select n, case n % 2 when 0 then 'post' else 'other' end, 'box',"
              + " 'items-' || n || '.edi', 1, '', 1, case n when 7 then 'PARKED' else 'FINISHED'"
              + " end, 'item message', timestamptz '2026-07-15Z' + n * interval '1 hour' from"
              + " generate_series(1, 40) n",
          "insert into dossier (id, item_id, operator, opened_at) select 3 * n, 'RR' ||"
              + " lpad(n::text, 8, '0') || '5GB', case n % 2 when 0 then 'post' else 'other' end,"
              + " timestamptz '2026-07-15Z' + n * interval '8.64 seconds' from generate_series(1,"
              + " 20000) n",
          "insert into filing (id, dossier, customs, purpose, flow, lrn, state, declared_version,"
              + " standing) select n, 3 * n, 'customs', 'import', 'f', 'L' || n, 'ACCEPTED', n,"
              + " case n % 10 when 0 then 'HOLD_DOCS' else 'RELEASED' end"
              + " from generate_series(1, 20000) n",
          "insert into answer (id, customs, arrival, ordinal, message, format, head_offset,"
              + " head_length, unit_offset, unit_length, notification_id, meaning, issued_at,"
              + " filing) select n, 'customs', 1, n, '1', 'f', 0, 0, 0, 0, 'N' || n, 'HOLD_DOCS',"
              + " now(), 10 * ((n + 1) / 2) from generate_series(1, 40) n",
          "insert into departure (id, partner, channel, kind, format, control_reference, unique_id,"
              + " file_name, prepared_at, state, problem) select n, 'customs', 'queue',"
              + " 'DECLARATION', 'declaration@1', 'c' || n, 'u' || n, 'd-100%_' || n || '.edi',"
              + " timestamptz '2026-07-15Z' + n * interval '1 minute', case n % 10 when 0 then"
              + " 'PARKED' else 'SENT' end, case n % 10 when 0 then 'SND-011 no answer' else '' end"
              + " from generate_series(1, 100) n",
          "insert into event (at, kind, arrival, departure, text) values"
              + " ('2026-07-15T02:00Z', 'parked', null, 10, 'SND-011'),"
              + " ('2026-07-15T03:00Z', 'parked', null, 11, 'SND-011'),"
              + " ('2026-07-15T04:00Z', 'parked', 7, null, 'RCV-001'),"
              + " ('2026-07-15T05:00Z', 'resubmitted', 7, null, 'kim: mended'),"
              + " ('2026-07-15T06:00Z', 'parked', 7, null, 'RCV-002'),"
              + " ('2026-07-15T07:00Z', 'parked', 7, 20, 'SND-012')",
          "insert into finding (arrival, ordinal, item_id, code, severity, text, found_at) select"
              + " n, 1, 'RR' || lpad(n::text, 8, '0') || '5GB', 'VAL-00' || n % 4, 'REJECT',"
              + " 'VAL-00' || n % 4 || ' Angora wool', timestamptz '2026-07-15Z' + n * interval '1"
              + " hour' from generate_series(1, 40) n"
        }) handle.execute(each);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static ListPage page(Selection selection, int size) {
    return database.transaction(
        handle ->
            new Lists(System::nanoTime).page(handle, selection, size, Duration.ofSeconds(30)));
  }

  private static Selection of(Listing listing, String... said) {
    Map<String, String> all = new java.util.LinkedHashMap<>();
    for (int i = 0; i < said.length; i += 2) all.put(said[i], said[i + 1]);
    return Selection.of(listing, all, NOW);
  }

  private static List<String> column(ListPage page, int column) {
    return page.lines().stream().map(each -> each.cells().get(column)).toList();
  }

  @Test
  void goesThroughAllRowsByTheirKeyEachOnce() {
    List<Long> keys = new ArrayList<>();
    Selection selection = of(Listings.ITEMS, "decision", "HOLD_DOCS", "partner", "post");
    Optional<Long> next = Optional.of(Long.MAX_VALUE);
    while (next.isPresent()) {
      ListPage page = page(selection.before(next.get()), 300);
      page.lines().forEach(each -> keys.add(each.key()));
      next = page.next();
    }

    assertThat(keys).hasSize(2000).doesNotHaveDuplicates();
    assertThat(keys).isSortedAccordingTo((one, other) -> Long.compare(other, one));
  }

  @Test
  void showsWhatIsKnownOfAnItem() {
    ListPage page = page(of(Listings.ITEMS, "text", "000199"), 2);

    assertThat(page.lines().get(0).cells())
        .containsExactly(
            "RR000199995GB",
            "other",
            "2026-07-16T23:59:51.360Z",
            "",
            "customs",
            "ACCEPTED",
            "RELEASED",
            "L19999",
            "");
    assertThat(page.next()).contains(page.lines().get(1).key());
  }

  @Test
  void findsTheRowsOfATimeWithoutAnIndexByTime() {
    ListPage page =
        page(of(Listings.ITEMS, "from", "2026-07-15T12:00:00Z", "to", "2026-07-15T12:01:00Z"), 50);

    assertThat(column(page, 2))
        .hasSize(7)
        .allSatisfy(each -> assertThat(each).startsWith("2026-07-15T12:00:"));
    assertThat(page.next()).isEmpty();
    assertThat(page(of(Listings.ITEMS, "to", "2026-07-14"), 50).lines()).isEmpty();
    assertThat(page(of(Listings.ITEMS, "from", "2026-07-18"), 50).lines()).isEmpty();
  }

  @Test
  void meansBothDaysWhole() {
    ListPage page = page(of(Listings.ARRIVALS, "from", "2026-07-15", "to", "2026-07-15"), 50);

    assertThat(page.lines()).hasSize(23);
  }

  @Test
  void endsAPageThatTakesTooLongAndSaysHowFarItLooked() {
    AtomicLong clock = new AtomicLong();
    Lists lists = new Lists(() -> clock.addAndGet(Duration.ofMillis(100).toNanos()));
    Selection selection = of(Listings.ITEMS, "decision", "DETAINED");
    ListPage page =
        database.transaction(handle -> lists.page(handle, selection, 50, Duration.ofMillis(150)));

    assertThat(page.lines()).isEmpty();
    assertThat(page.next()).isPresent();
    assertThat(page.reached().orElseThrow()).isBetween(START, NOW);
    assertThat(page(selection.before(page.next().orElseThrow()), 50).next()).isEmpty();
  }

  @Test
  void listsWhatIsParkedNowAndNotWhatWas() {
    ListPage page = page(Selection.all(Listings.PARKED), 50);

    assertThat(column(page, 0)).containsExactly("d-100%_20.edi", "items-7.edi", "d-100%_10.edi");
    assertThat(column(page, 4)).containsExactly("SND-012", "RCV-002", "SND-011");
    assertThat(page(of(Listings.PARKED, "direction", "in"), 50).lines()).hasSize(1);
    assertThat(page(of(Listings.PARKED, "code", "snd-011"), 50).lines()).hasSize(1);
  }

  @Test
  void listsEachHoldOnceByItsLastAnswer() {
    ListPage page = page(Selection.all(Listings.HOLDS), 50);

    assertThat(page.lines()).hasSize(20);
    assertThat(column(page, 0)).startsWith("RR000002005GB", "RR000001905GB");
    assertThat(page(of(Listings.HOLDS, "partner", "other"), 50).lines()).isEmpty();
  }

  @Test
  void takesPatternsForText() {
    assertThat(page(of(Listings.DEPARTURES, "text", "100%_7", "from", "2026-07-15"), 50).lines())
        .hasSize(11);
    assertThat(page(of(Listings.DEPARTURES, "text", "d%edi", "from", "2026-07-15"), 50).lines())
        .isEmpty();
  }

  @Test
  void looksForTextWithinADayWhereNoTimeIsSaid() {
    assertThat(page(of(Listings.FINDINGS, "text", "ANGORA"), 50).lines()).hasSize(17);
    assertThat(page(of(Listings.FINDINGS, "text", "angora", "from", "2026-07-15"), 50).lines())
        .hasSize(40);
    assertThat(page(of(Listings.FINDINGS, "code", "val-003", "partner", "other"), 50).lines())
        .hasSize(10);
  }

  @Test
  void findsTextInAllThatIsNotPersonal() {
    List<FreeText.Part> parts =
        database.transaction(
            handle ->
                new FreeText(System::nanoTime)
                    .find(handle, "snd-01", Optional.of(START), Optional.of(NOW), NOW));

    assertThat(parts)
        .extracting(each -> each.selection().listing().name() + " " + each.page().lines().size())
        .containsExactly("events 3", "messages-out 10");
  }

  @Test
  void namesAllFiltersThatItDoesNotKnowAtOnce() {
    assertThatThrownBy(
            () -> of(Listings.HOLDS, "colour", "red", "decision", "HELD", "from", "tomorrow"))
        .isInstanceOfSatisfying(
            GatewayException.class,
            e ->
                assertThat(e.findings().toString())
                    .contains("TRK-611", "customs, decision, from, partner, to")
                    .contains("TRK-612", "HOLD_DOCS", "2026-07-15T09:30:00Z"));
  }

  @Test
  void saysAgainWhatWasAskedSoThatItCanBeLinked() {
    Selection selection =
        of(Listings.ITEMS, "partner", "post", "from", "2026-07-15", "to", "2026-07-16T10:00");

    assertThat(selection.said(Optional.of(12L)))
        .containsEntry("partner", "post")
        .containsEntry("from", "2026-07-15T00:00Z")
        .containsEntry("to", "2026-07-16T10:00Z")
        .containsEntry("before", "12");
    assertThat(Selection.of(Listings.ITEMS, selection.said(Optional.empty()), NOW))
        .isEqualTo(selection);
  }
}
