package org.customspost.gateway.console.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.console.Browser;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.console.api.OpenApi;
import org.customspost.gateway.console.report.ReportPages;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Surroundings;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The home page and the reports, as a viewer gets them. */
class HousePagesIT {
  private static final Instant NOW = Instant.parse("2026-07-15T12:10:30Z");
  private static final OpenApi API = new OpenApi();
  private static final long GB = 1L << 30;
  private static Database database;
  private static Houses houses;
  private static TestConsole console;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh(4);
    database.run(HousePagesIT::fill);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Surroundings around =
        new Surroundings(
            List.of(
                new Surroundings.Door("north-post", "sftp", "operator", false),
                new Surroundings.Door("south-post", "as2", "operator", true),
                new Surroundings.Door("customs-de", "queue", "customs", false)),
            List.of(
                new Surroundings.Certificate(
                    "own", "signing", "signing", NOW.plus(Duration.ofDays(12)))),
            List.of(
                new Surroundings.Disk("data", 300 * GB, 2 * GB, 500 * GB),
                new Surroundings.Disk("database", 3 * GB, 2 * GB, 40 * GB)),
            "");
    houses = new Houses(database, () -> around, clock, System::nanoTime);
    console = TestConsole.with(new HousePages(houses), new ReportPages(database, clock));
  }

  /** An hour of traffic, and six weeks of reports. */
  private static void fill(Handle handle) {
    for (String each :
        List.of(
            "insert into last_message values"
                + " ('north-post', 'sftp', 'IN', '2026-07-15T12:08:12Z'),"
                + " ('customs-de', 'queue', 'OUT', '2026-07-15T12:09:40Z')",
            "insert into traffic select g.grain, g.at, p.partner, p.channel, p.direction, 3, 0,"
                + " 60 + (extract(epoch from g.at)::bigint / 60 * 7919 + length(p.partner)) % 41,"
                + " (extract(epoch from g.at)::bigint / 60 * 31) % 7 from (select 'MINUTE' as grain,"
                + " generate_series(timestamptz '2026-07-15T11:11Z', '2026-07-15T12:08Z', '1 minute')"
                + " as at union all select 'DAY', generate_series(timestamptz '2026-06-16T00:00Z',"
                + " '2026-07-15T00:00Z', '1 day')) g, (values ('north-post', 'sftp', 'IN'),"
                + " ('customs-de', 'queue', 'OUT'), ('customs-de', 'queue', 'ANSWER'))"
                + " p (partner, channel, direction)",
            "insert into payload (id, unit, hash, bytes) values (1, 1, '', 0)",
            "insert into arrival (partner, channel, name, payload, hash, bytes, state)"
                + " values ('customs-de', 'queue', 'lost.xml', 1, 'a', 1, 'PARKED')",
            "insert into work (kind, subject, partner, priority, due, created) values"
                + " ('arrival', 99, 'north-post', 0, now(), now() - interval '100 seconds'),"
                + " ('send', 3, 'south-post/as2', 0, now(), now()),"
                + " ('send', 4, 'south-post/as2', 0, now(), now())",
            "insert into pause (partner, channel, reason, who) values"
                + " ('south-post', 'as2', 'they move house', 'sam')",
            "insert into referral (customs, reference, kind, filing, dossier, answer, owner,"
                + " issued_at, reply_by) values ('customs-de', 'R1', 'RFI', 1, 1, 1, 'north-post',"
                + " '2026-07-15T10:00Z', '2026-07-16T10:00Z')",
            "insert into latency select 'MINUTE', at, s.stage, 'customs-de',"
                + " s.bucket + (extract(epoch from at)::bigint / 60 * 13) % 9, 8 from generate_series("
                + "timestamptz '2026-07-15T11:11Z', '2026-07-15T12:08Z', '1 minute') at,"
                + " (values ('DECLARED', 50), ('ANSWERED', 110), ('TOLD', 62)) s (stage, bucket)",
            "insert into quality_day select d, s.sender, s.origin, s.destination,"
                + " s.items + extract(day from d)::int * 3, s.items / 9, s.items * 2, s.items + 5"
                + " from generate_series(date '2026-06-20', '2026-07-15', '1 day') d,"
                + " (values ('north-post', 'GB', 'DE', 340), ('north-post', 'GB', 'FR', 120),"
                + " ('south-post', 'CH', 'DE', 60)) s (sender, origin, destination, items)",
            "insert into quality_day values ('2026-07-15', 'south-post', 'CH', 'FR', 3, 1, 3, 0)",
            "insert into finding_day values ('2026-07-15', 'north-post', 'GB', 'DE', 'VAL-007', 1512,"
                + " 1512, 'VAL-007 content piece 3: origin country \"UK\" is not in ISO 3166-1'),"
                + " ('2026-07-15', 'north-post', 'GB', 'DE', 'VAL-002', 3, 3, 'VAL-002 <b>few</b>')",
            "insert into answer_day select d, 'north-post', 'GB', 'DE', 'customs-de', b, 40"
                + " from generate_series(date '2026-06-20', '2026-07-15', '1 day') d,"
                + " generate_series(100, 118) b",
            "insert into hold_day select d, 'north-post', 'GB', 'DE', 'customs-de', r.reason, r.n"
                + " from generate_series(date '2026-06-20', '2026-07-15', '1 day') d,"
                + " (values ('', 30), ('HOLD_DOCS', 22), ('HOLD_EXAM', 11)) r (reason, n)",
            // The page shows a clock; the filing that it belongs to is of no matter here.
            "alter table clock drop constraint clock_filing_fkey",
            "insert into clock (filing, name, dossier, item_id, customs, owner, standing, stage,"
                + " waits_on, since, due, receptacle, flight, told) values (1, 'pre-loading', 1,"
                + " 'CP000000014GB', 'customs-de', 'north-post', 'RUNNING', 'SCREENING_WANTED',"
                + " 'north-post', '2026-07-15T10:00Z', '2026-07-15T13:40Z',"
                + " 'GBLALADEFRAACN60001001000012', 'BA816 2026-07-15', 'MAY_MISS')",
            "insert into despatch_quality values ('GBLALADEFRAACN60001', '2026-07-10', 'north-post',"
                + " 'GB', 'DE', 900, 801, 700, 680)")) handle.execute(each);
  }

  @AfterAll
  static void close() {
    console.close();
    database.close();
  }

  private static String page(String path) throws Exception {
    HttpResponse<String> page = console.get(path, Role.VIEWER);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page.body();
  }

  @Test
  void tellsEachChannelAndWhatSomebodyMustActOn() throws Exception {
    assertThat(page("/"))
        .contains("north-post", "2 min ago", "never")
        .contains("south-post as2 is agreed, but its door is closed")
        .contains("certificate signing ends in 12 d");
  }

  @Test
  void tellsWhichFlightsAndItemsMustHurry() throws Exception {
    assertThat(page("/"))
        .contains("BA816 2026-07-15", "/items/CP000000014GB", "pre-loading of customs-de")
        .contains("north-post: SCREENING_WANTED", "will probably miss", "nobody can say");
  }

  @Test
  void tellsTheSameFiguresToPeopleProgramsAndPrometheus() throws Exception {
    SameFigures same =
        new SameFigures(page("/"), page("/api/v1/house"), SameFigures.metrics(houses), NOW);
    same.requireEachChannel();
    same.requireDisksAndCertificates();
    same.requireWhatIsOpen();
  }

  @Test
  void hasTheFiguresOfItsChartsAsTables() throws Exception {
    assertThat(page("/").split("data-at=", -1)).hasSize(1 + 2 * 60);
    assertThat(page("/?grain=day").split("data-at=", -1)).hasSize(1 + 2 * 30);
    assertThat(console.get("/?grain=year", Role.VIEWER).statusCode()).isEqualTo(400);
  }

  @Test
  void reportsAndHidesWhatIsFew() throws Exception {
    assertThat(page("/reports"))
        .contains("CH", "&lt;5", "VAL-007", "held: documents or information are wanted", "89 %")
        .doesNotContain("few</b>", "VAL-002 ");
    assertThat(page("/reports?lane=GB-FR"))
        .contains("lane GB-FR")
        .doesNotContain("documents or information");
    assertThat(page("/reports?from=2026-01-01&to=2026-07-15")).contains("By month", "2026-07");
    assertThat(console.get("/reports?lane=x", Role.VIEWER).body()).contains("TRK-651");
    HttpResponse<String> csv = console.get("/reports.csv", Role.VIEWER);
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .contains("report-2026-06-16-2026-07-15.csv");
    assertThat(csv.body()).contains("lane,south-post,CH,FR,,,,,<5,<5,");
  }

  @Test
  void answersByApiAsDescribed() throws Exception {
    for (String each :
        List.of(
            "/api/v1/house",
            "/api/v1/house/course?grain=quarter",
            "/api/v1/reports/quality",
            "/api/v1/reports/quality?from=x"))
      assertThat(API.problems(console.get(each, Role.VIEWER))).as(each).isEmpty();
    assertThat(console.get("/api/v1/house").statusCode()).isEqualTo(401);
  }

  @Test
  void drawsItsChartsAndIsGoodToReadForEverybody() {
    Browser browser = Browser.at(console.at("/"));
    viewer(browser, Map.of("X-Test-Roles", Role.VIEWER.name()));
    try {
      for (String each : List.of("/", "/reports")) {
        browser.go(each).await(driver -> charts(browser) == 2);
        browser.mustBeGood(each.equals("/") ? "home" : "report");
      }
    } finally {
      viewer(browser, Map.of());
    }
  }

  @Test
  void refreshesItselfWithoutTakingAnybodysPlaceUntilItIsStopped() {
    Browser browser = Browser.at(console.at("/"));
    viewer(browser, Map.of("X-Test-Roles", Role.VIEWER.name()));
    // The page's own clock goes faster here.
    String script =
        (String)
            browser
                .driver()
                .executeCdpCommand(
                    "Page.addScriptToEvaluateOnNewDocument",
                    Map.of(
                        "source",
                        "window.rounds = 0; const own = setInterval; window.setInterval ="
                            + " (task, time) => own(() => { rounds++; task(); }, time / 100);"))
                .get("identifier");
    try {
      browser.go("/").await(driver -> charts(browser) == 2);
      String parked = "[data-part=channels] a[href^='/parked']";
      Object top =
          browser
              .driver()
              .executeScript(
                  "const link = document.querySelector(arguments[0]); link.scrollIntoView();"
                      + " link.focus({preventScroll: true}); document.querySelector("
                      + "'[data-part=time] details').open = true; return scrollY",
                  parked);

      database.run(handle -> handle.execute(ONE_MORE_WAITS));
      browser.await(driver -> browser.text().contains("4\ninterchanges waiting now"));

      assertThat(browser.driver().switchTo().activeElement().getAttribute("href"))
          .contains("/parked");
      assertThat(browser.driver().executeScript("return scrollY")).isEqualTo(top);
      assertThat(
              browser
                  .driver()
                  .executeScript("return document.querySelector('[data-part=time] details').open"))
          .isEqualTo(true);
      assertThat(charts(browser)).isEqualTo(2);

      browser.driver().findElement(By.cssSelector(".refresh button")).click();
      assertThat(asked(browser, 20)).isEqualTo(asked(browser, 40));
      assertThat(browser.text()).contains("Refresh by itself");
      browser.driver().findElement(By.cssSelector(".refresh button")).click();
      browser.mustBeGood("home-refreshed");
    } finally {
      browser
          .driver()
          .executeCdpCommand(
              "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
      viewer(browser, Map.of());
    }
  }

  private static final String ONE_MORE_WAITS =
      "insert into work (kind, subject, partner, priority, due, created) values"
          + " ('arrival', 98, 'north-post', 0, now(), now())";

  /** Calls so far, when so many more rounds of the page's clock are over. */
  private static long asked(Browser browser, int rounds) {
    browser.driver().executeScript("window.until = rounds + arguments[0]", rounds);
    browser.await(driver -> (boolean) browser.driver().executeScript("return rounds >= until"));
    return (long)
        browser
            .driver()
            .executeScript(
                "return performance.getEntriesByType('resource')"
                    + ".filter(each => each.initiatorType === 'fetch').length");
  }

  private static void viewer(Browser browser, Map<String, Object> headers) {
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser.driver().executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  private static int charts(Browser browser) {
    return browser.driver().findElements(By.cssSelector(".chart.drawn canvas")).size();
  }
}
