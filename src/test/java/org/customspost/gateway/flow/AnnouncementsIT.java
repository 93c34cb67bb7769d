package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Announcements.bag;
import static org.customspost.gateway.flow.Announcements.despatch;
import static org.customspost.gateway.flow.Announcements.receptacle;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a post announces: which version is in force, and what is odd about it. */
@Timeout(120)
class AnnouncementsIT {
  private static final String POST = TestAgreements.POST + "announcements: [predes, resdit]\n";
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    line = new TestLine(TestDatabase.fresh(), folder, POST, TestAgreements.CUSTOMS);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void announced(String interchange) {
    line.take("post", "despatch.edi", interchange);
  }

  private List<String> inForce() {
    return line.query(
        "select m.reference || ' ' || l.receptacle || ' ' || coalesce(string_agg(i.item_id, ' '"
            + " order by i.item_id), '') from manifest m join manifest_line l on l.manifest = m.id"
            + " left join manifest_item i on i.manifest = m.id and i.line = l.number"
            + " where m.standing = 'IN_FORCE' group by m.reference, l.receptacle order by 1");
  }

  @Test
  void keepsReceptaclesItemsAndTheFlight() {
    announced(despatch(1, "9", "", bag(receptacle(1), s10(1), s10(2)), bag(receptacle(2))));

    assertThat(inForce())
        .containsExactly(
            Announcements.DESPATCH + " " + receptacle(1) + " " + s10(1) + " " + s10(2),
            Announcements.DESPATCH + " " + receptacle(2) + " ");
    assertThat(line.query("select carrier || ' ' || voyage || ' ' || day from manifest_leg"))
        .containsExactly("BA 816 2026-07-15");
    assertThat(line.query("select distinct despatch from manifest_line"))
        .containsExactly(Announcements.DESPATCH);
    assertThat(line.events()).contains("announced");
    assertThat(line.findings()).isEmpty();
  }

  @Test
  void takesTheSameMessageOnlyOnce() {
    announced(despatch(1, "9", "", bag(receptacle(1), s10(1))));
    announced(despatch(1, "9", "", bag(receptacle(1), s10(1))));

    assertThat(line.query("select count(*) from manifest")).containsExactly("1");
    assertThat(line.events()).contains("repeated");
  }

  @Test
  void replacesAllLines() {
    announced(despatch(1, "9", "", bag(receptacle(1), s10(1)), bag(receptacle(2), s10(2))));
    announced(despatch(2, "5", "", bag(receptacle(2), s10(1))));

    assertThat(inForce())
        .containsExactly(Announcements.DESPATCH + " " + receptacle(2) + " " + s10(1));
    assertThat(line.query("select standing from manifest order by issued_at"))
        .containsExactly("SUPERSEDED", "IN_FORCE");
  }

  @Test
  void voidsWhatIsCancelledThoughTheCancellationNamesNoReceptacle() {
    announced(despatch(1, "9", "", bag(receptacle(1), s10(1))));
    announced(despatch(2, "1", ""));

    assertThat(inForce()).isEmpty();
    assertThat(line.query("select standing from manifest order by issued_at"))
        .containsExactly("SUPERSEDED", "VOID");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void endsTheSameInAnyOrderAndRepetition(long seed) {
    List<String> all = new ArrayList<>();
    for (int twice = 0; twice < 2; twice++) {
      all.add(despatch(1, "9", "", bag(receptacle(1), s10(1)), bag(receptacle(2), s10(2))));
      all.add(despatch(2, "5", "", bag(receptacle(1), s10(2))));
      all.add(despatch(3, "1", ""));
      all.add(despatch(4, "5", "", bag(receptacle(3), s10(1), s10(2))));
      all.add(despatch(4, "9", "", bag(receptacle(4), s10(1))));
    }
    Collections.shuffle(all, new Random(seed));
    all.forEach(this::announced);

    assertThat(inForce())
        .containsExactly(
            Announcements.DESPATCH + " " + receptacle(3) + " " + s10(1) + " " + s10(2));
    assertThat(line.query("select standing from manifest order by issued_at, function"))
        .containsExactly("SUPERSEDED", "SUPERSEDED", "SUPERSEDED", "SUPERSEDED", "IN_FORCE");
    assertThat(line.query("select count(*) from manifest_line")).containsExactly("1");
  }

  @Test
  void countsALargeDespatchAsOne() {
    List<List<String>> bags = new ArrayList<>();
    for (int i = 1; i <= 600; i++) bags.add(bag(receptacle(i), s10(i), s10(1000 + i)));
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<String>[] array = bags.toArray(new List[0]);
    announced(despatch(1, "9", "CNT+2:1200 CNT+11:600 CNT+7:600:KGM", array));
    announced(despatch(1, "9", "CNT+2:1200 CNT+11:600 CNT+7:600:KGM", array));

    assertThat(line.query("select count(*) from manifest_line")).containsExactly("600");
    assertThat(line.query("select count(distinct item_id) from manifest_item"))
        .containsExactly("1200");
    assertThat(line.query("select lines_read || ' ' || standing from manifest"))
        .containsExactly("600 IN_FORCE");
    assertThat(line.findings()).isEmpty();
  }

  @Test
  void namesWhatDoesNotAddUpAndGoesOn() {
    String other = "DEFRAAGBLALAACN60118001000010";
    announced(
        despatch(
            1,
            "9",
            "CNT+2:9 CNT+11:3 CNT+7:3:KGM",
            bag(receptacle(1), s10(1)),
            bag(receptacle(1), s10(1)),
            bag(other, s10(2))));

    assertThat(line.findings())
        .containsExactly("VAL-510", "VAL-510", "VAL-511", "VAL-512", "VAL-513");
    assertThat(inForce()).hasSize(2);
  }

  @Test
  void keepsTheGoodReceptaclesOfABadMessage() {
    announced(despatch(1, "9", "CNT+11:2", bag(receptacle(1) + "9", s10(1)), bag(receptacle(2))));

    assertThat(line.findings()).containsExactly("VAL-070", "VAL-510");
    assertThat(inForce()).containsExactly(Announcements.DESPATCH + " " + receptacle(2) + " ");
  }

  @Test
  void takesAnnouncementsOnlyWhereTheyAreAgreed(@TempDir Path folder) {
    try (TestLine other =
        new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS)) {
      other.take("post", "despatch.edi", despatch(1, "9", "", bag(receptacle(1))));
      assertThat(other.findings()).containsExactly("IDN-300");
      assertThat(other.query("select count(*) from manifest")).containsExactly("0");
    }
  }

  @Test
  void keepsWhatACarrierTellsOfReceptaclesOnce() {
    String events =
        "UNB+UNOC:3+DE101+GB101+260715:1000+R%d'UNH+1+RESDIT:1:1:UP'BGM+77+R1+9'"
            + "DTM+137:202607151410:203'CNI+1+%s'STS++24'DTM+334:202607152012?+0100:205'"
            + "LOC+175+FRA'TDT+20+BA0816+4'UNT+9+1'UNZ+1+R%d'";
    line.take("post", "r1.edi", events.formatted(1, receptacle(1), 1));
    line.take("post", "r2.edi", events.formatted(2, receptacle(1), 2));

    assertThat(line.query("select event || ' ' || carrier || ' ' || voyage from receptacle_event"))
        .containsExactly("24 BA 816");
    assertThat(line.events()).contains("repeated");
  }

  @Test
  void tellsTheStoryOfItemReceptacleAndDespatch() {
    announced(despatch(1, "9", "", bag(receptacle(1), s10(1))));
    assertThat(story(s10(1))).extracting(Story::kind).containsExactly(Story.Kind.ITEM);
    line.take("post", "items.xml", items(item(s10(1))));

    for (String each : List.of(s10(1), receptacle(1), Announcements.DESPATCH)) {
      List<Story> stories = story(each);
      assertThat(stories).as(each).hasSize(1);
      assertThat(stories.get(0).moments())
          .as(each)
          .anyMatch(moment -> moment.what().equals("announced") && moment.who().equals("post"));
    }
    assertThat(story(receptacle(1))).extracting(Story::kind).containsOnly(Story.Kind.RECEPTACLE);
    assertThat(story(Announcements.DESPATCH))
        .extracting(Story::kind)
        .containsOnly(Story.Kind.DESPATCH);
  }

  private List<Story> story(String id) {
    return line.database.transaction(handle -> new Stories().of(handle, id));
  }
}
