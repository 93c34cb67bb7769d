package org.customspost.gateway.console.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.console.api.OpenApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person sees what will happen, does it once, and finds it in the audit. */
@Timeout(120)
class ActPagesIT {
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final Pattern TARGET = Pattern.compile("name=\"target\" value=\"([^\"]+)\"");

  private static ActConsole desk;
  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path config) throws IOException {
    desk = new ActConsole(config, 3);
    console = desk.pages;
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @AfterEach
  void empty() {
    desk.empty();
  }

  private static HttpResponse<String> post(String path, String body, String type, String role)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(console.at(path))
            .header("Content-Type", type)
            .header("X-Csrf-Token", TestConsole.TOKEN)
            .header("X-Test-Roles", role)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> form(String path, String... fields) throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2)
      body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    return post(path, body.substring(1), "application/x-www-form-urlencoded", "SUPPORT");
  }

  private static HttpResponse<String> api(String body) throws Exception {
    return post("/api/v1/actions", body, "application/json", "SUPPORT");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String[] confirmation(String page, String action, String reason) {
    List<String> fields =
        TARGET.matcher(page).results().map(each -> each.group(1)).collect(Collectors.toList());
    String key = KEY.matcher(page).results().findFirst().orElseThrow().group(1);
    String[] all = new String[6 + 2 * fields.size()];
    List<String> head = List.of("action", action, "key", key, "reason", reason);
    for (int i = 0; i < 6; i++) all[i] = head.get(i);
    for (int i = 0; i < fields.size(); i++) {
      all[6 + 2 * i] = "target";
      all[7 + 2 * i] = fields.get(i);
    }
    return all;
  }

  @Test
  void showsWhatIsParkedWithoutBelievingWhatStandsInIt() throws Exception {
    desk.parked(2);
    String page = console.get("/parked", Role.SUPPORT).body();
    assertThat(page).contains("=file&lt;b&gt;1.xml").doesNotContain("<script>alert");
    assertThat(page).contains("value=\"resubmit\"");
    String viewer = console.get("/parked?partner=customs", Role.VIEWER).body();
    assertThat(viewer).contains("1.xml").doesNotContain("value=\"resubmit\"");
    assertThat(console.get("/parked?partner=nobody", Role.VIEWER).body())
        .contains("Nothing is parked of nobody");
  }

  @Test
  void previewsAllThatIsParkedUpToTheCapAndDoesItOnce() throws Exception {
    desk.parked(5);
    String preview = form("/actions/preview", "every", "resubmit", "partner", "customs").body();
    assertThat(preview).contains("3 will be changed").contains("The rest is left alone");
    assertThat(desk.query("select state from departure")).as("only shown").containsOnly("PARKED");

    String[] confirmed = confirmation(preview, "resubmit", "door mended");
    HttpResponse<String> done = form("/actions", confirmed);
    assertThat(done.statusCode()).isEqualTo(303);
    String result = done.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> again = form("/actions", confirmed);
    assertThat(again.headers().firstValue("Location")).hasValue(result);
    assertThat(desk.query("select state from departure order by state"))
        .containsExactly("PARKED", "PARKED", "READY", "READY", "READY");
    assertThat(desk.query("select kind from work")).hasSize(3);
    assertThat(console.get(result, Role.VIEWER).body())
        .contains("3 changed, 0 left alone")
        .contains("tester")
        .contains("door mended");
  }

  @Test
  void asksForTheReasonAgainWhereThereIsNone() throws Exception {
    desk.parked(1);
    String preview = form("/actions/preview", "every", "resubmit").body();
    HttpResponse<String> refused = form("/actions", confirmation(preview, "resubmit", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("TRK-622").contains("1 will be changed");
    assertThat(desk.query("select id from audit")).isEmpty();
  }

  @Test
  void acknowledgesOneHoldAndThenAllOfAnOperator() throws Exception {
    desk.held("CP000000015DE", "north-post");
    desk.held("CP000000024DE", "north-post");
    desk.held("CP000000038DE", "south-post");
    String page = console.get("/holds", Role.SUPPORT).body();
    assertThat(page).contains("CP000000015DE", "CP000000024DE", "CP000000038DE");
    String preview =
        form("/actions/preview", "every", "acknowledge", "operator", "north-post").body();
    assertThat(preview).contains("2 will be changed").doesNotContain("CP000000038DE");
    form("/actions", confirmation(preview, "acknowledge", "told by phone"));
    assertThat(desk.query("select operator from hold_order where acknowledged_at is null"))
        .containsExactly("south-post");
    assertThat(
            desk.query(
                "select distinct acknowledged_by from hold_order where acknowledged_by <> ''"))
        .containsExactly("tester, support");
    assertThat(console.get("/holds?operator=north-post", Role.VIEWER).body())
        .contains("Every hold is acknowledged");
  }

  @Test
  void pausesAndResumesAChannel() throws Exception {
    assertThat(console.get("/channels", Role.VIEWER).body()).contains("north-post", "goes");
    String preview =
        form("/actions/preview", "action", "pause", "target", "channel:north-post/box").body();
    form("/actions", confirmation(preview, "pause", "their server moves"));
    assertThat(console.get("/channels", Role.VIEWER).body())
        .contains("paused", "tester", "their server moves");
    String resume = form("/actions/preview", "action", "resume", "ids", "north-post").body();
    form("/actions", confirmation(resume, "resume", "it has moved"));
    assertThat(desk.query("select partner from pause")).isEmpty();
  }

  @Test
  void givesTheAuditAsAFileThatNoTableProgramExecutes() throws Exception {
    desk.parked(1);
    String preview = form("/actions/preview", "every", "resubmit").body();
    form("/actions", confirmation(preview, "resubmit", "=1+1"));
    HttpResponse<String> file = console.get("/audit.csv?action=resubmit", Role.VIEWER);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("audit.csv");
    assertThat(file.body().lines()).hasSize(2);
    assertThat(file.body()).contains(",tester,support,").contains(",'=1+1,");
    assertThat(console.get("/audit?who=tester", Role.VIEWER).body()).contains("resubmit");
    assertThat(console.get("/audit?who=nobody", Role.VIEWER).body()).contains("Nobody has done");
  }

  @Test
  void doesTheSameByApi() throws Exception {
    desk.parked(1);
    HttpResponse<String> preview = api("{\"action\": \"resubmit\", \"ids\": [\"00000000000001\"]}");
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("\"will\":[{\"target\":\"departure:").contains("\"key\":");
    assertThat(desk.query("select id from audit")).isEmpty();

    String wish =
        "{\"action\": \"resubmit\", \"ids\": [\"00000000000001\"], \"key\": \"k1\", \"reason\":"
            + " \"mended\"}";
    assertThat(api(wish).body()).contains("\"repeated\":false").contains("\"done\":1");
    assertThat(api(wish).body()).contains("\"repeated\":true").contains("\"done\":1");
    assertThat(desk.query("select kind from work")).hasSize(1);
    assertThat(console.get("/api/v1/actions?action=resubmit", Role.VIEWER).body())
        .contains("\"reason\":\"mended\"");
  }

  @Test
  void answersAsTheApiIsDescribed() throws Exception {
    desk.parked(1);
    desk.held("CP000000015DE", "north-post");
    OpenApi described = new OpenApi();
    String ids = "{\"action\": \"resubmit\", \"ids\": [\"00000000000001\"]";
    assertThat(described.problems(api(ids + "}"))).isEmpty();
    HttpResponse<String> done = api(ids + ", \"key\": \"k2\", \"reason\": \"mended\"}");
    assertThat(described.problems(done)).isEmpty();
    assertThat(described.problems(api("{\"action\": \"delete\"}"))).isEmpty();
    for (String each : List.of("actions", "holds", "channels"))
      assertThat(described.problems(console.get("/api/v1/" + each, Role.VIEWER))).isEmpty();
    String entry = desk.query("select id from audit").get(0);
    assertThat(described.problems(console.get("/api/v1/actions/" + entry, Role.VIEWER))).isEmpty();
  }

  @Test
  void refusesInWordsWhatItCannotUnderstand() throws Exception {
    assertThat(api("{\"action\": \"delete\"}").body()).contains("TRK-624").contains("resubmit");
    assertThat(api("{\"action\": \"resend\", \"targets\": [\"7\"]}").body()).contains("TRK-626");
    assertThat(api("[1").statusCode()).isEqualTo(400);
    assertThat(api("{\"action\": \"resend\", \"key\": \"k\", \"reason\": \"\"}").statusCode())
        .isEqualTo(422);
    assertThat(form("/actions/preview", "action", "resend").statusCode()).isEqualTo(400);
    assertThat(console.get("/audit/4711", Role.VIEWER).statusCode()).isEqualTo(404);
    assertThat(console.get("/parked?before=x", Role.VIEWER).statusCode()).isEqualTo(400);
  }

  @Test
  void listsOpenHoldsAndChannelsByApi() throws Exception {
    desk.held("CP000000015DE", "north-post");
    assertThat(console.get("/api/v1/holds?operator=north-post", Role.VIEWER).body())
        .contains("\"item\":\"CP000000015DE\"")
        .contains("\"open\":[{\"operator\":\"north-post\"");
    assertThat(console.get("/api/v1/channels", Role.VIEWER).body())
        .contains("\"target\":\"channel:north-post/box\"")
        .contains("\"paused\":false");
  }

  @Test
  void letsAViewerSeeAndNotAct() throws Exception {
    assertThat(
            post("/actions", "action=resend", "application/x-www-form-urlencoded", "VIEWER")
                .statusCode())
        .isEqualTo(403);
    assertThat(console.get("/actions", Role.VIEWER).statusCode()).isEqualTo(403);
  }
}
