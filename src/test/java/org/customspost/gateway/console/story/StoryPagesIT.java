package org.customspost.gateway.console.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.console.api.OpenApi;
import org.customspost.gateway.flow.StoryLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The pages of items and messages on data that the line produced. */
@Timeout(120)
class StoryPagesIT {
  private static final List<String> PERSONS = List.of("Greta", "Carla");

  private static StoryLine line;
  private static TestConsole console;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    line = new StoryLine(folder);
    console = TestConsole.with(line.pages());
  }

  @AfterAll
  static void close() {
    console.close();
    line.close();
  }

  private static String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = console.get(path, Role.VIEWER);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  @Test
  void answersProgramsAsTheDescriptionSays() throws IOException, InterruptedException {
    OpenApi description = new OpenApi();
    List<String> paths = new ArrayList<>(paths());
    paths.addAll(List.of("/items/987654321", "/messages/in/x", "/messages/out/987654321"));
    for (String path : paths)
      assertThat(description.problems(console.get("/api/v1" + path, Role.VIEWER)))
          .as(path)
          .isEmpty();
  }

  private static String json(String path) throws IOException, InterruptedException {
    return page("/api/v1" + path);
  }

  @Test
  void tellsAHeldItemByItsIdInAnySpellingAndByItsDossier()
      throws IOException, InterruptedException {
    String page = page("/items/" + StoryLine.HELD);
    assertThat(page)
        .contains("Post sends customs what it asks for until 2026-11-25 00:00 UTC.")
        .contains("held: documents or information are wanted")
        .contains("invoice is missing")
        .contains("SHA-256", "mapping version", "declared: original");
    String told = json("/items/" + StoryLine.HELD.toLowerCase(Locale.ROOT));
    Matcher dossier = Pattern.compile("\"dossier\":([0-9]+)").matcher(told);
    assertThat(dossier.find()).isTrue();
    assertThat(page("/items/" + dossier.group(1))).contains(StoryLine.HELD);
  }

  @Test
  void tellsAProgramTheOrderToHoldAnItemAndWhoAcknowledgedIt()
      throws IOException, InterruptedException {
    assertThat(json("/items/" + StoryLine.REJECTED)).contains("\"holds\":[]");
    String open = json("/items/" + StoryLine.HELD);
    Matcher order =
        Pattern.compile(
                "\"holds\":\\[\\{\"target\":\"order:([0-9]+)\",\"operator\":\"post\","
                    + "\"told\":\"HOLD_DOCS\",\"since\":\"[0-9TZ:.-]+\",\"step\":0,"
                    + "\"acknowledged\":false}]")
            .matcher(open);
    assertThat(order.find()).as(open).isTrue();
    line.climbedAndSeen(Long.parseLong(order.group(1)), 2, "anna by phone");
    assertThat(json("/items/" + StoryLine.HELD))
        .containsPattern(
            "\"step\":2,\"acknowledged\":true,\"acknowledgedAt\":\"[^\"]+\","
                + "\"by\":\"anna by phone\"}]");
    assertThat(page("/items/" + StoryLine.HELD)).contains("acknowledged", "anna by phone");
  }

  @Test
  void leadsFromADeclaredValueToTheFieldAndToTheBytesAndBack()
      throws IOException, InterruptedException {
    String page = page("/items/" + StoryLine.HELD);
    Matcher declared =
        Pattern.compile("<tr id=\"(d-1-\\d+)\" data-field=\"addressee-name\">").matcher(page);
    assertThat(declared.find()).isTrue();
    assertThat(page)
        .contains("<tr id=\"f-addressee-name\" data-field=\"addressee-name\"")
        .contains("href=\"#" + declared.group(1) + "\"")
        .containsPattern(
            "<a class=\"masked\" href=\"#f-addressee-name\" data-field=\"addressee-name\"");
  }

  @Test
  void lightsTheFieldThatCustomsPointsAt() throws IOException, InterruptedException {
    String page = page("/items/" + StoryLine.REJECTED);
    assertThat(page)
        .contains("<a href=\"#f-addressee-name\" data-field=\"addressee-name\">addressee.name</a>")
        .contains("customs points here")
        .containsPattern("<tr id=\"f-addressee-name\"[^>]*class=\"pointed\"");
    assertThat(json("/items/" + StoryLine.REJECTED))
        .containsPattern("\"field\":\"addressee.name\",\"place\":\"[^\"]*RecipientName");
  }

  @Test
  void tellsARefusedItemThatHasNoDossier() throws IOException, InterruptedException {
    assertThat(page("/items/" + StoryLine.REFUSED))
        .contains("There is no dossier of this item", "VAL-");
    assertThat(console.get("/items/CP000000000XX", Role.VIEWER).statusCode()).isEqualTo(404);
    assertThat(console.get("/items/987654321", Role.VIEWER).statusCode()).isEqualTo(404);
  }

  @Test
  void showsWhatCameAndWhatLeftWithWhatBelongsToThem() throws IOException, InterruptedException {
    assertThat(page("/messages/in/" + line.came()))
        .contains(StoryLine.HELD, StoryLine.REJECTED, "itmatt@1.5.0", "SHA-256");
    assertThat(json("/messages/in/" + line.broken()))
        .as("a finding at its line")
        .containsPattern("\"findings\":\\[\\{\"line\":\"o[0-9]+\",\"text\":\"INS-");
    assertThat(page("/messages/out/" + line.left()))
        .contains("/messages/in/" + line.came(), "toydec@1", StoryLine.HELD);
    assertThat(json("/messages/in/" + line.came()))
        .containsPattern("\"holds\":\\[\\{\"how\":\"item\",\"name\":\"" + StoryLine.HELD);
    assertThat(json("/messages/out/" + line.left())).contains("Wooden chess set");
    assertThat(console.get("/messages/in/987654321", Role.VIEWER).statusCode()).isEqualTo(404);
    assertThat(console.get("/messages/in/1%20or", Role.VIEWER).statusCode()).isEqualTo(400);
    assertThat(console.get("/messages/in/" + line.came() + "?kept=p0", Role.VIEWER).statusCode())
        .isEqualTo(404);
  }

  @Test
  void keepsEachListWhereItIsWhenAnotherIsTurned() throws IOException, InterruptedException {
    String lists = "after=0-0-0&amp;beside=0-0-0";
    assertThat(page("/messages/in/" + line.came() + "?after=0-0-0&beside=0-0-0"))
        .contains("/messages/in/" + line.came() + "?as=tree&amp;" + lists)
        .contains("/messages/in/" + line.came() + "?" + lists + "#bytes");
  }

  @Test
  void saysWhatAPartStandsInOrThatItDoesNotKnow() throws IOException, InterruptedException {
    String notice = "/messages/out/" + line.notice();
    assertThat(page(notice + "?as=tree")).doesNotContain("Goes on in", "is not told");
    String last = page(notice + "?as=tree&at=200");
    assertThat(last).contains("Goes on in").doesNotContain("is not told");
    String flight = page("/messages/in/" + line.flight() + "?as=tree&at=6");
    assertThat(flight)
        .contains("follow each other: what this part stands in is not told")
        .doesNotContain("Goes on in");
  }

  @Test
  void showsNoPersonOnAnyPageToAViewer() throws IOException, InterruptedException {
    for (String path : paths()) {
      assertThat(page(path)).as(path).doesNotContain(PERSONS);
      assertThat(page("/api/v1" + path)).as(path).doesNotContain(PERSONS);
    }
  }

  @Test
  void runsNoScriptOfASenderInFieldsReasonsOrFileNames() throws IOException, InterruptedException {
    for (String path : paths())
      assertThat(page(path))
          .as(path)
          .doesNotContain(StoryLine.SCRIPT)
          .doesNotContain("<img src=x")
          .doesNotContain("\"><img");
    assertThat(page("/items/" + StoryLine.HELD)).contains("&lt;script&gt;alert(1)");
  }

  @Test
  void showsPersonsToWhoMayLookAndKeepsThatTheyDid() throws IOException, InterruptedException {
    Map<String, String> reason = Map.of("reason", "the addressee called us");
    String item = "/items/" + StoryLine.HELD + "/look";
    assertThat(console.post(item, reason, Role.SUPPORT).statusCode()).isEqualTo(403);
    assertThat(line.looks()).noneMatch(each -> each.contains("called us, support"));
    HttpResponse<String> seen = console.post(item, reason, Role.VIEWER, Role.PRIVACY);
    assertThat(seen.body()).contains("Greta Example", "Personal values are shown");
    String message = "/messages/in/" + line.came() + "/look";
    assertThat(console.post(message, reason, Role.VIEWER, Role.PRIVACY).body())
        .contains("Greta Example");
    assertThat(line.looks())
        .anySatisfy(each -> assertThat(each).contains(StoryLine.HELD, "the addressee called us"))
        .anySatisfy(each -> assertThat(each).startsWith("message in " + line.came()));
  }

  @Test
  void showsPersonsToAProgramThatMayLookAndSaysWhy() throws IOException, InterruptedException {
    OpenApi description = new OpenApi();
    String reason = "{\"reason\": \"a claim for damages\"}";
    for (String path : paths()) {
      String look = "/api/v1" + path + "/look";
      int before = line.looks().size();
      for (String body : List.of("[]", "no JSON", ""))
        assertThat(console.postJson(look, body, Role.PRIVACY))
            .satisfies(each -> assertThat(each.statusCode()).isEqualTo(400))
            .satisfies(each -> assertThat(each.body()).doesNotContain(PERSONS))
            .satisfies(each -> assertThat(description.problems(each)).isEmpty());
      assertThat(console.postJson(look, reason, Role.SUPPORT).statusCode()).isEqualTo(403);
      assertThat(console.postJson(look, reason).statusCode()).isEqualTo(401);
      assertThat(line.looks()).hasSize(before);

      HttpResponse<String> seen = console.postJson(look, reason, Role.PRIVACY);
      assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
      assertThat(description.problems(seen)).isEmpty();
      assertThat(line.looks()).hasSize(before + 1).last().asString().contains("a claim for");
    }
    assertThat(
            console
                .postJson("/api/v1/items/" + StoryLine.HELD + "/look", reason, Role.PRIVACY)
                .body())
        .contains("Greta Example");
  }

  private static List<String> paths() {
    return List.of(
        "/items/" + StoryLine.HELD,
        "/items/" + StoryLine.REJECTED,
        "/messages/in/" + line.came(),
        "/messages/out/" + line.left());
  }
}
