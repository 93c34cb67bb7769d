package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.replacement;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.app.Main;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.TestConsole;
import org.customspost.gateway.console.api.OpenApi;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Choice;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Holds;
import org.customspost.gateway.journal.Purge;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.model.item.S10Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the line does with what comes late: when the contents it is about are erased. */
@Timeout(120)
class ErasedIT {
  private static final String ITEM = s10(7);
  private static final String OTHER = s10(8);
  private static final String SAYS = "under the retention of 100 days (";

  private static final TestSealing SEALING = new TestSealing();

  private Address address;
  private TestLine line;
  private Purge purge;

  @BeforeEach
  void open(@TempDir Path folder) {
    LineFolders folders =
        LineFolders.in(
            folder, Map.of("post", TestAgreements.POST, "customs", TestAgreements.CUSTOMS));
    address = TestDatabase.freshAddress();
    line = new TestLine(Database.open(address, 8), folders, SEALING, "node");
    RetentionUnits units = new RetentionUnits(line.database, SEALING, Clock.systemUTC());
    purge = new Purge(line.database, units, (partner, which) -> 100, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    line.close();
  }

  /** As if all that came and left until now had been long ago. */
  private void yearsPass() {
    line.database.run(handle -> handle.execute("update retention_unit set day = day - 500"));
    purge.destroyKeys();
    purge.freeSpace();
    // Another node: what this one signed a moment ago, or remembers, is not remembered for years.
    line.work.close();
    line = new TestLine(line.database, line.folders, SEALING, "later");
  }

  private String filed(String id) {
    line.take("post", id + ".xml", items(item(id)));
    return line.lrns().get(line.lrns().size() - 1);
  }

  @Test
  void sortsWhatComesAndLeavesByClass() {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "08", 1));
    line.happened(LineMessages.event(ITEM, "EMD", 1));
    line.take("post", "nonsense", "nonsense");
    assertThat(line.query("select partner || ' ' || class from retention_unit order by 1"))
        .containsExactly(
            "customs answers",
            "customs declarations",
            "post events",
            "post items",
            "post notices",
            "post other",
            "post reports");
  }

  @Test
  void tellsTheOperatorOfAnAnswerThatComesAfterTheItemIsErased() {
    String lrn = filed(ITEM);
    yearsPass();
    line.told(answer("A1", lrn, "08", 1));
    assertThat(line.decisions()).containsExactly("RELEASED");
    assertThat(line.filings()).containsExactly("ACCEPTED RELEASED");
  }

  @Test
  void saysWhyNothingCanBeDeclaredAnewOfAnErasedItem() {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "01", 1));
    yearsPass();
    line.posted(replacement(ITEM, "Wooden chess board"));
    assertThat(line.functions()).hasSizeBetween(1, 2);
    assertThat(line.findings()).doesNotContain("INT-001");
    assertThat(line.query("select count(*)::text from work where kind in ('write', 'arrival')"))
        .containsExactly("0");
  }

  @Test
  void parksAgainWhatIsResubmittedAfterItIsErased() {
    line.receive("post", "items.xml", items(item(ITEM)));
    line.database.run(handle -> handle.execute("delete from work"));
    line.database.run(handle -> handle.execute("update arrival set state = 'PARKED'"));
    yearsPass();
    resubmitted("items.xml");
    assertThat(line.query("select state from arrival")).containsExactly("PARKED");
    assertThat(line.query("select text from finding"))
        .singleElement()
        .asString()
        .contains(SAYS + "post/items/");
  }

  @Test
  void parksADepartureThatIsErasedAndSendsItsNeighbour() {
    line.receive("post", "items.xml", items(item(ITEM)));
    while (line.arrive() || line.depart()) {}
    line.database.run(handle -> handle.execute("delete from work where kind = 'send'"));
    yearsPass();
    line.receive("post", "more.xml", items(item(OTHER)));
    while (line.arrive() || line.depart()) {}
    line.database.run(handle -> handle.execute("delete from work where kind = 'send'"));
    sendTogether();
    line.walk();
    assertThat(line.query("select state from departure where kind = 'DECLARATION' order by id"))
        .containsExactly("PARKED", "SENT");
    assertThat(line.query("select problem from departure where state = 'PARKED'"))
        .first()
        .asString()
        .contains("JRN-013", SAYS);
  }

  @Test
  void tellsTheStoryOfAnErasedItemInPlainWords() throws Exception {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "05", 1));
    yearsPass();
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    List<String> came = line.query("select id::text from arrival order by id");
    List<String> left = line.query("select id::text from departure order by id");
    OpenApi described = new OpenApi();
    try (TestConsole console = TestConsole.with(StoryLine.pages(line))) {
      List<String> paths = new ArrayList<>(List.of("/items/" + ITEM));
      came.forEach(each -> paths.add("/messages/in/" + each));
      left.forEach(each -> paths.add("/messages/out/" + each));
      for (String path : paths) {
        HttpResponse<String> page = console.get(path, Role.VIEWER);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body())
            .as(path)
            .contains("was erased on " + today, "under the retention of 100 days")
            .doesNotContain("JRN-013", "must act", "Greta", "cannot be shown");
        HttpResponse<String> json = console.get("/api/v1" + path, Role.VIEWER);
        assertThat(json.statusCode()).as(path).isEqualTo(200);
        assertThat(json.body()).contains("was erased on " + today).doesNotContain("JRN-013");
        assertThat(described.problems(json)).as(path).isEmpty();
      }
      assertThat(console.get("/items/" + ITEM, Role.VIEWER).body())
          .contains(lrn, "held")
          .as("the evidence stays");
    }
    assertThat(told(ITEM))
        .contains("what is kept as post/items/", "under the retention of 100 days", lrn)
        .doesNotContain("JRN-013", "Greta");
    assertThat(told(ITEM + ".xml")).contains("erased=" + today);
  }

  @Test
  void tracesAnErasedItemByItsId(@TempDir Path config) throws Exception {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "03", 1));
    yearsPass();
    Files.writeString(config.resolve("password"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "data: '%s'%ndatabase: {url: '%s', user: %s, password: 'file:password'}%n"
            .formatted(config.resolve("data"), address.url(), address.user()));
    StringWriter told = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(told))
            .execute("trace", "--config", config.toString(), ITEM);
    assertThat(exit).isZero();
    assertThat(told.toString())
        .as("the evidence stays: what came, was declared, was answered, and when")
        .contains("item " + ITEM, "1 ORIGINAL, item 1 of " + ITEM + ".xml")
        .contains("DECLARATION ORIGINAL " + lrn, "REJECTED code 03 LRN " + lrn)
        .contains("erased", "what is kept as post/items/", "hashes, decisions and times stay")
        .as("the persons, and what was sent, do not")
        .doesNotContain("Greta", "Carla", "chess", "JRN-013");
  }

  private String told(String id) {
    return line.database.transaction(handle -> new Stories().of(handle, id)).toString();
  }

  private void sendTogether() {
    line.database.run(
        handle ->
            handle
                .createQuery(
                    "select partner || '/' || channel as door, array_agg(id order by id) as ids"
                        + " from departure where state = 'READY' group by 1")
                .map((row, context) -> tasks(row.getString("door"), row.getArray("ids")))
                .forEach(each -> line.work.enqueueTogether(handle, Kinds.SEND, each)));
  }

  private static List<Work.Task> tasks(String door, java.sql.Array ids) throws SQLException {
    return Arrays.stream((Long[]) ids.getArray()).map(id -> new Work.Task(id, door, 0)).toList();
  }

  @Test
  void keepsAllThatHoldsAnItemOfAHold() {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "08", 1));
    line.database.run(handle -> new Holds().onItem(handle, new S10Id(ITEM), "claim"));
    yearsPass();
    assertThat(line.query("select class from retention_unit where wrapped_key is null")).isEmpty();
    assertThat(purge.due().stream().mapToLong(Purge.Due::kept).sum()).isEqualTo(5);
  }

  private void resubmitted(String id) {
    line.database.run(
        handle ->
            new Actions(line.work, door -> true, Actions.Limits.USUAL)
                .perform(
                    handle,
                    Action.RESUBMIT,
                    "key",
                    new Choice(partner -> List.of()).under(handle, Action.RESUBMIT, id),
                    new Audit.Who("support", "support", "here"),
                    "late"));
    line.walk();
  }
}
