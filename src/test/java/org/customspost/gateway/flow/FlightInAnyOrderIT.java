package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that is said about one flight, in any order and some of it twice, ends in the same
 * dossiers, announcements, matches and last notices. Customs answers what it was sent; all else
 * comes when it comes.
 */
@Timeout(240)
class FlightInAnyOrderIT {
  private static final int ROUNDS = 8;
  private static final String POST =
      """
      our-address: XX101
      reporting:
        cargo:
          - {of: [cardit], partner: customs, as: cuscar@d96b, channel: box}
      """;
  private static final String CARRIER =
      """
      partner: air
      role: carrier
      mode: live
      channels:
        - {id: box, kind: file, folder: air}
      announcements: [ffm, resdit]
      reporting:
        receptacles:
          - {of: [resdit], partner: post, as: resdit, channel: box}
      """;

  /** A message, and the item that must be declared before anybody can send it; 0 for none. */
  private record Letter(int item, Runnable sending) {}

  @Test
  void endsTheSame(@TempDir Path folder) {
    Random random = new Random(20261123);
    Set<List<String>> ends = new LinkedHashSet<>();
    try (LoadingLine loading =
        LoadingLine.among(folder, POST, "our-address: XX101\n", Map.of("air", CARRIER))) {
      for (int round = 1; round <= ROUNDS; round++) {
        Voyage voyage = new Voyage(loading, round);
        List<Letter> letters = voyage.letters();
        if (round > 1) letters.addAll(voyage.letters().subList(0, letters.size() / 2));
        play(letters, round == 1 ? new Random(0) : random, round > 1);
        ends.add(voyage.end());
      }
    }
    assertThat(ends).hasSize(1);
    assertThat(ends.iterator().next())
        .contains("item 1 import ACCEPTED RELEASED", "item 1 security ACCEPTED ASSESSMENT_COMPLETE")
        .contains("item 2 last told DO_NOT_LOAD", "item 1 last told ASSESSMENT_COMPLETE")
        .contains("DESPATCH IN_FORCE 12 2", "CONSIGNMENT IN_FORCE 22 2", "FLIGHT IN_FORCE 2")
        .contains("customs has 22", "post was told 24 74")
        .contains(
            "match ITEM1 in BAG1: DECLARED_LATE, announced departed 2026-07-15T12:40:00Z by post"
                + " announcement.txt, declared declared NOW by post ITEM1.xml,"
                + " decided customs released, ics assessment complete",
            "match ITEM2 in BAG1: RELEASED_THOUGH_DO_NOT_LOAD, announced BAG1 by post"
                + " announcement.txt, declared customs released, ics do not load by post ITEM2.xml,"
                + " decided customs released, ics do not load",
            "BAG2 may be loaded: NOT_YET {CONSIGNED_NOT_ANNOUNCED=1}",
            "DESPATCH may be loaded: NO"
                + " {RELEASED_THOUGH_DO_NOT_LOAD=1, CONSIGNED_NOT_ANNOUNCED=1, DECLARED_LATE=1}");
  }

  private static void play(List<Letter> letters, Random random, boolean shuffled) {
    Set<Integer> declared = new LinkedHashSet<>(List.of(0));
    List<Letter> waiting = new ArrayList<>(letters);
    while (!waiting.isEmpty()) {
      List<Letter> possible =
          waiting.stream().filter(each -> declared.contains(Math.max(0, each.item()))).toList();
      Letter next = possible.get(shuffled ? random.nextInt(possible.size()) : 0);
      next.sending().run();
      waiting.remove(next);
      if (next.item() < 0) declared.add(-next.item());
    }
  }

  /** One flight with two items, and all messages about it. */
  private static final class Voyage {
    private final LoadingLine loading;
    private final TestLine line;
    private final int round;
    private final String despatch;
    private final String waybill;
    private final List<String> lrns = new ArrayList<>(List.of("", "", ""));
    private final List<String> declared = new ArrayList<>(List.of("", "", ""));

    Voyage(LoadingLine loading, int round) {
      this.loading = loading;
      this.line = loading.line;
      this.round = round;
      this.despatch = "DEFRAAGBLALAACN6%04d".formatted(round);
      this.waybill = "057-%08d".formatted(round);
    }

    private String item(int number) {
      return s10(1000 + 10 * round + number);
    }

    private String receptacle(int number) {
      return despatch + "%03d000010".formatted(number);
    }

    private String mrn(int number) {
      return "26DE%012d%02d".formatted(round, number);
    }

    List<Letter> letters() {
      List<Letter> letters = new ArrayList<>();
      letters.add(new Letter(-1, () -> declare(1)));
      letters.add(new Letter(-2, () -> declare(2)));
      letters.add(announced("post", despatch(11, "9", receptacle(1), item(1))));
      letters.add(announced("post", despatch(12, "5", receptacle(1), item(1), item(2))));
      letters.add(announced("post", consignment(21, "9", receptacle(1))));
      letters.add(announced("post", consignment(22, "5", receptacle(1), receptacle(2))));
      letters.add(announced("air", flight()));
      letters.add(announced("air", response("74", 30)));
      letters.add(announced("air", response("24", 40)));
      for (int each = 1; each <= 2; each++) {
        int item = each;
        letters.add(
            new Letter(item, () -> loading.ics(LoadingLine.registered(lrns.get(item), mrn(item)))));
      }
      letters.add(
          new Letter(1, () -> loading.ics(LoadingLine.information(mrn(1), "RFI-" + round, 10))));
      letters.add(
          new Letter(
              0,
              () ->
                  loading.answered(
                      LoadingLine.response("RFI-" + round, "INFORMATION", "Limewood."))));
      letters.add(new Letter(1, () -> loading.ics(LoadingLine.complete(mrn(1), 30))));
      letters.add(new Letter(2, () -> loading.ics(LoadingLine.doNotLoad(mrn(2), item(2), 20))));
      for (int each = 1; each <= 2; each++) {
        int item = each;
        letters.add(new Letter(item, () -> released(item)));
      }
      return letters;
    }

    private Letter announced(String partner, String text) {
      return new Letter(0, () -> line.take(partner, "announcement.txt", text));
    }

    private void declare(int number) {
      int before = line.lrns().size();
      line.take(
          "post",
          item(number) + ".xml",
          LineMessages.items(LoadingLine.item("original", item(number), "Wooden chess set")));
      if (line.lrns().size() == before) return; // the same again
      declared.set(number, line.lrns().get(before));
      List<String> filings = loading.filings();
      lrns.set(number, Said.part(filings.get(filings.size() - 1), "LRN"));
    }

    private void released(int number) {
      String id = "R" + round + number;
      line.take("customs", "release.xml", answers(answer(id, declared.get(number), "09", 35)));
    }

    private String despatch(int minute, String function, String receptacle, String... items) {
      List<String> body = new ArrayList<>();
      body.add("UNH+1+PREDES:D:00A:UN:UPU21");
      body.add("BGM+787+M1+" + function);
      body.add("DTM+137:2026071510%02d:203".formatted(minute));
      body.add("RFF+SRN:" + despatch);
      body.add("NAD+MS+DE101");
      body.addAll(Announcements.bag(receptacle, items));
      return interchange("P" + round + minute, body);
    }

    private String consignment(int minute, String function, String... receptacles) {
      List<String> body = new ArrayList<>();
      body.add("UNH+1+CARDIT:2:1:UP");
      body.add("BGM+610+C" + round + "+" + function);
      body.add("DTM+137:2026071510%02d:203".formatted(minute));
      body.add("TSR+C");
      body.add("RFF+AAM:" + waybill.replace("-", ""));
      body.add("TDT+20+BA08%02d+4".formatted(round));
      body.add("LOC+5+FRA");
      body.add("LOC+8+LHR");
      for (String each : receptacles) {
        body.add("GID+1+1:BG");
        body.add("CNI+1+" + each);
        body.add("MEA+WT+G+KGM:1");
      }
      return interchange("C" + round + minute, body);
    }

    private String response(String event, int minute) {
      List<String> body = new ArrayList<>();
      body.add("UNH+1+RESDIT:1:1:UP");
      body.add("BGM+77+R1+9");
      body.add("DTM+137:202607151410:203");
      body.add("RFF+ACW:C" + round);
      body.add("CNI+1+" + receptacle(1));
      body.add("STS++" + event);
      body.add("DTM+334:2026071513%02d?+0100:205".formatted(minute));
      body.add("LOC+175+FRA");
      return interchange("R" + round + minute, body);
    }

    private static String interchange(String reference, List<String> body) {
      body.add("UNT+" + (body.size() + 1) + "+1");
      return "UNB+UNOC:3+DE101+XX101+260715:1000+"
          + reference
          + "'"
          + String.join("'", body)
          + "'UNZ+1+"
          + reference
          + "'";
    }

    private String flight() {
      return "FFM/8\r\n1/BA08%02d/15JUL2010/FRA\r\nLHR\r\n%sFRALHR/T2K2T2/MAIL\r\nLAST\r\n"
          .formatted(round, waybill);
    }

    /** How everything stands, in words that do not name the round. */
    List<String> end() {
      List<String> end = new ArrayList<>();
      for (int number = 1; number <= 2; number++) {
        String name = "item " + number + " ";
        String of = " f.dossier = (select id from dossier where item_id = '" + item(number) + "')";
        query("select concat_ws(' ', f.purpose, f.state, f.standing) from filing f where" + of)
            .forEach(each -> end.add(name + each));
        query(
                "select distinct on (f.id) 'last told ' || d.meaning from filing f"
                    + " join document d on d.filing = f.id join departure p on p.id = d.departure"
                    + " where p.kind = 'NOTICE' and f.purpose = 'security' and"
                    + of
                    + " order by f.id, d.id desc")
            .forEach(each -> end.add(name + each));
      }
      String ours =
          " (m.despatch = '%s' or m.consignment = 'C%d' or m.reference like 'BA08%02d/%%')"
              .formatted(despatch, round, round);
      end.addAll(
          query(
              "select concat_ws(' ', m.level, m.standing, case when m.level <> 'FLIGHT' then"
                  + " to_char(m.issued_at at time zone 'UTC', 'MI') end,"
                  + " (select case when m.level = 'DESPATCH' then (select count(*) from manifest_item i"
                  + " where i.manifest = m.id) when m.level = 'FLIGHT' then sum(l.pieces)"
                  + " else count(*) end from manifest_line l where l.manifest = m.id))"
                  + " from manifest m where m.standing in ('IN_FORCE', 'VOID') and"
                  + ours
                  + " order by 1"));
      end.addAll(
          query(
              "select 'customs has ' || to_char(m.issued_at at time zone 'UTC', 'MI') from document d"
                  + " join manifest m on m.id = d.manifest where d.function <> 'CANCELLATION' and"
                  + ours
                  + " order by d.id desc limit 1"));
      end.addAll(
          query(
              "select 'post was told ' || string_agg(d.function, ' ' order by d.function)"
                  + " from document d join receptacle_event e on e.id = d.receptacle_event"
                  + " where e.receptacle = '"
                  + receptacle(1)
                  + "'"));
      Map<String, String> names = new LinkedHashMap<>();
      names.put(receptacle(1), "BAG1");
      names.put(receptacle(2), "BAG2");
      names.put(despatch, "DESPATCH");
      names.put(waybill, "WAYBILL");
      names.put(item(1), "ITEM1");
      names.put(item(2), "ITEM2");
      names.put("C" + round, "CONSIGNMENT");
      end.addAll(new MatchSaid(line).of(names));
      return end.stream().sorted().toList();
    }

    private List<String> query(String sql) {
      return line.query(sql);
    }
  }
}
