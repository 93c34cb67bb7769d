package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Announcements.bag;
import static org.customspost.gateway.flow.Announcements.receptacle;
import static org.customspost.gateway.flow.LineMessages.event;
import static org.customspost.gateway.flow.LineMessages.s10;
import static org.customspost.gateway.flow.LoadingLine.ITEM;
import static org.customspost.gateway.flow.LoadingLine.MRN;
import static org.customspost.gateway.flow.LoadingLine.complete;
import static org.customspost.gateway.flow.LoadingLine.doNotLoad;
import static org.customspost.gateway.flow.LoadingLine.information;
import static org.customspost.gateway.flow.LoadingLine.registered;
import static org.customspost.gateway.flow.LoadingLine.response;
import static org.customspost.gateway.flow.LoadingLine.withdrawn;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.customspost.gateway.dossier.match.Matches;
import org.customspost.gateway.dossier.match.Waiting;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.find.Finder;
import org.customspost.gateway.journal.find.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each item's deadlines follow from what is announced, answered and told, whatever came first. */
@Timeout(240)
class ClockOnTheLineIT {
  private static final String RFI = "RFI26112000000007";
  private static final DateTimeFormatter EDI =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT);
  private static final String CLOCKS =
      "select concat_ws(' ', name, standing, stage, nullif(waits_on, ''), to_char(due at time zone"
          + " 'UTC', 'MM-DD HH24:MI'), nullif(flight, ''), nullif(told, '')) from clock"
          + " order by filing, name";

  private LoadingLine loading;
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    loading = new LoadingLine(folder);
    line = loading.line;
  }

  @AfterEach
  void close() {
    loading.close();
  }

  private static String despatch(int minute) {
    return Announcements.despatch(minute, "9", "", bag(receptacle(1), ITEM));
  }

  /** The same flight on another local time of its airport. */
  private static String departing(int minute, String local) {
    return Announcements.despatch(minute, "5", "", bag(receptacle(1), ITEM))
        .replace("DTM+133:202607152010", "DTM+133:" + local);
  }

  @Test
  void countsFromTheFlightThatIsAnnounced() {
    loading.filed(ITEM);
    assertThat(line.query(CLOCKS))
        .containsExactly("pre-arrival RUNNING FILED ics", "pre-loading RUNNING FILED ics");

    line.take("post", "despatch.edi", despatch(1));

    // Frankfurt is two hours ahead of UTC in July; loading is two hours before departure.
    assertThat(line.query(CLOCKS))
        .containsExactly(
            "pre-arrival RUNNING FILED ics 07-15 18:10 BA816 2026-07-15 MISSED",
            "pre-loading RUNNING FILED ics 07-15 16:10 BA816 2026-07-15 MISSED");
    assertThat(line.findings()).contains("TRK-541");
    assertThat(waiting(Announcements.DESPATCH))
        .isEqualTo(
            new Waiting(
                2, 2, "pre-loading", "ics", OffsetDateTime.parse("2026-07-15T16:10Z"), "ics"));
  }

  @Test
  void tellsTheClocksOfWhatIsInAReceptacleOnItsWholeWay() {
    loading.filed(ITEM);
    loading.filed(s10(8));
    line.take(
        "post",
        "despatch.edi",
        Announcements.despatch(1, "9", "", bag(receptacle(1), ITEM, s10(8)))
            .replace("DTM+133:202607152010", "DTM+133:203007152010"));
    line.take(
        "post",
        "consignment.edi",
        FlownBags.consignment(7, "9", List.of(receptacle(1)))
            .replace("DTM+189:202607152010", "DTM+189:203007152010"));
    String preLoading = "pre-loading of ics: 2 items";

    List<String> way =
        List.of(receptacle(1), Announcements.DESPATCH, "C7", "BA816/2030-07-15", "ba0816");
    for (String each : way) {
      Story story =
          line.database.transaction(handle -> new Stories().of(handle, each)).stream()
              .findFirst()
              .orElseThrow();
      assertThat(story.facts())
          .extracting(Story.Fact::value)
          .hasSize(2)
          .first()
          .asString()
          .startsWith(preLoading + ", running, due 2030-07-15 16:10 UTC, ");
      assertThat(story.waits())
          .hasSize(2)
          .first()
          .satisfies(
              wait -> {
                assertThat(wait.turn()).isEqualTo("ics");
                assertThat(wait.text()).startsWith(preLoading + ", due 2030-07-15 16:10 UTC");
              });
      assertThat(
              line.database
                  .transaction(handle -> new Finder().find(handle, Question.of(each)))
                  .spots())
          .anySatisfy(spot -> assertThat(spot.says()).startsWith("waits for ics: " + preLoading));
    }
  }

  private @Nullable Waiting waiting(String despatch) {
    Matches matches = new Matches();
    return line.database.transaction(
        handle -> matches.completeness(handle, matches.subject(handle, despatch)).waiting());
  }

  @Test
  void followsAFlightThatMovesAndForgetsOneThatIsCancelled() {
    loading.filed(ITEM);
    line.take("post", "a.edi", despatch(1));
    line.take("post", "b.edi", departing(2, "203007160900"));

    assertThat(line.query(CLOCKS))
        .containsExactly(
            "pre-arrival RUNNING FILED ics 07-16 07:00 BA816 2030-07-16",
            "pre-loading RUNNING FILED ics 07-16 05:00 BA816 2030-07-16");

    line.take("post", "c.edi", Announcements.despatch(3, "1", ""));

    assertThat(line.query(CLOCKS))
        .containsExactly("pre-arrival RUNNING FILED ics", "pre-loading RUNNING FILED ics");
  }

  @Test
  void saysOnceThatADeadlineMayBeMissedAndOnceThatItIs() {
    loading.filed(ITEM);
    ZonedDateTime departs = ZonedDateTime.now(ZoneId.of("Europe/Berlin")).plusHours(10);
    line.take("post", "a.edi", departing(2, departs.format(EDI)));
    line.remind(Duration.ofHours(6));
    assertThat(line.findings()).doesNotContain("TRK-540", "TRK-541");

    line.remind(Duration.ofMinutes(7 * 60 + 30));
    line.remind(Duration.ofMinutes(7 * 60 + 40));
    assertThat(line.findings()).containsOnlyOnce("TRK-540");

    line.remind(Duration.ofMinutes(8 * 60 + 30));
    line.remind(Duration.ofMinutes(8 * 60 + 40));
    assertThat(line.query("select told from clock where name = 'pre-loading'"))
        .containsExactly("MISSED");
    assertThat(line.findings()).containsOnlyOnce("TRK-541");
  }

  @Test
  void foreseesFromWhatCustomsTookLatelyThatTimeIsTooShort() {
    line.database.run(
        handle ->
            handle.execute(
                "insert into pace (partner, stage, seconds) select 'ics', stage, 6 * 3600"
                    + " from generate_series(1, 20), unnest(array['FILED', 'REGISTERED']) stage"));
    loading.filed(ITEM);
    ZonedDateTime departs = ZonedDateTime.now(ZoneId.of("Europe/Berlin")).plusHours(10);
    line.take("post", "a.edi", departing(2, departs.format(EDI)));

    // Registration and assessment take six hours each; there are eight.
    assertThat(line.query("select name || ' ' || told from clock order by name"))
        .containsExactly("pre-arrival ", "pre-loading MAY_MISS");
    assertThat(line.query("select text from finding where code = 'TRK-540'"))
        .singleElement()
        .asString()
        .contains("ics is awaited (FILED), probably ");
  }

  @Test
  void waitsForWhoeverMustActAndStopsForADoNotLoad() {
    String lrn = loading.registeredItem();
    assertThat(line.query(CLOCKS))
        .containsExactly("pre-arrival MET REGISTERED ics", "pre-loading RUNNING REGISTERED ics");
    loading.ics(information(MRN, RFI, 10));
    assertThat(line.query(CLOCKS)).contains("pre-loading RUNNING INFORMATION_WANTED post");
    loading.answered(response(RFI, "INFORMATION", "Made of limewood."));
    assertThat(line.query(CLOCKS)).contains("pre-loading RUNNING REGISTERED ics");
    loading.ics(doNotLoad(MRN, ITEM, 20));
    assertThat(line.query(CLOCKS)).contains("pre-loading STOPPED DO_NOT_LOAD");
    loading.ics(withdrawn(lrn, 30));
    loading.ics(complete(MRN, 40));
    assertThat(line.query(CLOCKS)).contains("pre-loading MET ASSESSMENT_COMPLETE");
    assertThat(line.query("select partner || ' ' || stage from pace order by id"))
        .containsExactly(
            "ics FILED",
            "ics REGISTERED",
            "post INFORMATION_WANTED",
            "ics REGISTERED",
            "ics REGISTERED");
  }

  @Test
  void countsFromTheEventsOfTheItemWhereNoFlightIsAnnounced() {
    loading.filed(ITEM);
    line.happened(event(ITEM, "EMC", 30));
    assertThat(line.query(CLOCKS)).contains("pre-loading RUNNING FILED ics 11-21 12:30 MISSED");
    line.happened(event(ITEM, "EMD", 10));
    assertThat(line.query(CLOCKS)).contains("pre-loading RUNNING FILED ics 11-21 06:10 MISSED");
  }

  @Test
  void countsFromTheSameEventsInEdifact() {
    loading.filed(ITEM);
    line.take("post", "left.edi", happened("EMC", "202611210730?+0100"));
    assertThat(line.query(CLOCKS)).contains("pre-loading RUNNING FILED ics 11-21 12:30 MISSED");
    line.take("post", "came.edi", happened("EMD", "202611210610?+0000"));
    assertThat(line.query(CLOCKS)).contains("pre-loading RUNNING FILED ics 11-21 06:10 MISSED");
  }

  private static String happened(String event, String time) {
    return ("UNB+UNOC:3+DE101+GB101+261121:0900+%1$s'UNH+1+EMSEVT:D:00A:UN:UPU30'BGM+77+%1$s+9'"
            + "DTM+137:202611210900:203'NAD+MS+DE101'CNI+1+%2$s'DTM+334:%3$s:205'STS++%1$s'"
            + "LOC+175+GBLALA'CNT+2:1'UNT+10+1'UNZ+1+%1$s'")
        .formatted(event, ITEM, time);
  }

  @Test
  void endsTheSameWhateverCameFirst(@TempDir Path folder) {
    List<List<String>> ends = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      try (LoadingLine one = new LoadingLine(folder.resolve("seed" + seed))) {
        String lrn = seed == 0 ? one.filed(ITEM) : "";
        List<Runnable> steps = steps(one, lrn);
        Collections.shuffle(steps, new Random(seed));
        // What comes before the item's data cannot name an LRN: customs' answers name its MRN.
        if (seed > 0) play(one, steps, seed);
        else steps.forEach(Runnable::run);
        ends.add(one.line.query(CLOCKS));
      }
    }
    assertThat(ends).allSatisfy(each -> assertThat(each).isEqualTo(ends.get(0)));
    assertThat(ends.get(0))
        .contains("pre-loading RUNNING INFORMATION_WANTED post 07-16 05:00 BA816 2030-07-16");
  }

  private static void play(LoadingLine one, List<Runnable> steps, int seed) {
    int before = new Random(seed).nextInt(steps.size());
    steps.subList(0, before).forEach(Runnable::run);
    one.ics(registered(one.filed(ITEM), MRN));
    steps.subList(before, steps.size()).forEach(Runnable::run);
    steps.forEach(Runnable::run);
  }

  private static List<Runnable> steps(LoadingLine one, String lrn) {
    List<Runnable> steps = new ArrayList<>();
    steps.add(() -> one.line.take("post", "a.edi", despatch(1)));
    steps.add(() -> one.line.take("post", "b.edi", departing(2, "203007160900")));
    steps.add(() -> one.ics(information(MRN, RFI, 10)));
    steps.add(() -> one.line.happened(event(ITEM, "EMC", 30)));
    if (!lrn.isEmpty()) steps.add(() -> one.ics(registered(lrn, MRN)));
    return steps;
  }
}
