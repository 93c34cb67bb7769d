package org.customspost.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.error.GatewayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The frame around all pages. */
class ConsoleTest {
  private static TestConsole console;

  @BeforeAll
  static void start() {
    console =
        TestConsole.with(
            ConsoleTest::home,
            ConsoleTest::open,
            new SecurityContact(
                List.of(URI.create("mailto:security@post.example"), URI.create("tel:+4721")),
                Clock.fixed(Instant.parse("2026-11-23T15:00:00.5Z"), ZoneOffset.UTC)));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  private static void open(Routes routes) {
    routes.get("/broken", Role.VIEWER, call -> broken());
    routes.get("/api/v1/broken", Role.VIEWER, call -> broken());
    routes.get("/gone/{id}", Role.VIEWER, call -> gone(call.path("id")));
    routes.get("/echo", Role.VIEWER, call -> gone(call.query("q").orElse("")));
    routes.post("/act", Role.SUPPORT, call -> call.redirect("/"));
    routes.get("/private", Role.PRIVACY, call -> call.json(json -> json.writeString("secret")));
  }

  private static void home(Routes routes) {
    routes.link("Home", "/", Role.VIEWER);
    routes.get(
        "/",
        Role.VIEWER,
        call -> call.show("problem", "Home", new Problem(200, "Home", call.viewer().name(), "")));
  }

  private static void broken() {
    throw new IllegalStateException("the wires are crossed");
  }

  private static void gone(String id) {
    throw Refused.notFound("There is no " + id + ".");
  }

  @Test
  void showsAPageToThoseWhoMayAndLeadsOthersToTheSignIn() throws Exception {
    HttpResponse<String> page = console.get("/", Role.VIEWER);
    HttpResponse<String> stranger = console.get("/?a=b");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<h1>").contains("tester").contains("aria-current=\"page\"");
    assertThat(stranger.statusCode()).isEqualTo(303);
    assertThat(stranger.headers().firstValue("Location")).hasValue("/sign-in?to=%2F%3Fa%3Db");
  }

  @Test
  void tellsEverybodyWhomToTellOfAWeakness() throws Exception {
    HttpResponse<String> answer = console.get("/.well-known/security.txt");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(answer.body())
        .isEqualTo(
            """
            Contact: mailto:security@post.example
            Contact: tel:+4721
            Expires: 2027-05-22T15:00:00Z
            Preferred-Languages: en
            """);
  }

  @Test
  void refusesWhoLacksTheRoleInWords() throws Exception {
    HttpResponse<String> refused = console.get("/private", Role.SUPPORT);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("needs the role privacy").doesNotContain("secret");
  }

  @Test
  void tellsAnUnforeseenFailureByAReferenceOnly() throws Exception {
    HttpResponse<String> page = console.get("/broken", Role.VIEWER);
    HttpResponse<String> json = console.get("/api/v1/broken", Role.VIEWER);

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).contains("Reference: <code>").doesNotContain("wires", "Exception");
    assertThat(json.statusCode()).isEqualTo(500);
    assertThat(json.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(json.body()).contains("\"reference\"").doesNotContain("wires", "Exception");
  }

  @Test
  void escapesWhatItRepeats() throws Exception {
    HttpResponse<String> page = console.get("/gone/%3Cscript%3E", Role.VIEWER);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("There is no &lt;script&gt;.");
  }

  @Test
  void runsNothingOfWhatItRepeats() throws Exception {
    for (String each : Hostile.TEXTS) {
      String query = URLEncoder.encode(each, StandardCharsets.UTF_8);
      Hostile.mustBeHarmlessIn(console.get("/echo?q=" + query, Role.VIEWER).body());
    }
  }

  @Test
  void saysNotFoundForAnAddressThatDoesNotExist() throws Exception {
    assertThat(console.get("/nowhere", Role.VIEWER).statusCode()).isEqualTo(404);
    assertThat(console.get("/nowhere", Role.VIEWER).body()).contains("Not found");
    assertThat(console.get("/api/v1/nowhere").body()).contains("\"status\":404");
  }

  @Test
  void refusesAPostWithoutTheTokenAndTakesItWith() throws Exception {
    assertThat(console.postWithoutToken("/act", Role.SUPPORT).statusCode()).isEqualTo(403);
    assertThat(console.post("/act", Map.of(), Role.SUPPORT).statusCode()).isEqualTo(303);
    assertThat(console.post("/act", Map.of(), Role.VIEWER).statusCode()).isEqualTo(403);
  }

  @Test
  void letsOnlyItsOwnScriptsRunOnAPage() throws Exception {
    HttpResponse<String> page = console.get("/", Role.VIEWER);
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    Matcher nonce = Pattern.compile("script-src 'nonce-([^']+)'").matcher(policy);

    assertThat(policy)
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(nonce.find()).isTrue();
    assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"");
    assertThat(console.get("/", Role.VIEWER).headers().firstValue("Content-Security-Policy"))
        .isNotEqualTo(page.headers().firstValue("Content-Security-Policy"));
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void servesItsScriptsForLongUnderAPathThatChangesWithThem() throws Exception {
    for (String each :
        new String[] {"console.css", "console.js", "htmx.js", "uplot.js", "uplot.css"}) {
      HttpResponse<String> asset = console.get(new Assets().path(each));

      assertThat(asset.statusCode()).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }
    assertThat(console.get("/assets/0000000000000000/console.css").statusCode()).isEqualTo(404);
  }

  @Test
  void changesTheThemeWithoutAScript() throws Exception {
    Map<String, String> form = Map.of("theme", "dark", "back", "/gone/1");
    HttpResponse<String> changed = console.post("/theme", form, Role.VIEWER);

    assertThat(changed.headers().firstValue("Location")).hasValue("/gone/1");
    assertThat(changed.headers().firstValue("Set-Cookie").orElseThrow()).contains("dark");
  }

  @Test
  void leadsNobodyToAnotherSite() {
    assertThat(Call.isOurs("/items/RR1")).isTrue();
    for (String each : new String[] {"//evil.example", "/\\evil.example", "https://a", "/a\r\nb"})
      assertThat(Call.isOurs(each)).as(each).isFalse();
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    Address taken = Address.local(console.at("/").getPort());

    assertThatThrownBy(
            () ->
                Console.start(
                    taken, UnaryOperator.identity(), request -> Visitor.UNKNOWN, List.of()))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("CFG-500");
  }
}
