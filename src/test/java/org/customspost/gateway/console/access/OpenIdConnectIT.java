package org.customspost.gateway.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.console.Role;
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

/** Sign-in by OpenID Connect against a server that somebody else wrote. */
class OpenIdConnectIT {
  private static final String ISSUER = "post";
  private static final String CLIENT = "gateway";

  private static MockOAuth2Server server;
  private static Database database;
  private static Console console;

  @BeforeAll
  static void start() {
    server = new MockOAuth2Server();
    server.start(InetAddress.getLoopbackAddress(), FreePort.next());
    database = TestDatabase.fresh();
    console = console(server.issuerUrl(ISSUER).uri());
  }

  @AfterAll
  static void stop() {
    console.close();
    database.close();
    server.shutdown();
  }

  private static Console console(URI issuer) {
    Sessions sessions = new Sessions(database, Duration.ofMinutes(30), Duration.ofHours(12));
    AccessLog log = new AccessLog(database);
    Beginning beginning = new Beginning(sessions, log);
    Provider provider =
        new Provider(
            issuer,
            CLIENT,
            "a secret",
            List.of("openid", "profile"),
            "preferred_username",
            "groups",
            Map.of("desk", Set.of(Role.VIEWER), "duty", Set.of(Role.SUPPORT, Role.PRIVACY)));
    OpenIdConnect connect = new OpenIdConnect(provider, UnaryOperator.identity());
    return Console.start(
        Address.local(0),
        UnaryOperator.identity(),
        new SignedIn(sessions, new Tokens(database)),
        List.of(
            new HousePages(
                new Houses(
                    database, () -> Surroundings.UNKNOWN, Clock.systemUTC(), System::nanoTime)),
            new AccessPages(new Users(database), new Attempts(database), log, beginning, true),
            new Elsewhere(connect, beginning)));
  }

  private static void nextIs(Map<String, Object> claims) {
    server.enqueueCallback(
        new DefaultOAuth2TokenCallback(ISSUER, "subject-1", "JWT", List.of(CLIENT), claims, 300));
  }

  /**
   * Follows the other server's redirect; what its page does for a person who is signed in there.
   */
  private static String cameBack(Client client, String to) throws Exception {
    HttpResponse<String> leave = client.get("/sign-in/elsewhere?to=" + to);
    String there = leave.headers().firstValue("Location").orElseThrow();
    assertThat(there).contains("code_challenge_method=S256", "nonce=", "state=");
    HttpResponse<String> back = client.get(there);
    return back.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void letsInWhoTheOtherServerKnowsWithTheRolesOfItsGroups() throws Exception {
    nextIs(Map.of("preferred_username", "jo", "groups", List.of("desk", "duty", "choir")));
    Client client = new Client(console.uri());
    assertThat(client.get("/sign-in").body()).contains("/sign-in/elsewhere?to=%2F");

    HttpResponse<String> in = client.get(cameBack(client, "%2F%3Fa=b"));

    assertThat(in.headers().firstValue("Location")).hasValue("/?a=b");
    assertThat(client.get("/").body()).contains("oidc:jo");
  }

  @Test
  void refusesWhoHasNoneOfTheGroups() throws Exception {
    nextIs(Map.of("groups", List.of("choir")));
    Client client = new Client(console.uri());

    HttpResponse<String> refused = client.get(cameBack(client, "%2F"));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("subject-1 is known, but has no role here");
    assertThat(client.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void refusesATokenThatWasMadeForAnotherProgram() throws Exception {
    nextIs(Map.of("aud", List.of("another"), "groups", List.of("duty")));
    Client client = new Client(console.uri());

    HttpResponse<String> refused = client.get(cameBack(client, "%2F"));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("could not be proved");
    assertThat(client.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void refusesAWayBackThatAnotherBrowserBegan() throws Exception {
    nextIs(Map.of("groups", List.of("duty")));
    String back = cameBack(new Client(console.uri()), "%2F");
    Client victim = new Client(console.uri());
    victim.get("/sign-in/elsewhere");

    assertThat(victim.get(back).statusCode()).isEqualTo(400);
    assertThat(victim.get("/sign-in/back?code=x&state=").statusCode()).isEqualTo(400);
    assertThat(victim.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void refusesACodeThatTheOtherServerDoesNotKnow() throws Exception {
    Client client = new Client(console.uri());
    String there = client.get("/sign-in/elsewhere").headers().firstValue("Location").orElseThrow();
    String state = there.replaceFirst(".*[?&]state=([^&]+).*", "$1");

    assertThat(client.get("/sign-in/back?code=invented&state=" + state).statusCode())
        .isEqualTo(403);
  }

  @Test
  void leadsBackToNoOtherSite() throws Exception {
    nextIs(Map.of("groups", List.of("duty")));
    Client client = new Client(console.uri());

    HttpResponse<String> in = client.get(cameBack(client, "%2F%2Fevil.example"));

    assertThat(in.headers().firstValue("Location")).hasValue("/");
  }

  @Test
  void saysThatTheOtherServerIsAwayAndKeepsTheLocalWayIn() throws Exception {
    try (Console alone = console(URI.create("http://127.0.0.1:" + FreePort.next() + "/away"))) {
      Client client = new Client(alone.uri());

      HttpResponse<String> away = client.get("/sign-in/elsewhere");

      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.body()).contains("CFG-503").contains("Local users still can");
      assertThat(client.get("/sign-in").statusCode()).isEqualTo(200);
    }
  }
}
