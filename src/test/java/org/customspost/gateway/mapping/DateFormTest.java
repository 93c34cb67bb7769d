package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates that leave something out. */
class DateFormTest {
  @ParameterizedTest
  @CsvSource({
    "yyMMdd, 260715, 2026-07-01, 2026-07-15",
    "yyMMdd, 991231, 2000-01-02, 1999-12-31",
    "yyMMdd, 000101, 2099-12-30, 2100-01-01",
    "yyMMdd, 700101, 2026-07-01, 2070-01-01",
    "ddMMM, 15JUL, 2026-07-01, 2026-07-15",
    "ddMMM, 31DEC, 2026-01-02, 2025-12-31",
    "ddMMM, 01JAN, 2026-12-31, 2027-01-01",
    "ddMMM, 29FEB, 2026-07-01, ",
    "ddMMM, 29FEB, 2027-12-01, 2028-02-29",
    "ddMMM, 31JUN, 2026-07-01, ",
    "dd, 15, 2026-07-01, 2026-07-15",
    "dd, 30, 2026-07-02, 2026-06-30",
    "dd, 31, 2026-07-14, 2026-07-31",
    "dd, 32, 2026-07-01, ",
  })
  void meansTheDateNearestToTheMessage(
      String form, String text, LocalDate near, @org.jspecify.annotations.Nullable LocalDate date) {
    assertThat(DateForms.of(List.of(form)).parse(text, LocalDate.class, near)).isEqualTo(date);
  }

  @Test
  void takesTheFormThatFits() {
    DateForms forms = DateForms.of(List.of("ddMMMHHmm", "ddMMM"));
    LocalDate near = LocalDate.of(2026, 7, 1);
    assertThat(forms.parse("15JUL2010", LocalDateTime.class, near))
        .isEqualTo(LocalDateTime.of(2026, 7, 15, 20, 10));
    assertThat(forms.parse("15jul", LocalDateTime.class, near))
        .isEqualTo(LocalDateTime.of(2026, 7, 15, 0, 0));
    assertThat(forms.parse("15JUL20", LocalDateTime.class, near)).isNull();
  }

  @Test
  void readsTwoDigitsOfTheYearWithATime() {
    assertThat(
            DateForms.of(List.of("yyMMddHHmm"))
                .parse("2612312350", LocalDateTime.class, LocalDate.of(2027, 1, 1)))
        .isEqualTo(LocalDateTime.of(2026, 12, 31, 23, 50));
  }
}
