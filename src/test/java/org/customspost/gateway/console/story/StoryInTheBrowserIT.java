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
import org.openqa.selenium.Keys;
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
  void leadsFromAFieldToWhatWasDeclaredOfItAndFromTheBytesToTheField() {
    browser.go("/items/" + StoryLine.HELD);
    browser.driver().findElement(By.cssSelector("#f-addressee-name a.mono")).click();
    assertThat(lit("[id^=d-1-]")).as("in the declaration").isEqualTo(1);
    assertThat(browser.driver().getCurrentUrl()).matches(".*#d-1-[0-9]+");

    browser.driver().findElement(By.cssSelector("ol.lines a[data-field=id]")).click();
    assertThat(lit("#f-id")).isEqualTo(1);
    assertThat(lit("#f-addressee-name")).isZero();
  }

  private static int lit(String part) {
    return browser.driver().findElements(By.cssSelector(part + ".lit")).size();
  }

  @Test
  void leadsEverywhereWithoutAScript() {
    scripts(false);
    try {
      browser.go("/items/" + StoryLine.REJECTED);
      browser.driver().findElement(By.linkText("addressee.name")).click();
      assertThat(target("tr.pointed")).as("what customs points at").isEqualTo("f-addressee-name");
      browser.driver().findElement(By.cssSelector("#f-addressee-name a.mono")).click();
      assertThat(target("tr")).as("the field, declared").startsWith("d-1-");
      browser.driver().findElement(By.cssSelector("tr:target a")).click();
      assertThat(target("tr")).as("and back").isEqualTo("f-addressee-name");
      browser.driver().findElement(By.cssSelector("#f-addressee-name .ways a")).click();
      assertThat(browser.path()).isEqualTo("/messages/in/" + line.came());
      assertThat(browser.driver().findElement(By.cssSelector("ol.lines > li:target")).getText())
          .as("the line it was read from")
          .startsWith("<RecipientName>");
    } finally {
      scripts(true);
    }
  }

  private static void scripts(boolean run) {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  private static String target(String kind) {
    WebElement found = browser.driver().findElement(By.cssSelector(kind + ":target"));
    return String.valueOf(found.getDomAttribute("id"));
  }

  @Test
  void showsAMessageDecodedAndFoldsItByKeyboard() {
    browser.go("/messages/in/" + line.came()).follow("Decoded");
    assertThat(browser.driver().findElements(By.cssSelector(".tree .tree .tree .name")))
        .extracting(WebElement::getText)
        .contains("RecipientName");
    assertThat(browser.text()).contains("RecipientName G… (13 characters)");
    browser.mustBeGood("message-decoded");

    WebElement first = browser.driver().findElement(By.cssSelector(".tree summary"));
    browser.driver().executeScript("arguments[0].focus()", first);
    browser.driver().switchTo().activeElement().sendKeys(Keys.SPACE);
    assertThat(browser.text()).as("folded").doesNotContain("RecipientName");

    browser.go("/messages/in/" + line.broken() + "?as=tree");
    assertThat(browser.driver().findElements(By.cssSelector(".tree .note.bad")))
        .as("a finding where it is")
        .singleElement()
        .satisfies(each -> assertThat(each.getText()).startsWith("INS-"));
  }

  @Test
  void saysWhatALaterPartOfATreeStandsIn() {
    browser.go("/messages/in/" + line.came() + "?as=tree");
    assertThat(browser.text()).doesNotContain("Goes on in");
    String anchor =
        browser
            .driver()
            .findElement(By.xpath("//li[starts-with(normalize-space(), 'RecipientName')][1]"))
            .getDomAttribute("id");
    browser.go(
        "/messages/in/" + line.came() + "?as=tree&at=" + String.valueOf(anchor).substring(1));
    assertThat(browser.driver().findElement(By.cssSelector("p.above")).getText())
        .matches("Goes on in \\w+ ›( \\w+ ›)+");
    assertThat(browser.driver().findElement(By.cssSelector(".tree .name")).getText())
        .isEqualTo("RecipientName");
    browser.mustBeGood("message-decoded-later");
  }

  @Test
  void lightsUpTheSourceOfWhatCustomsPointsAt() {
    browser.go("/items/" + StoryLine.REJECTED);
    browser.driver().findElement(By.linkText("addressee.name")).click();
    assertThat(browser.driver().findElements(By.cssSelector("tr.pointed.lit"))).hasSize(1);
    browser.mustBeGood("item-rejected");
  }

  @Test
  void leadsThroughADeclarationInSegmentsBothWaysAndFromThePointerToTheSource() {
    browser.go("/items/" + StoryLine.SEGMENTED);
    assertThat(browser.text())
        .as("segments, composites and elements by their names")
        .contains("beginning of message", "C108 text", "4440[1] free text", "Wooden chess set");

    browser.driver().findElement(By.linkText("contents[1].description")).click();
    assertThat(lit("#f-contents-1-description")).as("what customs points at").isEqualTo(1);
    assertThat(lit("[id^=d-1-]")).as("in the declaration").isEqualTo(1);
    assertThat(litText("ol.lines")).as("as it came").isEqualTo("Wooden chess set");

    browser.driver().findElement(By.cssSelector("#f-addressee-name a.mono")).click();
    assertThat(litText("[id^=d-1-]")).as("where it is declared").contains("G… (13 characters)");
    assertThat(lit("#f-contents-1-description")).isZero();
    browser.driver().findElement(By.cssSelector("tr[data-field=id] a")).click();
    assertThat(lit("#f-id")).as("and back").isEqualTo(1);
    browser.mustBeGood("item-in-segments");

    browser.go("/messages/out/" + line.segmented() + "?as=tree");
    assertThat(browser.text()).contains("goods item", "C108 text", "4440 free text");
    browser.mustBeGood("message-in-segments");
  }

  private static String litText(String part) {
    return browser.driver().findElement(By.cssSelector(part + ".lit, " + part + " .lit")).getText();
  }

  @Test
  void readsMessages() {
    browser.go("/messages/in/" + line.came()).mustBeGood("message-in");
    assertThat(browser.text()).contains(StoryLine.FILE, "What it says");
    browser.go("/messages/out/" + line.left()).mustBeGood("message-out");
    browser.go("/items/" + StoryLine.REFUSED).mustBeGood("item-refused");
  }
}
