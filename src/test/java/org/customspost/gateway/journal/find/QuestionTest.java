package org.customspost.gateway.journal.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.customspost.gateway.journal.find.Question.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RR473124829GB",
        "rr473124829gb",
        " RR 473 124 829 GB ",
        "RR-473-124-829-GB",
        "rr 4731 2482 9 gb",
        "RR\u2013473124829\u2013GB",
        "RR\u00a0473\u00a0124\u00a0829\u00a0GB",
        "RR473.124.829GB"
      })
  void understandsAnItemIdInAnySpelling(String text) {
    Question question = Question.of(text);

    assertThat(question.form()).isEqualTo(Form.ITEM);
    assertThat(question.keys().get(0)).isEqualTo("RR473124829GB");
    assertThat(question.understood()).isEqualTo("item RR 473 124 829 GB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rr 473 124 820 gb|NO_ITEM|RR473124820GB",
        "defraa gblala acn 6 0001|DESPATCH|DEFRAAGBLALAACN60001",
        "DEFRAAGBLALAACN600010010000123|NAME|DEFRAAGBLALAACN600010010000123",
        "DEFRAAGBLALAACN60001 001 00 0123|RECEPTACLE|DEFRAAGBLALAACN60001001000123",
        "26gb123456789abcd0|MRN|26GB123456789ABCD0",
        "05751987552|WAYBILL|057-51987552",
        "057 5198 7552|WAYBILL|057-51987552",
        "ba0816|FLIGHT|BA816",
        "BA 816 2026-12-24|FLIGHT|BA816/2026-12-24",
        "ba816/2026-12-24|FLIGHT|BA816/2026-12-24",
        "<42@example-post>|MESSAGE_ID|42@example-post",
        "42@example-post|MESSAGE_ID|42@example-post",
        "items-0715.edi|NAME|items-0715.edi",
        "00000000000042|NAME|00000000000042",
        "does not answer|WORDS|does not answer",
      })
  void tellsByTheFormWhatItIs(String text, Form form, String key) {
    Question question = Question.of(text);

    assertThat(question.form()).isEqualTo(form);
    assertThat(question.keys().get(0)).isEqualTo(key);
  }

  @Test
  void looksUnderWhatWasTypedTooSinceAReferenceMayHaveAnyForm() {
    assertThat(Question.of("cp000000001x").keys()).containsExactly("cp000000001x", "CP000000001X");
    assertThat(Question.of("ba0816").keys()).containsExactly("BA816", "ba0816", "BA0816");
  }

  @Test
  void takesAnythingForAName() {
    assertThat(Question.of("").form()).isEqualTo(Form.NAME);
    assertThat(Question.of("'; drop table item; --").form()).isEqualTo(Form.WORDS);
    assertThat(Question.of("\ud83d\udce6").understood())
        .isEqualTo("reference or name \"\ud83d\udce6\"");
  }
}
