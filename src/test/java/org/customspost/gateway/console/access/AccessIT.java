package org.customspost.gateway.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.console.house.HousePages;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.access.AccessLog;
import org.customspost.gateway.journal.access.Attempts;
import org.customspost.gateway.journal.access.Sessions;
import org.customspost.gateway.journal.access.Tokens;
import org.customspost.gateway.journal.access.Users;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Surroundings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in and out, and what is refused, over HTTP and a real database. */
class AccessIT {
  private static final String PASSWORD = "correct horse battery";

  private static Database database;
  private static Console console;
  private static AccessLog log;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    log = new AccessLog(database);
    Sessions sessions = new Sessions(database, Duration.ofMinutes(30), Duration.ofHours(12));
    Users users = new Users(database);
    console =
        Console.start(
            Address.local(0),
            UnaryOperator.identity(),
            new SignedIn(sessions, new Tokens(database)),
            List.of(
                new HousePages(
                    new Houses(
                        database, () -> Surroundings.UNKNOWN, Clock.systemUTC(), System::nanoTime)),
                AccessIT::open,
                new AccessPages(
                    users, new Attempts(database), log, new Beginning(sessions, log), false)));
    String hashed = new Passwords().hashed(PASSWORD);
    users.add("vera", hashed, Set.of("viewer"));
    users.add("sam", hashed, Set.of("support"));
    users.add("pia", hashed, Set.of("viewer", "privacy"));
    users.add("ada", hashed, Set.of("admin"));
    users.add("gone", hashed, Set.of("viewer"));
  }

  @AfterAll
  static void stop() {
    console.close();
    database.close();
  }

  private static void open(Routes routes) {
    Unmasking unmasking = new Unmasking(log);
    routes.post("/act", Role.SUPPORT, call -> call.redirect("/"));
    routes.post(
        "/look",
        Role.PRIVACY,
        call -> {
          unmasking.look(call, "item RR123456785DE", call.form("reason"));
          call.json(json -> json.writeString("Maria Musterfrau"));
        });
    routes.get(
        "/api/v1/me",
        Role.VIEWER,
        call -> call.json(json -> json.writeString(call.viewer().name())));
    routes.post("/api/v1/act", Role.SUPPORT, call -> call.json(json -> json.writeString("done")));
  }

  private static Client client() {
    return new Client(console.uri());
  }

  private static Client signedIn(String name) throws Exception {
    Client client = client();
    assertThat(client.signIn(name, PASSWORD).statusCode()).isEqualTo(303);
    return client;
  }

  @Test
  void letsInWithNameAndPasswordAndOutAgain() throws Exception {
    Client client = client();
    assertThat(client.get("/").headers().firstValue("Location")).hasValue("/sign-in?to=%2F");

    HttpResponse<String> in = client.signIn("Vera ", PASSWORD);
    assertThat(in.headers().firstValue("Location")).hasValue("/");
    assertThat(client.get("/").body()).contains("vera");
    HttpCookie cookie = client.cookies().get(0);
    assertThat(cookie.getName()).isEqualTo("gateway-session");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(in.headers().allValues("Set-Cookie").toString()).contains("SameSite=Lax");

    assertThat(client.post("/sign-out", "/", Map.of()).statusCode()).isEqualTo(303);
    client.plant("gateway-session", cookie.getValue());
    assertThat(client.get("/").statusCode()).as("the old id is worth nothing").isEqualTo(303);
  }

  @Test
  void refusesAWrongPasswordAndAnUnknownNameInTheSameWords() throws Exception {
    HttpResponse<String> wrong = client().signIn("pia", "wrong wrong wrong");
    HttpResponse<String> unknown = client().signIn("nobody", PASSWORD);

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("Name or password is wrong.");
    assertThat(unknown.body()).contains("Name or password is wrong.");
  }

  @Test
  void givesANewIdAtSignInWhateverTheBrowserHadBefore() throws Exception {
    Client client = client();
    String planted = Tickets.fresh();
    client.plant("gateway-session", planted);

    HttpResponse<String> in = client.signIn("vera", PASSWORD);

    assertThat(in.headers().allValues("Set-Cookie").toString())
        .contains("gateway-session=")
        .doesNotContain(planted);
    Client thief = client();
    thief.plant("gateway-session", planted);
    assertThat(thief.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void needsTheTokenOfTheOwnSession() throws Exception {
    Client sam = signedIn("sam");
    String ofAnother = Client.token(signedIn("sam").get("/").body());

    assertThat(sam.send("/act", "", Map.of()).statusCode()).isEqualTo(403);
    assertThat(sam.send("/act", ofAnother, Map.of()).statusCode()).isEqualTo(403);
    assertThat(sam.send("/api/v1/act", "", Map.of()).statusCode()).isEqualTo(403);
    assertThat(sam.post("/act", "/", Map.of()).statusCode()).isEqualTo(303);
    assertThat(
            client().send("/sign-in", "", Map.of("name", "sam", "password", PASSWORD)).statusCode())
        .as("nobody is signed in by another site")
        .isEqualTo(403);
  }

  @Test
  void makesWhoFailsOftenWaitEvenWithTheRightPassword() throws Exception {
    Client client = client();
    for (int tries = 0; tries < 5; tries++) client.signIn("gone", "wrong wrong wrong");

    HttpResponse<String> refused = client.signIn("gone", PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("5 sign-ins with this name failed. Wait ");
    assertThat(signedIn("vera").get("/").statusCode()).as("others do not wait").isEqualTo(200);
  }

  @Test
  void endsSessionsAtOnceWhenAUserIsDisabledOrGetsAnotherPassword() throws Exception {
    Users users = new Users(database);
    users.add("temp", new Passwords().hashed(PASSWORD), Set.of("viewer"));
    Client temp = signedIn("temp");
    users.roles("temp", Set.of("viewer", "admin"));
    assertThat(temp.get("/access").statusCode()).as("roles hold at once").isEqualTo(200);

    users.password("temp", new Passwords().hashed("another password"));
    assertThat(temp.get("/").statusCode()).isEqualTo(303);

    assertThat(temp.signIn("temp", "another password").statusCode()).isEqualTo(303);
    users.disable("temp", true);
    assertThat(temp.get("/").statusCode()).isEqualTo(303);
    assertThat(temp.signIn("temp", "another password").statusCode()).isEqualTo(401);
  }

  @Test
  void endsASessionThatIsIdleOrOld() {
    Sessions brief = new Sessions(database, Duration.ZERO, Duration.ofHours(1));
    Sessions old = new Sessions(database, Duration.ofHours(1), Duration.ZERO);
    Sessions good = new Sessions(database, Duration.ofHours(1), Duration.ofHours(1));
    String id = Tickets.fresh();
    good.begin(id, new Sessions.Session("vera", true, Set.of()));

    assertThat(good.find(id, true)).map(Sessions.Session::roles).hasValue(Set.of("viewer"));
    assertThat(brief.find(id, true)).isEmpty();
    assertThat(old.find(id, true)).isEmpty();
  }

  @Test
  void takesAPageThatRefreshesItselfForNobody() throws Exception {
    Client client = signedIn("vera");
    database.run(
        handle ->
            handle.execute(
                "update console_session set seen_at = seen_at - interval '29 minutes'"
                    + " where viewer = 'vera'"));

    assertThat(client.get("/", "X-Refresh", "true").statusCode()).isEqualTo(200);
    assertThat(idle("vera")).isGreaterThan(28);
    assertThat(client.get("/").statusCode()).isEqualTo(200);
    assertThat(idle("vera")).isZero();
  }

  private static int idle(String viewer) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select min(extract(epoch from clock_timestamp() - seen_at) / 60)::int"
                        + " from console_session where viewer = :viewer")
                .bind("viewer", viewer)
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void letsAProgramUseTheApiByATokenUntilItExpires() throws Exception {
    Tokens tokens = new Tokens(database);
    tokens.add("sam", "test", "good-token", Duration.ofDays(1));
    tokens.add("sam", "expired", "old-token", Duration.ZERO);

    assertThat(me("good-token").body()).isEqualTo("\"sam\"");
    assertThat(me("old-token").statusCode()).isEqualTo(401);
    assertThat(me("guessed").statusCode()).isEqualTo(401);
    assertThat(client().get("/", "Authorization", "Bearer good-token").statusCode())
        .as("pages are for people")
        .isEqualTo(303);
  }

  private static HttpResponse<String> me(String token) throws Exception {
    return client().get("/api/v1/me", "Authorization", "Bearer " + token);
  }

  @Test
  void keepsWhoLookedAtWhatAndWhyBeforeItShowsIt() throws Exception {
    Client pia = signedIn("pia");

    HttpResponse<String> without = pia.post("/look", "/", Map.of("reason", "just"));
    HttpResponse<String> with = pia.post("/look", "/", Map.of("reason", "call of the addressee"));

    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(without.body()).doesNotContain("Musterfrau");
    assertThat(with.body()).contains("Musterfrau");
    assertThat(log.latest(50))
        .filteredOn(each -> each.what() == AccessLog.What.LOOK)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.viewer()).isEqualTo("pia");
              assertThat(line.subject()).isEqualTo("item RR123456785DE");
              assertThat(line.reason()).isEqualTo("call of the addressee");
              assertThat(line.address()).isEqualTo("127.0.0.1");
            });
    assertThat(signedIn("ada").get("/access").body()).contains("call of the addressee");
    assertThat(signedIn("sam").post("/look", "/", Map.of("reason", "call of the addressee")).body())
        .contains("needs the role privacy");
  }

  @Test
  void keepsNoPasswordAndNoIdInTheDatabase() throws Exception {
    Client vera = signedIn("vera");
    String id = vera.cookies().get(0).getValue();
    long found =
        database.transaction(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from console_session where hash like :id or hash = :id")
                    .bind("id", id)
                    .mapTo(Long.class)
                    .one());

    assertThat(found).isZero();
    assertThat(new Users(database).find("vera").orElseThrow().password())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
        .doesNotContain(PASSWORD);
  }
}
