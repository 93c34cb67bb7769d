package org.customspost.gateway.console.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.console.Browser;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.flow.StoryLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Support reads what became of items, in a real browser. */
@Timeout(180)
class StoryInTheBrowserIT {
  private static StoryLine line;
  private static TestConsole console;
  private static Browser browser;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    line = new StoryLine(folder);
    console = TestConsole.with(line.pages());
    browser = Browser.at(console.at("/"));
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser
        .driver()
        .executeCdpCommand(
            "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("X-Test-Roles", "VIEWER")));
  }

  @AfterAll
  static void close() {
    if (browser != null)
      browser
          .driver()
          .executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
    console.close();
    line.close();
  }

  @Test
  void leadsFromTheListToTheStoryAndFromADeclaredValueToItsSource() {
    browser.go("/messages/in/" + line.came()).follow(StoryLine.HELD);
    assertThat(browser.heading()).contains(StoryLine.HELD);
    assertThat(browser.text()).contains("Post sends customs what it asks for");

    browser.driver().findElement(By.linkText("addressee")).click();

    List<WebElement> lit = browser.driver().findElements(By.cssSelector(".lit"));
    assertThat(lit).extracting(each -> each.getDomAttribute("id")).contains("f-addressee-name");
    assertThat(browser.driver().findElements(By.cssSelector("ol.lines .lit")))
        .as("the bytes it was read from")
        .hasSize(1)
        .allSatisfy(each -> assertThat(each.getText()).isEqualTo("G… (13 characters)"));
    browser.mustBeGood("item-story");
  }

  @Test
  void lightsUpTheSourceOfWhatCustomsPointsAt() {
    browser.go("/items/" + StoryLine.REJECTED);
    browser.driver().findElement(By.linkText("addressee.name")).click();
    assertThat(browser.driver().findElements(By.cssSelector("tr.pointed.lit"))).hasSize(1);
    browser.mustBeGood("item-rejected");
  }

  @Test
  void readsMessages() {
    browser.go("/messages/in/" + line.came()).mustBeGood("message-in");
    assertThat(browser.text()).contains(StoryLine.FILE, "What is kept of it");
    browser.go("/messages/out/" + line.left()).mustBeGood("message-out");
    browser.go("/items/" + StoryLine.REFUSED).mustBeGood("item-refused");
  }
}
