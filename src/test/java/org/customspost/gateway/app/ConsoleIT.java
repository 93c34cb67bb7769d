package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.customspost.gateway.TestFork;
import org.customspost.gateway.console.Browser;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Route;
import org.customspost.gateway.console.access.Client;
import org.customspost.gateway.console.access.Passwords;
import org.customspost.gateway.console.api.OpenApi;
import org.customspost.gateway.journal.access.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole console on what the demo's line produced, in a browser and by its list of routes. */
@Timeout(300)
class ConsoleIT {
  static final String PASSWORD = "correct horse battery";
  private static final Map<String, Set<Role>> USERS =
      Map.of(
          "vera", Set.of(Role.VIEWER),
          "sam", Set.of(Role.SUPPORT),
          "pia", Set.of(Role.PRIVACY),
          "rita", Set.of(Role.VIEWER, Role.PRIVACY),
          "ada", Set.of(Role.ADMIN));

  @TempDir private static Path folder;
  private static AutoCloseable alone;
  private static Demo demo;
  private static ConsoleTasks tasks;

  @BeforeAll
  static void play() throws Exception {
    alone = TestFork.alone("demo");
    StringWriter told = new StringWriter();
    demo = new Demo(Gateway.home(), folder.resolve("demo"), new PrintWriter(told), false);
    assertThat(demo.play()).isTrue();
    tasks = new ConsoleTasks(uri(), told.toString());
    Users users = demo.users();
    String hashed = new Passwords().hashed(PASSWORD);
    USERS.forEach(
        (name, roles) ->
            users.add(
                name,
                hashed,
                roles.stream()
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet())));
  }

  @AfterAll
  static void stop() throws Exception {
    demo.close();
    alone.close();
  }

  private static URI uri() {
    return demo.way().console().uri();
  }

  private static Client signedIn(String name) throws Exception {
    Client client = new Client(uri());
    assertThat(client.signIn(name, PASSWORD).statusCode()).isEqualTo(303);
    return client;
  }

  private static List<Route> routes(Route.Method method) {
    return demo.way().console().routes().stream().filter(each -> each.method() == method).toList();
  }

  /** A path that the route takes; what it names does not exist. */
  private static String path(Route route) {
    return route.path().replaceAll("\\{[^}]+\\}", "none");
  }

  @Test
  void refusesEveryPostWithoutTheToken() throws Exception {
    Client all = new Client(uri());
    all.signIn(demo.way().user(), demo.way().password());
    List<String> taken = new ArrayList<>();
    for (Route each : routes(Route.Method.POST))
      if (all.send(path(each), "", Map.of()).statusCode() != 403) taken.add(each.path());

    assertThat(routes(Route.Method.POST)).hasSizeGreaterThan(2);
    assertThat(taken).isEmpty();
  }

  @Test
  void describesItsApiWholeAndNothingElse() {
    assertThat(new OpenApi().differences(demo.way().console().routes())).isEmpty();
  }

  @Test
  void opensEachPathToItsRoleOnly() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Set<Role>> user : USERS.entrySet()) {
      Client client = signedIn(user.getKey());
      String token = Client.token(client.get("/nowhere").body());
      for (Route each : demo.way().console().routes()) {
        if (each.path().equals("/sign-out") || each.path().startsWith("/sign-in")) continue;
        HttpResponse<String> answer =
            each.method() == Route.Method.GET
                ? client.get(path(each))
                : client.send(path(each), token, Map.of());
        boolean refused = answer.statusCode() == 403 && answer.body().contains("needs the role");
        if (refused == may(user.getValue(), each.role()) || answer.statusCode() == 500)
          wrong.add(
              user.getKey() + " " + each.method() + " " + each.path() + " " + answer.statusCode());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean may(Set<Role> roles, Role needed) {
    return needed == Role.ANYONE
        || roles.contains(needed)
        || (needed == Role.VIEWER && roles.contains(Role.SUPPORT));
  }

  @Test
  void tellsAStrangerNothing() throws Exception {
    List<String> open = new ArrayList<>();
    for (Route each : routes(Route.Method.GET)) {
      if (each.role() == Role.ANYONE) continue;
      int status = new Client(uri()).get(path(each)).statusCode();
      if (status != (each.path().startsWith("/api/") ? 401 : 303))
        open.add(each.path() + " " + status);
    }
    assertThat(open).isEmpty();
  }

  @Test
  void hasNoPageWithALooserPolicy() throws Exception {
    Client all = new Client(uri());
    all.signIn(demo.way().user(), demo.way().password());
    for (Route each : routes(Route.Method.GET)) {
      HttpResponse<String> answer = all.get(path(each));
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(each.path())
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.body()).as(each.path()).doesNotContain(" style=\"", " onclick=\"");
    }
  }

  @Test
  void leadsANewUserToTheStoryOfAHeldItemInThreeClicks() {
    tasks.comeNewAndReadAHeldItem();
    tasks.followTheLinkThatTheDemoPrints();
  }

  @Test
  void letsAViewerFindAndReadMaskedAndNotAct() {
    tasks.findAndReadMaskedAsAViewer();
  }

  @Test
  void letsSupportActFromWhereTheTroubleIsShown() {
    tasks.actAsSupport();
  }

  @Test
  void showsPersonsForAReasonAndTellsTheAdministratorOfIt() {
    tasks.seePersonsWithAReason();
  }

  @Test
  void needsNoMouse() {
    tasks.doItAllByKeyboard();
  }

  @Test
  void hasNoBarrierOnAnyPage() throws Exception {
    Client all = new Client(uri());
    all.signIn(demo.way().user(), demo.way().password());
    List<String> pages = new ArrayList<>();
    for (Route each : routes(Route.Method.GET)) {
      if (each.path().contains("{") || each.path().startsWith("/api/")) continue;
      HttpResponse<String> answer = all.get(each.path());
      boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      if (answer.statusCode() == 200 && page) pages.add(each.path());
    }
    assertThat(pages).contains("/", "/find", "/holds", "/reports", "/actions");
    tasks.meetNoBarrierOn(pages);
  }

  @Test
  void letsAPersonSignInLookRoundAndSignOut() {
    Browser browser = Browser.at(uri()).go("/");
    assertThat(browser.path()).isEqualTo("/sign-in");
    browser.mustBeGood("sign-in");
    browser.type("name", "vera").type("password", "wrong wrong wrong").press("Sign in");
    assertThat(browser.text()).contains("Name or password is wrong.");

    browser.signIn("vera", PASSWORD);
    assertThat(browser.path()).isEqualTo("/");
    browser.mustBeGood("home");
    browser.press("Theme: auto");
    assertThat(browser.text()).contains("Theme: dark");
    browser.press("Theme: dark").press("Theme: light");

    browser.press("Sign out").go("/");
    assertThat(browser.path()).isEqualTo("/sign-in");
  }

  @Test
  void refusesAViewerWhatIsNotTheirsInWords() {
    Browser browser = Browser.at(uri()).signIn("vera", PASSWORD).go("/access");

    assertThat(browser.heading()).isEqualTo("Not allowed");
    assertThat(browser.text()).contains("needs the role admin");
    browser.mustBeGood("not-allowed");
  }

  @Test
  void showsAnAdministratorWhoMayAndWhoSignedIn() {
    Browser browser = Browser.at(uri()).signIn("ada", PASSWORD).go("/access");

    assertThat(browser.heading()).isEqualTo("Access");
    assertThat(browser.text()).contains("vera", "ada", "signed in");
    browser.mustBeGood("access");
  }
}
