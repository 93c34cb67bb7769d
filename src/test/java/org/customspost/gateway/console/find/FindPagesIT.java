package org.customspost.gateway.console.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.console.api.Description;
import org.customspost.gateway.console.api.FindApi;
import org.customspost.gateway.console.api.OpenApi;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and API of finding, on 120 items of one day and a sender who means harm. */
class FindPagesIT {
  private static final String HARM = "=cmd|'<script>alert(1)</script>.edi";
  private static final Instant NOW = Instant.parse("2026-07-16T00:00:00Z");
  private static final OpenApi API = new OpenApi();
  private static Database database;
  private static TestConsole console;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh(4);
    database.run(FindPagesIT::fill);
    Answers answers = new Answers(database, Clock.fixed(NOW, ZoneOffset.UTC));
    console = TestConsole.with(new FindPages(answers), new FindApi(answers), new Description());
  }

  private static void fill(Handle handle) {
    for (String each :
        new String[] {
          "insert into payload (id, unit, hash, bytes) values (1, 1, '', 1)",
          "insert into arrival (id, partner, channel, name, payload, hash, bytes, state, identity,"
              + " received_at, items) values (1, 'post', 'box', '"
              + HARM.replace("'", "''")
              + "', 1, 'ab', 1, 'FINISHED', 'item message 1', '2026-07-15T09:30Z', 120)",
          "insert into dossier (id, item_id, operator, opened_at) select n, 'RR'"
              + " || lpad(n::text, 8, '0') || '5GB', 'post', timestamptz '2026-07-15T10:00Z'"
              + " + n * interval '1 second' from generate_series(1, 119) n",
          "insert into dossier (id, item_id, operator, opened_at)"
              + " values (120, 'RR473124829GB', 'post', '2026-07-15T11:00Z')",
          "insert into filing (id, dossier, customs, purpose, flow, lrn, state, declared_version,"
              + " standing) select n, n, 'customs', 'import', 'f', 'L' || n, 'ACCEPTED', n,"
              + " case when n > 100 then 'HOLD_DOCS' else 'RELEASED' end"
              + " from generate_series(1, 120) n",
          "insert into answer (id, customs, arrival, ordinal, message, format, head_offset,"
              + " head_length, unit_offset, unit_length, notification_id, meaning, issued_at, filing,"
              + " received_at) select n, 'customs', 1, n, '1', 'f', 0, 0, 0, 0, 'N' || n, 'HOLD_DOCS',"
              + " '2026-07-15T12:00Z', n, '2026-07-15T12:00Z' from generate_series(101, 120) n",
          "insert into departure (id, partner, channel, kind, format, control_reference, unique_id,"
              + " file_name, prepared_at, state, problem) values (3, 'customs', 'queue', 'DECLARATION',"
              + " 'declaration@1', '00000000000003', 'u3', '00000000000003.edi', '2026-07-15T12:00Z', 'PARKED',"
              + " 'SND-011 it does not answer')",
          "insert into event (at, kind, departure, text)"
              + " values ('2026-07-15T12:01Z', 'parked', 3, 'SND-011')",
          "insert into finding (arrival, ordinal, item_id, code, severity, text, found_at)"
              + " values (1, 121, 'RR<b>', 'VAL-001', 'REJECT',"
              + " 'VAL-001 item 121: wooly <img src=x onerror=alert(1)>', '2026-07-15T12:00Z')",
          "insert into receptacle_event (partner, arrival, ordinal, receptacle, event, happened_at)"
              + " values ('carrier', 1, 1, 'DEFRAAGBLALAACN60001001000123', '74', '2026-07-15T12:00Z')",
        }) handle.execute(each);
  }

  @AfterAll
  static void close() {
    console.close();
    database.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return console.get(path, Role.VIEWER);
  }

  @ParameterizedTest
  @CsvSource({
    "rr+473+124+829+gb, /items/RR473124829GB",
    "l120, ''",
    "00000000000003.edi, /messages/out/3",
  })
  void leadsStraightToTheOneThingThatIsKnown(String typed, String page) throws Exception {
    HttpResponse<String> answer = get("/find?q=" + typed);

    assertThat(answer.headers().firstValue("Location").orElse("")).isEqualTo(page);
  }

  @Test
  void offersKnownIdsNearOneWithAWrongCheckDigit() throws Exception {
    String page = get("/find?q=RR473124820GB").body();

    assertThat(page)
        .contains("item RR 473 124 820 GB", "TRK-610", "/find?q=RR473124829GB")
        .contains("Nothing is known");
  }

  @Test
  void tellsWhatHasNoPageOfItsOwn() throws Exception {
    assertThat(get("/find?q=defraagblalaacn60001001000123").body())
        .contains("receptacle DEFRAA GBLALA ACN 6 0001 001000123", "receptacle event", "carrier");
  }

  @Test
  void looksForTextWhereNoIdIsLikeThat() throws Exception {
    assertThat(get("/find?q=wooly").body()).contains("Findings", "VAL-001", "RR&lt;b&gt;");
    assertThat(get("/find?q=does+not+answer").body()).contains("Messages out", "/messages/out/3");
    assertThat(get("/find?q=nothing+of+it").body()).contains("Nothing of the last day");
  }

  @Test
  void asksBeforeAnythingWasAsked() throws Exception {
    assertThat(get("/find").body()).contains("type=\"search\"").doesNotContain("Understood");
    HttpResponse<String> long_ = get("/find?q=" + "x".repeat(301));
    assertThat(long_.statusCode()).isEqualTo(400);
    assertThat(long_.body()).contains("TRK-613");
  }

  @Test
  void goesFromPageToPageByLinksThatKeepTheFilters() throws Exception {
    String first = get("/lists/items?decision=RELEASED&partner=post&from=2026-07-15").body();
    assertThat(first).contains("RR000001005GB", "value=\"post\"").doesNotContain("RR000000505GB");
    String next = first.replaceAll("(?s).*href=\"([^\"]*before=51[^\"]*)\".*", "$1");

    String second = get(next.replace("&amp;", "&")).body();

    assertThat(second).contains("RR000000505GB", "RR000000015GB", "Newest").doesNotContain("Older");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"items", "holds", "messages-in", "messages-out", "findings", "parked", "events"})
  void showsEachListAndItsExports(String list) throws Exception {
    HttpResponse<String> page = get("/lists/" + list);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("<script>alert", "<img src=x");
    HttpResponse<String> csv = get("/lists/" + list + "/csv");
    assertThat(csv.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"" + list + ".csv\"");
    assertThat(csv.body().lines()).hasSizeGreaterThan(1);
    assertThat(get("/lists/" + list + "/json").body()).startsWith("[{\"key\":").endsWith("}]");
  }

  @Test
  void exportsAllAndNoFormula() throws Exception {
    assertThat(get("/lists/items/csv?decision=HOLD_DOCS").body().lines()).hasSize(21);
    assertThat(get("/lists/messages-in/csv").body()).contains("\n'=cmd|").doesNotContain("\n=cmd");
  }

  @Test
  void refusesFiltersThatAListDoesNotHave() throws Exception {
    HttpResponse<String> answer = get("/lists/items?colour=red&decision=HELD");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("TRK-611", "TRK-612");
    assertThat(get("/lists/nothing").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search?q=rr+473124829+gb",
        "search?q=RR473124820GB",
        "search?q=defraagblalaacn60001001000123",
        "search",
        "items",
        "items?decision=HOLD_DOCS&size=3",
        "items?colour=red",
        "items?size=0",
        "held-items?customs=customs",
        "messages",
        "messages?direction=out&state=PARKED",
        "messages?direction=up",
        "findings?code=VAL-001",
        "parked?direction=out",
        "events?kind=parked",
        "openapi.yaml",
      })
  void answersTheApiAsItIsDescribed(String call) throws Exception {
    HttpResponse<String> answer = get("/api/v1/" + call);

    assertThat(API.problems(answer)).isEmpty();
    assertThat(answer.statusCode()).isNotEqualTo(500);
  }

  @Test
  void goesOnInTheApiBelowTheNextOfAnAnswer() throws Exception {
    assertThat(get("/api/v1/items?size=2").body())
        .contains("RR473124829GB")
        .endsWith("\"next\":119}");
    assertThat(get("/api/v1/items?size=2&before=119").body()).contains("RR000001185GB");
  }

  @Test
  void showsNothingToWhoIsNotSignedIn() throws IOException, InterruptedException {
    for (String each : new String[] {"/find?q=L1", "/lists/items", "/api/v1/items"})
      assertThat(console.get(each).body()).doesNotContain("RR");
    assertThat(console.get("/lists/items", Role.PRIVACY).statusCode()).isEqualTo(403);
  }
}
