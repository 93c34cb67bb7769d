package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An order to hold is open until somebody at the operator has seen it, or something else stands.
 */
@Timeout(120)
class HoldOrdersIT {
  private static final String POST =
      TestAgreements.POST
          + """
          events: [emsevt]
          holds:
            acknowledgements: [noticeack-xml, noticeack-json]
            unacknowledged:
              - {after: 2h, notice: true}
              - {after: 6h, notice: true, alert: duty-desk}
          """;
  private static final String OPEN =
      "select meaning from hold_order where acknowledged_at is null and superseded_at is null order by id";

  @TempDir Path folder;
  private TestLine line;
  private int number;
  private int events;

  @BeforeEach
  void open() {
    line = new TestLine(TestDatabase.fresh(), folder, POST, TestAgreements.CUSTOMS);
  }

  @AfterEach
  void close() {
    line.close();
  }

  /** Sends the next item and gives its LRN. */
  private String filed() {
    line.posted(LineMessages.item(LineMessages.s10(++number)));
    List<String> lrns = line.lrns();
    return lrns.get(lrns.size() - 1);
  }

  private void told(String lrn, String code, int minute) {
    line.told(LineMessages.answer("A" + lrn + code + minute, lrn, code, minute));
  }

  private List<String> notices() {
    return line.sentTo("post", Planned.Kind.NOTICE).stream()
        .map(each -> Said.part(each, "id"))
        .toList();
  }

  private String lastNotice() {
    List<String> notices = notices();
    return notices.get(notices.size() - 1);
  }

  private void seen(String... notices) {
    StringBuilder text =
        new StringBuilder("<noticeAcknowledgements xmlns=\"urn:customspost:noticeack:1\">");
    for (String each : notices)
      text.append("<acknowledgement><noticeId>%s</noticeId></acknowledgement>".formatted(each));
    line.take("post", "seen.xml", text + "</noticeAcknowledgements>");
  }

  private List<String> stillOpen() {
    return line.query(OPEN);
  }

  @Test
  void opensWithTheNoticeOfAHoldAndNotOfARelease() {
    told(filed(), "08", 1);
    assertThat(stillOpen()).isEmpty();
    assertThat(line.query("select id from hold_order")).as("a release costs no row").isEmpty();

    told(filed(), "05", 1);
    assertThat(stillOpen()).containsExactly("HOLD_DOCS");
    assertThat(line.query("select operator from hold_order")).containsExactly("post");
  }

  @Test
  void endsWithTheAcknowledgementOfItsNotice() {
    told(filed(), "05", 1);
    seen(lastNotice());
    assertThat(stillOpen()).isEmpty();
    assertThat(line.query("select acknowledged_by from hold_order"))
        .containsExactly("message seen.xml");
    assertThat(line.events()).contains("acknowledged-hold");
  }

  @Test
  void endsWithAnAcknowledgementInJsonToo() {
    told(filed(), "05", 1);
    String json = "{\"noticeAcknowledgement\": {\"noticeId\": \"%s\"}}".formatted(lastNotice());
    line.take("post", "seen.json", json);
    assertThat(stillOpen()).isEmpty();
  }

  @Test
  void staysOpenWhereOnlyTheTransportProvesThatTheNoticeCame() {
    told(filed(), "05", 1);
    line.database.run(
        handle ->
            handle.execute("update departure set state = 'ACKNOWLEDGED' where kind = 'NOTICE'"));
    assertThat(stillOpen()).containsExactly("HOLD_DOCS");
  }

  @Test
  void endsByItselfWhereSomethingElseStands() {
    String lrn = filed();
    told(lrn, "05", 1);
    told(lrn, "08", 2);
    assertThat(stillOpen()).isEmpty();
    assertThat(line.query("select superseded_by from hold_order")).containsExactly("RELEASED");
    seen(notices().get(0));
    assertThat(line.findings()).as("late, and still kept").isEmpty();
    assertThat(line.query("select acknowledged_by from hold_order"))
        .containsExactly("message seen.xml");
  }

  @Test
  void saysSoWhereAnUnknownNoticeIsAcknowledged() {
    seen("N-of-nobody");
    assertThat(line.findings()).containsExactly("TRK-631");
  }

  @Test
  void endsWithAnEventThatSaysThatTheItemIsHeldAndWithNoOther() {
    told(filed(), "05", 1);
    happened("EME", "IN", -120);
    happened("EDB", "IC", 1);
    happened("EXB", "BA", 1);
    assertThat(stillOpen()).as("earlier, presented, held elsewhere").containsExactly("HOLD_DOCS");

    happened("EME", "IN", 1);
    happened("EME", "IN", 1);
    assertThat(stillOpen()).isEmpty();
    assertThat(line.query("select acknowledged_by from hold_order"))
        .containsExactly("event EME IN in events.edi");
    assertThat(line.events().stream().filter("acknowledged-hold"::equals)).hasSize(1);
  }

  /** An event of the last item, so many minutes from now. */
  private void happened(String event, String reason, int minutes) {
    OffsetDateTime at = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(minutes);
    String time = at.format(DateTimeFormatter.ofPattern("yyyyMMddHHmm"));
    String reference = "E" + ++events;
    String segments =
        "UNB+UNOC:3+DE101+XX101+260715:1000+%s'UNH+1+EMSEVT:D:00A:UN'BGM+77+%s+9'DTM+137:%s:203'NAD+MS+DE101'"
            + "NAD+MR+XX101'CNI+1+%s'DTM+334:%s?+0000:205'STS++%s+%s'CNT+2:1'UNT+10+1'UNZ+1+%s'";
    String item = LineMessages.s10(number);
    line.take(
        "post",
        "events.edi",
        segments.formatted(reference, reference, time, item, time, event, reason, reference));
  }

  @Test
  void climbsUntilItIsAcknowledged() {
    told(filed(), "05", 1);
    line.remind(Duration.ofHours(1));
    assertThat(line.query("select step from hold_order")).containsExactly("0");
    line.remind(Duration.ofHours(3));
    line.walk();
    assertThat(line.decisions()).as("told again").containsExactly("HOLD_DOCS", "HOLD_DOCS");
    assertThat(notices()).as("under an identity of its own").doesNotHaveDuplicates();
    line.remind(Duration.ofHours(7));
    assertThat(line.query("select code || ' ' || destination from alert_cause"))
        .containsExactly("TRK-630 duty-desk");
    line.walk();
    assertThat(line.query("select step from hold_order")).containsExactly("2");
    assertThat(stillOpen()).as("one order, however often it is told").hasSize(1);

    seen(lastNotice());
    assertThat(stillOpen()).isEmpty();
    line.remind(Duration.ofHours(20));
    assertThat(line.query("select kind from work where kind = 'hold-due'")).isEmpty();
  }

  @Test
  void tellsAgainWhatHoldsNowAndNotWhatHeldThen() {
    String lrn = filed();
    told(lrn, "05", 1);
    told(lrn, "06", 2);
    line.database.run(
        handle ->
            handle.execute(
                "insert into work (kind, subject, partner, priority, due) select 'notice-again', id, 'post', 1, now() from filing"));
    line.walk();
    assertThat(line.decisions()).containsExactly("HOLD_DOCS", "HOLD_EXAM", "HOLD_EXAM");
    assertThat(stillOpen()).containsExactly("HOLD_EXAM");
  }

  /**
   * In whatever order answers and acknowledgements come: what stands decides, and what was seen
   * stays seen.
   */
  @Test
  void endsWithTheSameOrdersWhateverCameFirst() {
    Random random = new Random(5);
    for (int round = 0; round < 8; round++) {
      String lrn = filed();
      List<String> codes = new ArrayList<>(List.of("05", "06", "11"));
      boolean released = round % 3 == 0;
      if (released) codes.add("08");
      List<String> inTime = List.copyOf(codes);
      Collections.shuffle(codes, random);
      int before = notices().size();
      for (String each : codes) {
        told(lrn, each, 1 + inTime.indexOf(each));
        if (random.nextInt(3) == 0 && notices().size() > before) seen(lastNotice());
      }
      String last = released ? "RELEASED" : "RELEASE_REVOKED";
      boolean acknowledged =
          !line.query(
                  "select id from hold_order where filing = (select max(id) from filing)"
                      + " and meaning = 'RELEASE_REVOKED' and acknowledged_at is not null")
              .isEmpty();
      assertThat(
              line.query(
                  OPEN.replace("order by", "and filing = (select max(id) from filing) order by")))
          .as("%s, told in the order %s", last, codes)
          .isEqualTo(released || acknowledged ? List.of() : List.of("RELEASE_REVOKED"));
    }
  }
}
