package org.customspost.gateway.journal.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinderIT {
  private static Database database;

  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh(2);
    database.run(FinderIT::fill);
  }

  private static void fill(Handle handle) {
    for (String each :
        new String[] {
          "insert into payload (id, unit, hash, bytes) values (1, 1, '', 1)",
          "insert into arrival (id, partner, channel, name, payload, hash, bytes, state,"
              + " control_reference) values (1, 'post', 'box', 'items-0715.edi', 1, '', 1,"
              + " 'FINISHED', 'P42'), (2, 'customs', 'queue', 'answers.xml', 1, '', 1, 'FINISHED', '')",
          "insert into as2_received (arrival, partner, channel, message_id, taken, disposition)"
              + " values (1, 'post', 'box', '<7@post>', true, 'processed')",
          "insert into dossier (id, item_id, operator) values (7, 'RR473124829GB', 'post')",
          "insert into item_version (id, dossier, number, arrival, ordinal, message, format,"
              + " head_offset, head_length, unit_offset, unit_length, function, content_hash)"
              + " values (9, 7, 1, 1, 1, '1', '', 0, 0, 0, 0, 'ORIGINAL', '')",
          "insert into filing (id, dossier, customs, purpose, flow, lrn, mrn, state, declared_version,"
              + " standing) values (5, 7, 'customs', 'import', 'f', 'CP000000001X',"
              + " '26GB123456789ABCD0', 'ACCEPTED', 9, 'HOLD_DOCS')",
          "insert into departure (id, partner, channel, kind, format, control_reference, unique_id,"
              + " file_name, prepared_at, state) values (3, 'customs', 'queue', 'DECLARATION', 'f',"
              + " '00000000000003', 'u00000000000003', 'd-00000000000003.edi', now(), 'SENT')",
          "insert into document (departure, position, reference, function, dossier, filing)"
              + " values (3, 1, 'CP000000001X', 'ORIGINAL', 7, 5)",
          "insert into answer (customs, arrival, ordinal, message, format, head_offset, head_length,"
              + " unit_offset, unit_length, notification_id, lrn, meaning, issued_at, filing)"
              + " values ('customs', 2, 1, '1', 'f', 0, 0, 0, 0, 'N-1', 'CP000000001X', 'HOLD_DOCS',"
              + " now(), 5)",
          "insert into finding (arrival, ordinal, item_id, code, severity, text)"
              + " values (1, 2, 'RR473124815GB', 'VAL-001', 'REJECT', 'VAL-001 it is so')",
          "insert into receptacle_event (partner, arrival, ordinal, receptacle, event, happened_at)"
              + " values ('carrier', 1, 1, 'DEFRAAGBLALAACN60001001000123', '74', now())",
        }) handle.execute(each);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Found find(String text) {
    return database.transaction(handle -> new Finder().find(handle, Question.of(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rr 473-124-829 gb|ITEM|7|item RR 473 124 829 GB|item id, from post, HOLD_DOCS",
        "cp000000001x|ITEM|7|LRN \"CP000000001X\"|LRN, from post, HOLD_DOCS",
        "26gb123456789abcd0|ITEM|7|MRN 26GB123456789ABCD0|MRN, from post, HOLD_DOCS",
        "n-1|ITEM|7|id of an answer \"N-1\"|id of an answer, from post, HOLD_DOCS",
        "items-0715.edi|ARRIVAL|1|file name \"items-0715.edi\"|file name, from post, FINISHED",
        "P42|ARRIVAL|1|control reference \"P42\"|control reference, from post, FINISHED",
        "7@post|ARRIVAL|1|AS2 Message-ID 7@post|Message-ID, from post, FINISHED",
        "<7@post>|ARRIVAL|1|AS2 Message-ID 7@post|Message-ID, from post, FINISHED",
        "D-00000000000003.EDI|||reference or name \"D-00000000000003.EDI\"|",
        "d-00000000000003.edi|DEPARTURE|3|file name \"d-00000000000003.edi\"|file name, to customs, SENT",
        "00000000000003|DEPARTURE|3|control reference \"00000000000003\"|control reference, to customs, SENT",
        "defraa gblala acn 6 0001 001 00 0123|RECEPTACLE||receptacle DEFRAA GBLALA ACN 6 0001 001000123|receptacle",
        "RR473124815GB|ITEM||item RR 473 124 815 GB|waits for post: send the item again, mended",
      })
  void findsWhatAPersonAsksFor(
      String text, Story.Kind kind, String number, String understood, String says) {
    Found found = find(text);

    assertThat(found.understood()).isEqualTo(understood);
    if (kind == null) {
      assertThat(found.spots()).isEmpty();
      return;
    }
    assertThat(found.spots()).hasSize(1);
    Found.Spot spot = found.spots().get(0);
    assertThat(spot.kind()).isEqualTo(kind);
    assertThat(spot.number()).isEqualTo(number == null ? "" : number);
    assertThat(spot.says()).isEqualTo(says);
  }

  @Test
  void namesKnownIdsThatAreOneSlipAwayFromOneWithAWrongCheckDigit() {
    Found found = find("rr 473 124 820 gb");

    assertThat(found.spots()).isEmpty();
    assertThat(found.near()).containsExactly("RR473124829GB");
    assertThat(found.slip().orElseThrow().toString())
        .isEqualTo(
            "TRK-610 no item can have the id RR473124820GB: its check digit is 0, computed is 9;"
                + " ids one slip away that are known: RR473124829GB.");
  }

  @Test
  void namesNothingNearAnIdThatIsRightAndNotKnown() {
    Found found = find("RR473124832GB");

    assertThat(found.spots()).isEmpty();
    assertThat(found.near()).isEmpty();
    assertThat(found.slip()).isEmpty();
  }
}
