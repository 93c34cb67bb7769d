package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.console.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What people of each role come to the console for, done by hand in a browser. */
final class ConsoleTasks {
  private static final String PASSWORD = ConsoleIT.PASSWORD;
  private static final Pattern WAY =
      Pattern.compile("console: (\\S+)  \\(sign in as (\\S+), password (\\S+)\\)");
  private static final Pattern HELD = Pattern.compile("customs holds: \\S+(/items/\\S+)");

  private final URI console;
  private final Matcher way;
  private final String held;

  /**
   * @param printed what the demo told
   */
  ConsoleTasks(URI console, String printed) {
    this.console = console;
    way = WAY.matcher(printed);
    assertThat(way.find()).as(printed).isTrue();
    Matcher item = HELD.matcher(printed);
    assertThat(item.find()).as(printed).isTrue();
    held = item.group(1);
  }

  private Browser as(String name) {
    return Browser.at(console).signIn(name, PASSWORD);
  }

  /** Knows what the demo printed and nothing else; each press and each follow is a click. */
  void comeNewAndReadAHeldItem() {
    Instant start = Instant.now();
    Browser browser = Browser.at(URI.create(way.group(1))).go("/");
    browser.type("name", way.group(2)).type("password", way.group(3)).press("Sign in");
    browser.pictureForDocs("home").follow("holds not acknowledged").pictureForDocs("holds");
    browser.follow(browser.driver().findElement(By.cssSelector("td.mono a")).getText());

    assertThat(browser.heading()).startsWith("Item ");
    assertThat(browser.text()).contains("Next:", "What happened", "Acknowledge the hold …");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
  }

  /** The link that the demo prints leads through the sign-in to the item. */
  void followTheLinkThatTheDemoPrints() {
    Instant start = Instant.now();
    Browser browser = Browser.at(console).go(held);
    browser.type("name", way.group(2)).type("password", way.group(3)).press("Sign in");
    assertThat(browser.path()).isEqualTo(held);
    assertThat(browser.text())
        .contains("Next: Keep it; mainland-customs decides", "detained")
        .contains("Mainland-customs detained or seized it.", "Customs says: Detained by the officer")
        .contains("acknowledged by event", "acknowledged hold");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
    browser.pictureForDocs("item");
    scrollTo(browser, ".lineage");
    browser
        .driver()
        .findElement(By.cssSelector(".lineage tr[data-field='addressee-name'] a"))
        .click();
    browser.pictureForDocs("lineage");
  }

  private static void scrollTo(Browser browser, String css) {
    browser.driver().executeScript("document.querySelector(arguments[0]).scrollIntoView()", css);
  }

  void findAndReadMaskedAsAViewer() {
    Browser browser = as("vera");
    String spelled = held.substring("/items/".length()).toLowerCase(java.util.Locale.ROOT);
    browser.type("q", spelled.substring(0, 2) + " " + spelled.substring(2)).press("Find");
    assertThat(browser.path()).isEqualTo(held);
    assertThat(browser.driver().findElements(By.cssSelector(".masked"))).isNotEmpty();
    assertThat(browser.text())
        .contains("characters)")
        .doesNotContain("Acknowledge the hold", "Notify the operator", "Show personal values");

    browser.driver().findElement(By.cssSelector(".timeline a[href^='/messages/in/']")).click();
    assertThat(browser.text()).contains("What it says").doesNotContain("Show personal values");
    browser.follow("Decoded").pictureForDocs("message");
    browser.mustBeGood("viewer-message");

    browser.go("/find?q=" + slip(spelled)).pictureForDocs("find").mustBeGood("find-slip");
    assertThat(browser.text()).contains("Is one of these meant?");
    browser.go("/lists/findings?severity=REJECT").pictureForDocs("list");
    assertThat(browser.text()).contains("VAL-", "All as CSV");
    browser.go("/holds");
    assertThat(browser.driver().findElements(By.cssSelector("input[type=checkbox]"))).isEmpty();
    browser.go("/actions");
    assertThat(browser.heading()).isEqualTo("Not allowed");
  }

  /** The same id with another check digit. */
  private static String slip(String id) {
    char digit = id.charAt(10);
    return id.substring(0, 10) + (digit == '9' ? '0' : (char) (digit + 1)) + id.substring(11);
  }

  void actAsSupport() {
    Browser browser = as("sam").go("/holds?told=UNKNOWN");
    browser.follow(browser.driver().findElement(By.cssSelector("td.mono a")).getText());
    String item = browser.path();
    assertThat(browser.text()).contains("not acknowledged kauri-post was told: held");
    browser.press("Acknowledge the hold …").mustBeGood("acknowledge").pictureForDocs("act");
    assertThat(browser.text()).contains("1 will be changed", "kauri-post");
    browser.type("reason", "seen at the desk").press("Do it: acknowledge 1");
    assertThat(browser.heading()).isEqualTo("What was done: acknowledge");
    browser.mustBeGood("audit-entry");
    assertThat(browser.go(item).text())
        .contains("acknowledged by sam", "acknowledged hold", "seen at the desk")
        .doesNotContain("Acknowledge the hold");

    browser.press("Notify the operator again …");
    browser.type("reason", "they lost it").press("Do it: renotify 1");
    assertThat(browser.text()).contains("1 changed, 0 left alone");

    browser.go("/lists/messages-out?kind=NOTICE&state=SENT");
    browser.driver().findElement(By.cssSelector("td.mono a")).click();
    browser.press("Send again …").type("reason", "their disk was full").press("Do it: resend 1");
    assertThat(browser.text()).contains("1 changed, 0 left alone", "their disk was full");
    browser.go("/audit");
    assertThat(browser.text()).contains("sam", "seen at the desk", "they lost it");
  }

  void seePersonsWithAReason() {
    Browser browser = as("rita").go(held);
    WebElement summary = browser.driver().findElement(By.cssSelector("details.look summary"));
    summary.click();
    browser.type("reason", "the addressee called us").press("Show them");
    assertThat(browser.text()).contains("That you looked, and why, is kept.");
    String name =
        browser.driver().findElement(By.cssSelector("#f-addressee-name td")).getText().strip();
    assertThat(name).doesNotContain("characters)").hasSizeGreaterThan(3);
    browser.mustBeGood("item-unmasked");
    assertThat(browser.go(held).text()).doesNotContain(name);

    browser.go("/find/personal").type("text", name).type("reason", "asked for by their lawyer");
    browser.press("Find and keep the reason").mustBeGood("persons").pictureForDocs("persons");
    assertThat(browser.text())
        .contains(held.substring("/items/".length()), "addressee.name")
        .doesNotContain(name);

    browser = as("ada").go("/access").pictureForDocs("access").mustBeGood("access-looks");
    assertThat(browser.text()).contains("rita", "the addressee called us", "their lawyer");
    assertThat(browser.text()).doesNotContain(name);
    browser.go(held);
    assertThat(browser.heading()).isEqualTo("Not allowed");
  }

  void doItAllByKeyboard() {
    Browser browser = Browser.at(console).go("/sign-in");
    browser.tabTo("#name").key("sam");
    browser.tabTo("#password").key(PASSWORD).key(Keys.ENTER);
    browser.await(driver -> browser.path().equals("/"));
    browser.tabTo(".skip").key(Keys.ENTER).tabTo("#find").key(held.substring(7)).key(Keys.ENTER);
    browser.await(driver -> browser.path().equals(held));
    browser.tabTo(".offers button").key(Keys.ENTER);
    browser.await(driver -> browser.path().equals("/actions/preview"));
    browser.tabTo("#reason");
  }

  /** Every page that needs no name of anything in its address. */
  void meetNoBarrierOn(List<String> paths) {
    Browser browser = Browser.at(console).go("/");
    browser.type("name", way.group(2)).type("password", way.group(3)).press("Sign in");
    for (String each : paths) browser.go(each).mustBeGood("page" + each.replaceAll("[^a-z]+", "-"));
    browser.go("/reports").pictureForDocs("reports");
  }
}
