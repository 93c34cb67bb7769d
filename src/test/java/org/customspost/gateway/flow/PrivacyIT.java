package org.customspost.gateway.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.customspost.gateway.console.Crawl;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.console.act.ActPages;
import org.customspost.gateway.console.api.FindApi;
import org.customspost.gateway.console.find.Answers;
import org.customspost.gateway.console.find.FindPages;
import org.customspost.gateway.console.house.HousePages;
import org.customspost.gateway.console.report.ReportPages;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Surroundings;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Seeds personal values that occur nowhere else, walks items and answers down the line, and looks
 * for them wherever they may not be. Payloads are the vault: sealed, so that nothing is found in
 * them either.
 */
@Timeout(120)
class PrivacyIT {
  private static final List<String> SEEDS =
      List.of(
          "Zyxwina",
          "Quorrasen",
          "Vexilgasse",
          "Mirkelstadt",
          "qz77913",
          "+4900771177",
          "zyx@quorra.example");

  @Test
  void keepsPersonalValuesInTheVaultOnly(@TempDir Path folder) throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger("org.customspost");
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    root.addAppender(heard);
    root.setLevel(Level.TRACE);
    try (TestLine line =
        new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS)) {
      walk(line);
      assertThat(line.declarations()).as("customs may know").first().asString().contains("Zyxwina");

      assertThat(inTables(line)).as("tables").isEmpty();
      assertThat(seeded(heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList()))
          .as("log")
          .isEmpty();
      assertThat(inConsole(line)).as("what a viewer of the console gets").isEmpty();
      assertThat(seeded(traces(line))).as("traces").isEmpty();
      assertThat(seeded(line.sentTo("post", Planned.Kind.REPORT))).as("reports").isEmpty();
      assertThat(seeded(line.sentTo("post", Planned.Kind.NOTICE))).as("notices").isEmpty();
    } finally {
      root.setLevel(before);
      root.detachAppender(heard);
    }
  }

  /** Everything that a viewer can get, of all that the line did. */
  private static List<String> inConsole(TestLine line) throws Exception {
    Answers answers = new Answers(line.database, Clock.systemUTC());
    Actions actions = new Actions(line.work, door -> true, Actions.Limits.USUAL);
    try (TestConsole console =
        TestConsole.with(
            new HousePages(
                new Houses(
                    line.database,
                    () -> Surroundings.UNKNOWN,
                    Clock.systemUTC(),
                    System::nanoTime)),
            new FindPages(answers),
            StoryLine.pages(line),
            new ActPages(line.database, actions, line.agreements),
            new ReportPages(line.database, Clock.systemUTC()),
            new FindApi(answers))) {
      Crawl crawl = new Crawl(console, starts(line));
      assertThat(crawl.missed()).as("paths that nobody walked to").isEmpty();
      assertThat(crawl.answers()).hasSizeGreaterThan(30);
      assertThat(String.join("", crawl.answers().values())).contains(s10(1), "VAL-");
      return crawl.holding(SEEDS);
    }
  }

  /** What the trace command tells of each item. */
  private static List<String> traces(TestLine line) {
    List<String> traces =
        line.database.transaction(
            handle ->
                IntStream.rangeClosed(1, 4)
                    .mapToObj(item -> new Stories().of(handle, s10(item)).toString())
                    .toList());
    assertThat(String.join("", traces)).contains(s10(1), "VAL-");
    return traces;
  }

  private static List<String> starts(TestLine line) {
    List<String> starts =
        new ArrayList<>(
            List.of("/", "/find?q=" + s10(1), "/find?q=a.xml", "/audit", "/audit/1", "/audit.csv"));
    starts.addAll(
        List.of(
            "/api/v1/house",
            "/api/v1/house/course",
            "/reports",
            "/reports.csv",
            "/api/v1/reports/quality"));
    for (String each : List.of("items", "messages", "findings", "parked", "holds", "events")) {
      starts.add("/lists/" + each);
      starts.add("/lists/" + each + "/csv");
      starts.add("/lists/" + each + "/json");
    }
    for (String each :
        List.of(
            "search?q=" + s10(1),
            "items",
            "messages",
            "findings",
            "parked",
            "held-items",
            "events",
            "actions",
            "actions/1",
            "holds",
            "channels")) starts.add("/api/v1/" + each);
    for (int item = 1; item <= 4; item++) {
      starts.add("/items/" + s10(item));
      starts.add("/api/v1/items/" + s10(item));
    }
    for (String way : List.of("in", "out"))
      for (String id :
          line.query("select id from " + (way.equals("in") ? "arrival" : "departure"))) {
        starts.add("/messages/" + way + "/" + id);
        starts.add("/api/v1/messages/" + way + "/" + id);
      }
    return starts;
  }

  private static void walk(TestLine line) {
    String good = seeded(item("original", s10(1), "Zyxwina Quorrasen", "Chess set"));
    String nameless = seeded(item("original", s10(2), "", "Chess set"));
    String twice = good.replace("</item>", "<RecipientName>Zyxwina</RecipientName></item>");
    String wrongCountry =
        good.replace(s10(1), s10(3))
            .replace(
                "<RecipientZIP>", "<RecipientCountryCd>Erewhon</RecipientCountryCd><RecipientZIP>");
    String inCodes =
        good.replace(s10(1), s10(4))
            .replace(">11<", ">Zyxwina Quorrasen<")
            .replace(">DE<", ">Vexilgasse 4, Mirkelstadt<")
            .replace(">1.2<", ">+4900771177<")
            .replace(">EUR<", ">zyx@quorra.example<");
    line.take("post", "a.xml", items(good, nameless, wrongCountry));
    line.take("post", "codes.xml", items(inCodes));
    line.take("post", "b.xml", items(twice));
    line.take("post", "c.xml", items(good).substring(0, items(good).indexOf("Quorrasen") + 4));
    line.take("post", "d.xml", items(good).replace("Zyxwina Q", "Zyxwina & Q"));
    line.take(
        "post", "e.xml", items(good.replace("Chess", "Go")).replace("original", "replacement"));
    String lrn = line.lrns().get(0);
    line.take("customs", "f.xml", answers(answer("A1", lrn, "01", 1), answer("A2", lrn, "77", 2)));
    line.take("post", "a.xml", items(good, nameless, wrongCountry));
    assertThat(line.query("select distinct state from arrival order by 1"))
        .contains("DUPLICATE", "FINISHED", "REFUSED");
    assertThat(line.findings()).isNotEmpty();
  }

  /** With an address, a telephone and an e-mail of the addressee, in their places. */
  private static String seeded(String item) {
    return item.replace(
        "<ContentPieces>",
        "<RecipientAddressLine1>Vexilgasse 4</RecipientAddressLine1><RecipientCity>Mirkelstadt</RecipientCity>"
            + "<RecipientZIP>qz77913</RecipientZIP><RecipientTelephone>+4900771177</RecipientTelephone>"
            + "<RecipientEmail>zyx@quorra.example</RecipientEmail><ContentPieces>");
  }

  private static List<String> seeded(List<String> texts) {
    return texts.stream().filter(text -> SEEDS.stream().anyMatch(text::contains)).toList();
  }

  /** Every column of every table that holds a seed, whatever its type. */
  private static List<String> inTables(TestLine line) {
    return line.database.transaction(
        handle -> {
          List<String[]> columns =
              handle
                  .createQuery(
                      "select table_name, column_name, data_type from information_schema.columns"
                          + " where table_schema = 'public'")
                  .map(
                      (row, context) ->
                          new String[] {row.getString(1), row.getString(2), row.getString(3)})
                  .list();
          assertThat(columns).extracting(each -> each[2]).contains("text", "bytea", "ARRAY");
          List<String> found = new ArrayList<>();
          for (String[] each : columns)
            for (String seed : SEEDS)
              if (holds(handle, each, seed)) found.add(each[0] + "." + each[1] + ": " + seed);
          return found;
        });
  }

  private static boolean holds(Handle handle, String[] column, String seed) {
    String what = column[2].equals("bytea") ? "\"%s\"" : "convert_to(\"%s\"::text, 'UTF8')";
    return handle
        .createQuery(
            "select exists (select from \"%s\" where position(:seed in %s) > 0)"
                .formatted(column[0], what.formatted(column[1])))
        .bind("seed", seed.getBytes(UTF_8))
        .mapTo(Boolean.class)
        .one();
  }
}
