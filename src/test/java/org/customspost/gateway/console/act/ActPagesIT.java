package org.customspost.gateway.console.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Known;
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

  private static Database database;
  private static Work work;
  private static TestConsole console;

  @BeforeAll
  static void start(@TempDir Path config) throws Exception {
    database = TestDatabase.fresh();
    work = new Work(database);
    Files.createDirectories(config.resolve("partners"));
    Files.writeString(
        config.resolve("partners/north-post.yaml"),
        """
        partner: north-post
        role: operator
        mode: test
        channels:
          - {id: box, kind: file, folder: north}
        """);
    Known nothing =
        new Known(
            Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
            Set.of(), Set.of(), Set.of(), Set.of());
    CurrentAgreements agreements = new CurrentAgreements(config, () -> nothing);
    Actions actions =
        new Actions(
            work, door -> agreements.channel(door).isPresent(), new Actions.Limits(3, 1_000));
    console = TestConsole.with(new ActPages(database, actions, agreements));
    database.run(
        handle ->
            handle.execute("insert into payload (id, unit, hash, bytes) values (1, 1, '', 0)"));
  }

  @AfterAll
  static void stop() {
    console.close();
    work.close();
    database.close();
  }

  @AfterEach
  void empty() {
    database.run(
        handle ->
            handle.execute(
                "truncate audit, audit_target, pause, parked, work, hold_order, departure, document,"
                    + " dossier cascade"));
  }

  private static void parked(int count) {
    database.run(
        handle -> {
          for (int i = 1; i <= count; i++)
            handle.execute(
                "with d as (insert into departure (partner, channel, kind, format, control_reference,"
                    + " unique_id, file_name, prepared_at, state, payload, problem) values"
                    + " ('customs', 'box', 'DECLARATION', 'x@1', ?, ?, ?, now(), 'PARKED', 1,"
                    + " 'SND-021 <script>alert(1)</script>') returning id, partner)"
                    + " insert into parked (what, subject, partner) select 'departure', id, partner from d",
                "%014d".formatted(i),
                "U" + i,
                "=file<b>" + i + ".xml");
        });
  }

  private static void held(String item, String operator) {
    database.run(
        handle ->
            handle.execute(
                "with d as (insert into dossier (item_id, operator) values (?, ?) returning id)"
                    + " insert into hold_order (filing, operator, answer, dossier, meaning)"
                    + " select id, ?, 1, id, 'HOLD_DOCS' from d",
                item,
                operator,
                operator));
  }

  private static List<String> query(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
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
    parked(2);
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
    parked(5);
    String preview = form("/actions/preview", "every", "resubmit", "partner", "customs").body();
    assertThat(preview).contains("3 will be changed").contains("1 more were chosen");
    assertThat(query("select state from departure")).as("only shown").containsOnly("PARKED");

    String[] confirmed = confirmation(preview, "resubmit", "door mended");
    HttpResponse<String> done = form("/actions", confirmed);
    assertThat(done.statusCode()).isEqualTo(303);
    String result = done.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> again = form("/actions", confirmed);
    assertThat(again.headers().firstValue("Location")).hasValue(result);
    assertThat(query("select state from departure order by state"))
        .containsExactly("PARKED", "PARKED", "READY", "READY", "READY");
    assertThat(query("select kind from work")).hasSize(3);
    assertThat(console.get(result, Role.VIEWER).body())
        .contains("3 changed, 0 left alone")
        .contains("tester")
        .contains("door mended");
  }

  @Test
  void asksForTheReasonAgainWhereThereIsNone() throws Exception {
    parked(1);
    String preview = form("/actions/preview", "every", "resubmit").body();
    HttpResponse<String> refused = form("/actions", confirmation(preview, "resubmit", " "));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("TRK-622").contains("1 will be changed");
    assertThat(query("select id from audit")).isEmpty();
  }

  @Test
  void acknowledgesOneHoldAndThenAllOfAnOperator() throws Exception {
    held("CP000000015DE", "north-post");
    held("CP000000024DE", "north-post");
    held("CP000000038DE", "south-post");
    String page = console.get("/holds", Role.SUPPORT).body();
    assertThat(page).contains("CP000000015DE", "CP000000024DE", "CP000000038DE");
    String preview =
        form("/actions/preview", "every", "acknowledge", "operator", "north-post").body();
    assertThat(preview).contains("2 will be changed").doesNotContain("CP000000038DE");
    form("/actions", confirmation(preview, "acknowledge", "told by phone"));
    assertThat(query("select operator from hold_order where acknowledged_at is null"))
        .containsExactly("south-post");
    assertThat(query("select distinct acknowledged_by from hold_order where acknowledged_by <> ''"))
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
    assertThat(query("select partner from pause")).isEmpty();
  }

  @Test
  void givesTheAuditAsAFileThatNoTableProgramExecutes() throws Exception {
    parked(1);
    String preview = form("/actions/preview", "every", "resubmit").body();
    form("/actions", confirmation(preview, "resubmit", "=1+1"));
    HttpResponse<String> file = console.get("/audit.csv?action=resubmit", Role.VIEWER);
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("audit.csv");
    assertThat(file.body().lines()).hasSize(2);
    assertThat(file.body()).contains("\"tester\",\"support\",").contains("\"'=1+1\"");
    assertThat(console.get("/audit?who=tester", Role.VIEWER).body()).contains("resubmit");
    assertThat(console.get("/audit?who=nobody", Role.VIEWER).body()).contains("Nobody has done");
  }

  @Test
  void doesTheSameByApi() throws Exception {
    parked(1);
    HttpResponse<String> preview = api("{\"action\": \"resubmit\", \"ids\": [\"00000000000001\"]}");
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.body()).contains("\"will\":[{\"target\":\"departure:").contains("\"key\":");
    assertThat(query("select id from audit")).isEmpty();

    String wish =
        "{\"action\": \"resubmit\", \"ids\": [\"00000000000001\"], \"key\": \"k1\", \"reason\": \"mended\"}";
    assertThat(api(wish).body()).contains("\"repeated\":false").contains("\"done\":1");
    assertThat(api(wish).body()).contains("\"repeated\":true").contains("\"done\":1");
    assertThat(query("select kind from work")).hasSize(1);
    assertThat(console.get("/api/v1/actions?action=resubmit", Role.VIEWER).body())
        .contains("\"reason\":\"mended\"");
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
    held("CP000000015DE", "north-post");
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
