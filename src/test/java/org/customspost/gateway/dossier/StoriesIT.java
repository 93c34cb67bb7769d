package org.customspost.gateway.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.customspost.gateway.model.passage.Incoming;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Stories of rows that the stores themselves have made. */
class StoriesIT {
  private static final String ITEM = "CP473124829GB";
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-07-15T12:00:00Z");
  private static final Slice SLICE = new Slice("itmatt@1", 0, 10, 10, 10);
  private final TestSealing sealing = new TestSealing();

  /** One item that was declared and is held for documents. */
  private void fill(Database database) throws IOException {
    RetentionUnits units = new RetentionUnits(database, sealing, Clock.systemUTC());
    RetentionUnit unit = units.today("post", "item", 30);
    Payloads payloads = new Payloads(database, sealing);
    database.<IOException>run(
        handle -> {
          Stored stored =
              payloads.store(handle, new ByteArrayInputStream(new byte[] {1}), unit, 10);
          long arrival =
              new Arrivals()
                  .add(
                      handle,
                      new Incoming(
                          "post",
                          "drop",
                          "items.edi",
                          Map.of(),
                          new ByteArrayInputStream(new byte[0])),
                      stored);
          item(handle, arrival);
          declaration(handle);
          if (!new Answers().add(handle, answer(arrival))) throw new IOException("not added");
        });
  }

  private static void item(Handle handle, long arrival) {
    Dossiers dossiers = new Dossiers();
    dossiers.open(handle, List.of(new Dossiers.Opened(7, ITEM, LocalDate.of(2026, 7, 14), "post")));
    dossiers.add(
        handle,
        List.of(
            new Dossiers.Version(
                8, 7, 1, arrival, 3, "1", SLICE, "ORIGINAL", "h", Dossiers.Stated.NOTHING)));
    Filing filing =
        new Filing(
            9,
            7,
            "customs",
            "import",
            "post/all",
            FilingState.ACCEPTED,
            8,
            Filing.Wish.NONE,
            new Lodging("LRN-1", "MRN-1", "HOLD_DOCS", "HOLD_DOCS", ""));
    new Filings().add(handle, List.of(filing));
    new Filings().update(handle, List.of(filing));
    Finding finding =
        Finding.of(ErrorCode.VAL_007, Place.NOWHERE.withItem(3, ITEM), "value", "UK", "hint", "");
    Log log = new Log();
    log.findings(handle, List.of(new Log.Noted(finding, arrival, null, null)));
    log.event(handle, new Log.Event("filed", arrival, null, 7L, "LRN-1"));
  }

  private static void declaration(Handle handle) {
    Departures departures = new Departures();
    Planned.Document document =
        new Planned.Document(
            "LRN-1", "ORIGINAL", 7L, 9L, 8L, null, null, null, "", "", "", null, null, null);
    departures.plan(
        handle,
        List.of(
            new Planned(
                11,
                "customs",
                "queue",
                Planned.Kind.DECLARATION,
                "cusdec@d96b",
                null,
                "00000000000011",
                "customs-00000000000011",
                "declaration_customs_00000000000011.edi",
                NOON,
                "",
                "",
                List.of(document))));
  }

  private static Answers.Row answer(long arrival) {
    Meaning meaning = Decision.HOLD_DOCS;
    return new Answers.Row(
        12,
        "customs",
        arrival,
        9,
        "1",
        SLICE,
        "N-1",
        "LRN-1",
        "MRN-1",
        ITEM,
        null,
        "6",
        meaning,
        NOON.plusHours(1),
        NOON.plusDays(2),
        null,
        9L,
        null);
  }

  private static List<Story> of(Database database, String id) {
    return database.transaction(handle -> new Stories().of(handle, id));
  }

  @Test
  void tellsTheStoryOfAnItemByEachOfItsIds() throws IOException {
    try (Database database = TestDatabase.fresh(2)) {
      fill(database);
      for (String id : List.of(ITEM, "cp 473 124 829 gb", "LRN-1", "MRN-1", "N-1")) {
        List<Story> stories = of(database, id);
        assertThat(stories).as(id).hasSize(1);
        assertThat(stories.get(0).subject()).isEqualTo(ITEM);
      }
      Story story = of(database, ITEM).get(0);
      assertThat(story.moments())
          .extracting(Story.Moment::what)
          .containsExactlyInAnyOrder(
              "version", "planned", "document", "answer", "finding", "filed");
      assertThat(story.moments()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
      assertThat(text(story))
          .contains("1 ORIGINAL, item 3 of items.edi", "DECLARATION ORIGINAL LRN-1 as cusdec@d96b")
          .contains("HOLD_DOCS code 6 LRN LRN-1 MRN MRN-1", "VAL-007");
    }
  }

  @Test
  void saysWhatWaitsAndWhoseTurnItIs() throws IOException {
    try (Database database = TestDatabase.fresh(2)) {
      fill(database);
      assertThat(of(database, ITEM).get(0).waits())
          .extracting(Story.Wait::turn)
          .containsExactly("us", "post");
      assertThat(of(database, ITEM).get(0).waits().get(1).text()).startsWith("documents");
    }
  }

  @Test
  void tellsTheStoryOfAFileThatCameAndOfOneThatLeft() throws IOException {
    try (Database database = TestDatabase.fresh(2)) {
      fill(database);
      Story arrival = of(database, "items.edi").get(0);
      assertThat(arrival.kind()).isEqualTo(Story.Kind.ARRIVAL);
      assertThat(arrival.facts()).contains(new Story.Fact("items", ITEM));
      Story departure = of(database, "declaration_customs_00000000000011.edi").get(0);
      assertThat(departure.kind()).isEqualTo(Story.Kind.DEPARTURE);
      assertThat(departure.facts()).contains(new Story.Fact("documents", "LRN-1"));
      assertThat(of(database, "00000000000011")).containsExactly(departure);
      assertThat(of(database, "customs-00000000000011")).containsExactly(departure);
      assertThat(of(database, "elsewhere")).isEmpty();
    }
  }

  private static String text(Story story) {
    return story.moments().stream().map(Story.Moment::text).collect(Collectors.joining("\n"));
  }
}
