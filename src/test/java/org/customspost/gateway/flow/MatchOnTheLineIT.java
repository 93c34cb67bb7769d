package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Cargo.DESPATCH;
import static org.customspost.gateway.flow.Cargo.OTHER_DESPATCH;
import static org.customspost.gateway.flow.Cargo.bag;
import static org.customspost.gateway.flow.Cargo.consignment;
import static org.customspost.gateway.flow.Cargo.despatch;
import static org.customspost.gateway.flow.Cargo.flight;
import static org.customspost.gateway.flow.Cargo.happened;
import static org.customspost.gateway.flow.Cargo.holding;
import static org.customspost.gateway.flow.Cargo.naming;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.cancellation;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.dossier.match.Matcher;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is announced, declared and decided is compared as each message comes. */
@Timeout(120)
class MatchOnTheLineIT {
  private static final String POST =
      TestAgreements.POST.replace("[GB]", "[GB, DE]")
          + "announcements: [predes, cardit]\nmatch: {announced: true}\n";
  private static final String CARRIER =
      """
      partner: carrier
      role: carrier
      mode: live
      channels:
        - {id: box, kind: file, folder: carrier}
      announcements: [ffm, resdit]
      """;
  private static final String WAYBILL = "057-51987552";
  private static final String OTHER_WAYBILL = "057-51987563";
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    Map<String, String> agreements =
        Map.of("post", POST, "customs", TestAgreements.CUSTOMS, "carrier", CARRIER);
    line =
        new TestLine(
            TestDatabase.fresh(), LineFolders.in(folder, agreements), new TestSealing(), "node");
  }

  @AfterEach
  void close() {
    line.close();
  }

  /** A message and who sends it. */
  private record Sent(String partner, String name, String text) {}

  private void take(Sent sent) {
    line.take(sent.partner(), sent.name(), sent.text());
  }

  private static Sent post(String text) {
    return new Sent("post", "post.edi", text);
  }

  private static Sent posted(String... all) {
    return new Sent("post", "items.xml", items(all));
  }

  private static Sent carrier(String text) {
    return new Sent("carrier", "carrier.txt", text);
  }

  private static Sent customs(int item, String code, int minute) {
    String keys = "<item>" + s10(item) + "</item>";
    String id = "A" + item + code + minute;
    return new Sent("customs", "answers.xml", answers(answer(id, keys, code, minute, "")));
  }

  private List<String> reasons() {
    return line.query("select item_id || ' ' || reason from item_reason order by item_id");
  }

  private String reason(int item) {
    List<String> found =
        line.query("select reason from item_reason where item_id = '" + s10(item) + "'");
    return found.isEmpty() ? "" : found.get(0);
  }

  private static String is(int item, String reason) {
    return s10(item) + " " + reason;
  }

  @Test
  void clearsAReasonWhenTheMissingMessageComes() {
    take(post(despatch(DESPATCH, 1, "9", holding(bag(1), 3, s10(1)))));
    assertThat(reason(1)).isEqualTo("ANNOUNCED_NOT_DECLARED");
    take(posted(item(s10(1))));
    assertThat(reason(1)).isEqualTo("MATCHED");
    take(customs(1, "DNL", 5));
    assertThat(reason(1)).isEqualTo("DO_NOT_LOAD");
    take(customs(1, "DNW", 6));
    assertThat(reason(1)).isEqualTo("MATCHED");
    take(posted(cancellation(s10(1))));
    assertThat(reason(1)).isEqualTo("CANCELLED");
  }

  @Test
  void followsAnItemThatANewVersionOfTheAnnouncementMovesOrForgets() {
    take(posted(item(s10(1)), item(s10(2))));
    assertThat(reasons())
        .containsExactly(is(1, "DECLARED_NOT_ANNOUNCED"), is(2, "DECLARED_NOT_ANNOUNCED"));
    take(post(despatch(DESPATCH, 1, "9", holding(bag(1), 3, s10(1)), holding(bag(2), 3, s10(2)))));
    assertThat(reasons()).containsExactly(is(1, "MATCHED"), is(2, "MATCHED"));
    take(post(despatch(DESPATCH, 2, "5", holding(bag(2), 4, s10(1)))));
    assertThat(reasons()).containsExactly(is(1, "MATCHED"), is(2, "DECLARED_NOT_ANNOUNCED"));
    assertThat(line.query("select receptacle from receptacle_match")).containsExactly(bag(2));
    take(post(despatch(DESPATCH, 3, "1")));
    assertThat(reasons())
        .containsExactly(is(1, "DECLARED_NOT_ANNOUNCED"), is(2, "DECLARED_NOT_ANNOUNCED"));
    assertThat(line.query("select receptacle from receptacle_match")).isEmpty();
  }

  @Test
  void sumsSplitShipmentsAndSeesShortOnes() {
    take(post(despatch(DESPATCH, 1, "9", holding(bag(1), 3, s10(1)), holding(bag(2), 3, s10(2)))));
    take(posted(item(s10(1)), item(s10(2))));
    take(post(consignment("C1", 1, WAYBILL, bag(1), bag(2))));
    assertThat(reasons()).containsExactly(is(1, "MATCHED"), is(2, "MATCHED"));
    String one = flight(WAYBILL + " T1K3");
    take(carrier(one));
    // it flies on from another airport: nothing is added
    take(carrier(one.replace("BA0816", "BA0900").replace("/FRA", "/DUB")));
    assertThat(reasons()).containsExactly(is(1, "SHORT_SHIPPED"), is(2, "SHORT_SHIPPED"));
    take(carrier(happened("24", bag(1))));
    assertThat(reasons()).containsExactly(is(1, "MATCHED"), is(2, "SHORT_SHIPPED"));
    take(carrier(flight(WAYBILL + " S1K3T2", WAYBILL + " S1K3T2")));
    assertThat(reasons()).containsExactly(is(1, "MATCHED"), is(2, "MATCHED"));
  }

  @Test
  void missesAReceptacleThatIsHandedToNobody() {
    take(post(despatch(DESPATCH, 1, "9", holding(bag(1), 3, s10(1)), holding(bag(2), 3, s10(2)))));
    take(posted(item(s10(1)), item(s10(2))));
    take(post(consignment("C1", 1, WAYBILL, bag(1))));
    assertThat(reasons()).containsExactly(is(1, "MATCHED"), is(2, "NOT_CONSIGNED"));
    take(post(consignment("C2", 1, OTHER_WAYBILL, bag(2))));
    assertThat(reasons()).containsExactly(is(1, "MATCHED"), is(2, "MATCHED"));
  }

  @Test
  void pairsAReturnWithItsOutboundItemWhicheverCameFirst() {
    take(posted(naming(item(s10(2)), "OriginalItemId", s10(1))));
    take(post(despatch(DESPATCH, 1, "9", holding(bag(1), 3, s10(2)))));
    assertThat(reason(2)).isEqualTo("RETURN_WITHOUT_OUTBOUND");
    take(posted(item(s10(1))));
    assertThat(reason(2)).isEqualTo("MATCHED");
  }

  @Test
  void opensAnotherDossierForAnItemThatComesBackUnderItsNumber() {
    String back =
        item(s10(1))
            .replace("<OrigCountryCd>DE", "<OrigCountryCd>GB")
            .replace("<DestCountryCd>GB", "<DestCountryCd>DE")
            .replace("<NatureTypeCd>11", "<NatureTypeCd>21");
    take(posted(item(s10(1))));
    take(posted(item(s10(1), "Chess set")));
    assertThat(line.query("select count(*) from dossier")).containsExactly("1");
    take(posted(back));
    take(posted(back));
    assertThat(line.query("select number || return_of from item_version order by id"))
        .containsExactly("1", "2", "1" + s10(1));
    take(post(despatch(DESPATCH, 1, "9", holding(bag(1), 3, s10(1)))));
    assertThat(reason(1)).isNotEqualTo("RETURN_WITHOUT_OUTBOUND");
  }

  private static List<Sent> scenario() {
    List<Sent> all = new ArrayList<>();
    all.add(post(despatch(DESPATCH, 1, "9", holding(bag(1), 9, s10(2), s10(3)))));
    all.add(
        post(
            despatch(
                DESPATCH,
                2,
                "5",
                holding(bag(1), 9, s10(1), s10(2), s10(3), s10(9)),
                holding(bag(2), 6, s10(4), s10(5)),
                holding(bag(3), 3, s10(7)))));
    all.add(
        post(
            despatch(OTHER_DESPATCH, 1, "9", holding(bag(OTHER_DESPATCH, 1), 6, s10(5), s10(10)))));
    all.add(post(consignment("C1", 1, WAYBILL, bag(1), bag(2))));
    all.add(post(consignment("C2", 1, OTHER_WAYBILL, bag(OTHER_DESPATCH, 1))));
    all.add(carrier(flight(WAYBILL + " S1K9T2", WAYBILL + " S1K6T2", OTHER_WAYBILL + " P1K6T2")));
    all.add(posted(item(s10(1)), item(s10(3)), item(s10(4))));
    all.add(posted(naming(item(s10(9)), "ReceptacleId", bag(2))));
    all.add(posted(item(s10(5)), item(s10(7)), item(s10(8)), item(s10(10)), item(s10(11))));
    all.add(customs(3, "DNL", 1));
    all.add(customs(3, "08", 2));
    all.add(customs(4, "03", 1));
    all.add(customs(8, "08", 1));
    all.add(customs(1, "08", 1));
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void endsTheSameInAnyOrderAndRepetition(long seed) {
    List<Sent> all = new ArrayList<>(scenario());
    all.addAll(scenario());
    Collections.shuffle(all, new Random(seed));
    all.forEach(this::take);

    seesTheScenario();
  }

  @ParameterizedTest
  @ValueSource(longs = 5)
  void endsTheSameWhenSeveralMatchLateAndTwiceAtTheSameTime(long seed) throws Exception {
    List<Sent> all = new ArrayList<>(scenario());
    Collections.shuffle(all, new Random(seed));
    for (Sent each : all) {
      line.receive(each.partner(), each.name(), each.text());
      while (line.arrive() || line.depart() || line.dispatch()) {}
    }
    assertThat(reasons()).isEmpty();
    List<Long> arrivals =
        line.database.transaction(
            handle -> handle.createQuery("select id from arrival").mapTo(Long.class).list());
    AgreedTerms terms = new AgreedTerms(line.agreements.now(), line.folders.catalogue());
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> both = new ArrayList<>();
      for (int node = 0; node < 2; node++) {
        List<Long> order = new ArrayList<>(arrivals);
        Collections.shuffle(order, new Random(seed + node));
        Matcher matcher = new Matcher(line.database, terms);
        both.add(nodes.submit(() -> order.forEach(one -> matcher.match(List.of(one)))));
      }
      for (Future<?> each : both) each.get(1, TimeUnit.MINUTES);
    } finally {
      nodes.shutdownNow();
    }

    seesTheScenario();
  }

  private void seesTheScenario() {
    assertThat(reasons())
        .containsExactly(
            is(1, "MATCHED"),
            is(2, "ANNOUNCED_NOT_DECLARED"),
            is(3, "DO_NOT_LOAD"),
            is(4, "REJECTED"),
            is(5, "IN_ANOTHER_RECEPTACLE"),
            is(7, "NOT_CONSIGNED"),
            is(8, "DECIDED_NOT_ANNOUNCED"),
            is(9, "IN_ANOTHER_RECEPTACLE"),
            is(10, "SPLIT"),
            is(11, "DECLARED_NOT_ANNOUNCED"));
    assertThat(
            line.query(
                "select concat_ws('|', receptacle, consignment, transport_document, carrier || voyage,"
                    + " items, declared, reason, announced, declared_as) from receptacle_match"
                    + " order by receptacle"))
        .containsExactly(
            bag(1) + "|C1|" + WAYBILL + "|BA816|4|3|MATCHED||",
            bag(2) + "|C1|" + WAYBILL + "|BA816|2|2|MATCHED||",
            bag(3) + "||||1|1|NOT_CONSIGNED|despatch " + DESPATCH + "|in no consignment",
            bag(OTHER_DESPATCH, 1)
                + "|C2|"
                + OTHER_WAYBILL
                + "|BA816|1|1|SPLIT|2 pieces of "
                + OTHER_WAYBILL
                + "|1 on flights");
  }
}
