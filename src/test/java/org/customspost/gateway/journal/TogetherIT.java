package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TogetherIT {
  private static final String ADD = "insert into things (name, bytes) values (?, ?)";

  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh(2);
    database.run(
        handle ->
            handle.execute(
                "create table things (id bigint generated always as identity primary key, name text unique,"
                    + " bytes bytea)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void writesInOrderAndGivesTheNumberThatWasReturned() {
    long number =
        database.transaction(
            handle -> {
              Together together = new Together(handle);
              together.add(ADD, "first; with a semicolon?", new byte[] {0, -1});
              together.add(ADD + " returning id", "second", null);
              together.add("update things set name = ? where name = ?", "third", "second");
              return together.write();
            });

    assertThat(number).isEqualTo(2);
    assertThat(names()).isEqualTo("first; with a semicolon?,third");
  }

  @Test
  void writesNothingUntilItIsTold() {
    database.run(handle -> new Together(handle).add(ADD, "first", null));
    assertThat(names()).isEmpty();
  }

  @Test
  void saysWhatAConflictMeans() {
    database.run(handle -> handle.execute(ADD, "taken", null));

    assertThatThrownBy(
            () ->
                database.run(
                    handle -> {
                      Together together = new Together(handle);
                      together.onConflict("things_pkey", () -> problem("number"));
                      together.onConflict("things_name_key", () -> problem("name"));
                      together.add(ADD, "free", null);
                      together.add(ADD, "taken", null);
                      together.writeAndCommit();
                    }))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("name");
    assertThat(names()).isEqualTo("taken");
  }

  @Test
  void commitsWithTheLastStatement() {
    database.run(
        handle -> {
          Together together = new Together(handle);
          together.add(ADD + " returning id", "first", null);
          assertThat(together.writeAndCommit()).isEqualTo(1);
          assertThat(names()).as("seen by another connection").isEqualTo("first");
        });
    assertThat(names()).isEqualTo("first");
  }

  @Test
  void commitsNothingWhereTheCommitFails() {
    database.run(
        handle ->
            handle.execute(
                "alter table things add constraint at_the_end unique (bytes) initially deferred"));

    assertThatThrownBy(
            () ->
                database.run(
                    handle -> {
                      Together together = new Together(handle);
                      together.add(ADD, "first", new byte[] {1});
                      together.add(ADD, "second", new byte[] {1});
                      together.writeAndCommit();
                    }))
        .isInstanceOf(JdbiException.class)
        .hasStackTraceContaining("at_the_end");
    assertThat(names()).isEmpty();
  }

  @Test
  void keepsNoMoreInMemoryThanAMegabyte() {
    database.run(
        handle -> {
          Together together = new Together(handle);
          together.add(ADD, "small", new byte[10]);
          together.add(ADD, "large", new byte[1024 * 1024]);
          assertThat(handle.select("select count(*) from things").mapTo(Long.class).one())
              .isEqualTo(2);
          assertThat(together.write()).isZero();
        });
    assertThat(names()).isEqualTo("small,large");
  }

  @Test
  void failsWholeWhereOneStatementIsWrong() {
    assertThatThrownBy(
            () ->
                database.run(
                    handle -> {
                      Together together = new Together(handle);
                      together.add(ADD, "first", null);
                      together.add(ADD, "first", null);
                      together.write();
                    }))
        .isInstanceOf(JdbiException.class)
        .hasStackTraceContaining("duplicate key");
    assertThat(names()).isEmpty();
  }

  private static GatewayException problem(String name) {
    return new GatewayException(Finding.of(ErrorCode.RCV_360, Place.NOWHERE, "message", name));
  }

  private String names() {
    return database.transaction(
        handle ->
            handle
                .select("select coalesce(string_agg(name, ',' order by id), '') from things")
                .mapTo(String.class)
                .one());
  }
}
