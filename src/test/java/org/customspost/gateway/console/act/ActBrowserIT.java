package org.customspost.gateway.console.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.customspost.gateway.console.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Support staff act in a real browser: they see first, then confirm, then find it kept. */
@Timeout(180)
class ActBrowserIT {
  private static ActConsole desk;

  @BeforeAll
  static void start(@TempDir Path config) throws IOException {
    desk = new ActConsole(config, 200);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @AfterEach
  void empty() {
    desk.empty();
  }

  private static Browser support() {
    Browser browser = Browser.at(desk.pages.at("/"));
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser
        .driver()
        .executeCdpCommand(
            "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("X-Test-Roles", "SUPPORT")));
    return browser;
  }

  @Test
  void acknowledgesAHoldAfterALookAtIt() {
    desk.held("CP000000015DE", "north-post");
    desk.held("CP000000024DE", "north-post");
    Browser browser = support().go("/holds").mustBeGood("holds");
    browser
        .driver()
        .findElement(By.cssSelector("[aria-label='HOLD_DOCS of CP000000024DE']"))
        .click();
    browser.press("Look at those chosen").mustBeGood("acknowledge-look");
    assertThat(browser.text()).contains("CP000000024DE").doesNotContain("CP000000015DE");
    assertThat(desk.query("select id from audit")).as("nothing before it is confirmed").isEmpty();

    browser.type("reason", "told by phone").press("Do it: acknowledge 1");
    assertThat(browser.heading()).isEqualTo("What was done: acknowledge");
    browser.mustBeGood("acknowledged");
    assertThat(browser.go("/holds").text())
        .contains("CP000000015DE")
        .doesNotContain("CP000000024DE");
  }

  @Test
  void resubmitsManyAfterALookAtThem() {
    desk.parked(4);
    Browser browser = support().go("/parked").mustBeGood("parked");
    browser.press("Look at all 4").mustBeGood("resubmit-look");
    assertThat(browser.text()).contains("4 will be changed", "is sent as it is signed");
    browser.type("reason", "their server is back").press("Do it: resubmit 4");
    assertThat(browser.text()).contains("4 changed, 0 left alone", "their server is back");
    assertThat(desk.query("select distinct state from departure")).containsExactly("READY");
    assertThat(browser.go("/parked").text()).contains("Nothing is parked");
    browser.go("/audit").mustBeGood("audit");
    assertThat(browser.text()).contains("tester", "resubmit", "their server is back");
  }

  @Test
  void pausesAChannel() {
    Browser browser = support().go("/channels");
    browser.driver().findElement(By.cssSelector("[aria-label='north-post/box']")).click();
    browser.press("Pause those chosen …");
    browser.type("reason", "their server moves").press("Do it: pause 1");
    browser.go("/channels").mustBeGood("channels");
    assertThat(browser.text()).contains("paused by tester", "their server moves");
    browser.go("/actions").mustBeGood("act");
  }
}
