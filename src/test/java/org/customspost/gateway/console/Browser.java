package org.customspost.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.customspost.gateway.ForeignProgram;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser: one Chromium per test process, started by the first test that asks. Pictures go
 * to target/screenshots. Where Chromium is not installed the test is skipped.
 */
public final class Browser {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Dimension WIDE = new Dimension(1280, 900);
  private static final Dimension PICTURE = new Dimension(1100, 860);
  private static final Dimension NARROW = new Dimension(500, 900);
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final ChromeDriver driver;
  private final URI console;

  private Browser(ChromeDriver driver, URI console) {
    this.driver = driver;
    this.console = console;
  }

  /** The browser at a console, signed in nowhere. */
  public static Browser at(URI console) {
    String chromium = ForeignProgram.named("chromium", "chromium").path();
    String driver = ForeignProgram.named("chromedriver", "chromium-driver").path();
    ChromeDriver shared = Chromium.shared(chromium, driver);
    shared.manage().deleteAllCookies();
    shared.manage().window().setSize(WIDE);
    Browser browser = new Browser(shared, console);
    browser.prefersDark(false);
    return browser;
  }

  /** Signs in by the form, as a person does. */
  public Browser signIn(String name, String password) {
    driver.get(console.resolve("/").toString());
    driver.manage().deleteAllCookies();
    go("/sign-in");
    type("name", name);
    type("password", password);
    press("Sign in");
    return this;
  }

  public Browser go(String path) {
    driver.get(console.resolve(path).toString());
    return this;
  }

  /** Fills the field that has this name. */
  public Browser type(String field, String text) {
    WebElement input = driver.findElement(By.name(field));
    input.clear();
    input.sendKeys(text);
    return this;
  }

  /** Presses the button with this text, and waits for the page after it. */
  public Browser press(String button) {
    WebElement html = driver.findElement(By.tagName("html"));
    driver.findElement(By.xpath("//button[normalize-space()='" + button + "']")).click();
    return await(ignored -> isGone(html));
  }

  /** Follows the link with this text. */
  public Browser follow(String link) {
    WebElement html = driver.findElement(By.tagName("html"));
    driver.findElement(By.linkText(link)).click();
    return await(ignored -> isGone(html));
  }

  private static boolean isGone(WebElement html) {
    try {
      html.getTagName();
      return false;
    } catch (StaleElementReferenceException gone) {
      return true;
    } catch (WebDriverException between) { // one page is just taking the place of the other
      return false;
    }
  }

  public Browser await(ExpectedCondition<Boolean> condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50)).until(condition);
    return this;
  }

  public String heading() {
    return driver.findElement(By.tagName("h1")).getText();
  }

  /** What a person reads on the page. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  public String path() {
    return URI.create(String.valueOf(driver.getCurrentUrl())).getPath();
  }

  /** What else a test needs. */
  public ChromeDriver driver() {
    return driver;
  }

  /** As a viewer whose system prefers dark or light. */
  public Browser prefersDark(boolean dark) {
    Map<String, String> feature =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    return this;
  }

  /**
   * The page as it is: no barrier that axe knows, in light and dark, nothing wider than a narrow
   * screen, nothing that the content security policy stopped. Keeps a picture of each.
   */
  public Browser mustBeGood(String name) {
    for (boolean dark : new boolean[] {false, true}) {
      prefersDark(dark);
      picture(name + (dark ? "-dark" : ""));
      mustHaveNoBarrier(name + (dark ? ", dark" : ""));
    }
    prefersDark(false);
    driver.manage().window().setSize(NARROW);
    picture(name + "-narrow");
    Object wider =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    driver.manage().window().setSize(WIDE);
    assertThat(wider).as(name + ": pixels beyond a narrow screen").isEqualTo(0L);
    mustHaveNoComplaint(name);
    return this;
  }

  /** Keeps a picture as target/screenshots/NAME.png. */
  public Browser picture(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a picture for the documentation, small: target/screenshots/docs/NAME.png. */
  public Browser pictureForDocs(String name) {
    driver.manage().window().setSize(PICTURE);
    SmallPicture.of(driver.getScreenshotAs(OutputType.BYTES))
        .write(SCREENSHOTS.resolve("docs").resolve(name + ".png"));
    driver.manage().window().setSize(WIDE);
    return this;
  }

  /** Presses the tabulator until what is sought has the focus, as who has no mouse does. */
  public Browser tabTo(String css) {
    for (int pressed = 0; pressed < 200; pressed++) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
      WebElement focused = driver.switchTo().activeElement();
      if (!driver.findElements(By.cssSelector(css)).contains(focused)) continue;
      assertThat(focused.getCssValue("outline-style"))
          .as(css + ": focus is seen")
          .isNotEqualTo("none");
      return this;
    }
    throw new AssertionError(css + " cannot be reached by the tabulator");
  }

  /** Presses a key on what has the focus. */
  public Browser key(CharSequence key) {
    driver.switchTo().activeElement().sendKeys(key);
    return this;
  }

  private void mustHaveNoBarrier(String name) {
    Results results = new AxeBuilder().withTags(RULES).analyze(driver);
    assertThat(results.isErrored()).as("axe: " + results.getErrorMessage()).isFalse();
    assertThat(results.getViolations()).as(name).extracting(Browser::words).isEmpty();
  }

  private static String words(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes();
  }

  /** What the browser wrote into its console; a favicon apart, that is what it refused to run. */
  private void mustHaveNoComplaint(String name) {
    List<String> complaints =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(each -> each.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage)
            .filter(each -> !each.contains("Failed to load resource"))
            .toList();
    assertThat(complaints).as(name + ": complaints of the browser").isEmpty();
  }

  /** Started once, ended with the process. */
  private static final class Chromium {
    private static @Nullable ChromeDriver shared;

    private Chromium() {}

    static synchronized ChromeDriver shared(String chromium, String driver) {
      ChromeDriver running = shared;
      if (running != null) return running;
      ChromeDriver started = start(chromium, driver);
      Runtime.getRuntime().addShutdownHook(new Thread(started::quit));
      shared = started;
      return started;
    }

    private static ChromeDriver start(String chromium, String driver) {
      LoggingPreferences logs = new LoggingPreferences();
      logs.enable(LogType.BROWSER, Level.ALL);
      ChromeOptions options = new ChromeOptions();
      options.setBinary(chromium);
      options.setCapability("goog:loggingPrefs", logs);
      options.addArguments(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--user-data-dir=" + profile());
      ChromeDriverService service =
          new ChromeDriverService.Builder().usingDriverExecutable(new File(driver)).build();
      return new ChromeDriver(service, options);
    }

    private static Path profile() {
      try {
        return Files.createTempDirectory("chromium");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
