package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RowsIT {
  private static final String COLUMNS = "id, number, words, bytes, at, day";
  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh(2);
    database.run(
        handle ->
            handle.execute(
                "create table kinds (id bigint primary key, number integer, words text, bytes bytea,"
                    + " at timestamptz, day date, said text not null default 'default')"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void writesEachKindOfValueAsItIs() {
    OffsetDateTime time = OffsetDateTime.parse("1999-12-31T23:59:59.123456+02:00");
    LocalDate day = LocalDate.of(1969, 7, 20);
    database.run(
        handle ->
            Rows.into("kinds", COLUMNS)
                .add(Long.MIN_VALUE, -1, "tab\t, \\N, Ünïcode", new byte[] {0, -1, 9}, time, day)
                .add(2L, null, null, null, null, null)
                .insert(handle));

    Map<String, Object> row = row("id < 0");
    assertThat(row)
        .containsEntry("id", Long.MIN_VALUE)
        .containsEntry("number", -1)
        .containsEntry("words", "tab\t, \\N, Ünïcode")
        .containsEntry("bytes", new byte[] {0, -1, 9})
        .containsEntry("said", "default");
    assertThat(row.get("day")).hasToString("1969-07-20");
    assertThat(count("at = '1999-12-31T21:59:59.123456Z'")).isEqualTo(1);
    assertThat(count("number is null and words is null and bytes is null and day is null"))
        .isEqualTo(1);
  }

  @Test
  void writesNothingWhereThereIsNothing() {
    database.run(handle -> Rows.into("kinds", COLUMNS).insert(handle));
    assertThat(count("true")).isZero();
  }

  @Test
  void isUndoneWithTheTransactionAndLeavesTheConnectionWhole() {
    assertThatThrownBy(
            () ->
                database.run(
                    handle -> {
                      Rows.into("kinds", "id").add(1L).add(2L).insert(handle);
                      Rows.into("kinds", "id").add(1L).insert(handle);
                    }))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("kinds");
    database.run(handle -> Rows.into("kinds", "id").add(1L).insert(handle));
    assertThat(count("true")).isEqualTo(1);
  }

  @Test
  void refusesAValueOfAnotherTypeThanItsColumn() {
    assertThatThrownBy(() -> database.run(handle -> Rows.into("kinds", "id").add(1).insert(handle)))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> Rows.into("kinds", "id").add(1.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(count("true")).isZero();
  }

  private Map<String, Object> row(String where) {
    return database.transaction(
        handle -> handle.createQuery("select * from kinds where " + where).mapToMap().one());
  }

  private long count(String where) {
    return database.transaction(
        handle ->
            handle
                .createQuery("select count(*) from kinds where " + where)
                .mapTo(Long.class)
                .one());
  }
}
