package org.customspost.gateway.console.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.console.Browser;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A report of many senders, on paper: A4 upright with margins of one centimetre. */
@Timeout(120)
class PrintedReportIT {
  private static final int SENDERS = 60;

  /** 19 cm at 96 pixels an inch. */
  private static final int PAPER = 718;

  private static Database database;
  private static TestConsole console;
  private static Browser browser;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh(2);
    database.run(
        handle ->
            handle.execute(
                "insert into quality_day select date '2026-11-01' + mod(g, 20),"
                    + " 'post-of-country-' || g, 'GB', 'DE', 1000 + g, 10 + g, 2000, 1500 from generate_series(1, "
                    + SENDERS
                    + ") g"));
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    console = TestConsole.with(new ReportPages(database, clock));
    browser = Browser.at(console.at("/"));
    headers(Map.of("X-Test-Roles", "VIEWER"));
  }

  private static void headers(Map<String, String> headers) {
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser.driver().executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
      browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
      headers(Map.of());
    }
    console.close();
    database.close();
  }

  @Test
  void showsEachRowAndNothingToPressAndCutsNothing() throws IOException {
    browser.go("/reports");
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", PAPER, "height", 1050, "deviceScaleFactor", 1, "mobile", false));
    browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    browser
        .driver()
        .executeScript(
            "document.querySelector(\"[aria-label='By sender and lane']\").scrollIntoView()");
    browser.picture("report-printed");

    assertThat(browser.driver().findElements(By.cssSelector("nav, .skip, form, button, .pager")))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.isDisplayed()).as(each.getText()).isFalse());
    assertThat(rows("By sender and lane")).hasSize(SENDERS).allMatch(WebElement::isDisplayed);
    assertThat(browser.text())
        .contains("Report on data and answers", "post-of-country-1", "post-of-country-60")
        .contains("2026-10-25 to 2026-11-23");
    assertThat(cut()).as("what stands beyond the paper, or hides a part of itself").isEmpty();
  }

  private static List<WebElement> rows(String table) {
    return browser.driver().findElements(By.cssSelector("[aria-label='" + table + "'] tbody tr"));
  }

  private static List<?> cut() {
    Object found =
        browser
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('main *')].filter(each => {"
                    + " const box = each.getBoundingClientRect();"
                    + " if (box.width === 0 || each.closest('.unseen')) return false;"
                    + " const hides = getComputedStyle(each).overflowX !== 'visible'"
                    + "   && each.scrollWidth > each.clientWidth + 1;"
                    + " return hides || box.right > document.documentElement.clientWidth + 1;"
                    + "}).map(each => each.tagName + '.' + each.className)");
    return (List<?>) found;
  }

  @Test
  void isPrintedOnSeveralPages() throws IOException {
    browser.go("/reports");
    Object pdf =
        browser
            .driver()
            .executeCdpCommand(
                "Page.printToPDF",
                Map.of("paperWidth", 8.27, "paperHeight", 11.69, "printBackground", true))
            .get("data");
    byte[] bytes = Base64.getDecoder().decode(String.valueOf(pdf));
    Files.write(Path.of("target", "screenshots", "report.pdf"), bytes);
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .containsPattern("/Count [2-9]");
  }
}
