package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.Test;

class DatabaseIT {
  @Test
  void forcesEachCommitToDisk() {
    try (Database database = TestDatabase.fresh(1)) {
      database.run(handle -> handle.execute("create table proof (n int)"));
      long before = database.fsyncs();
      for (int i = 0; i < 20; i++)
        database.run(handle -> handle.execute("insert into proof values (1)"));
      long after = database.fsyncs();
      assertThat(after - before).isGreaterThanOrEqualTo(15);
    }
  }

  @Test
  void commitsTheInnerOfTwoTransactionsThoughTheOuterIsUndone() {
    try (Database database = TestDatabase.fresh(2)) {
      database.run(handle -> handle.execute("create table proof (n int)"));
      assertThatThrownBy(
              () ->
                  database.run(
                      outer -> {
                        outer.execute("insert into proof values (1)");
                        database.run(inner -> inner.execute("insert into proof values (2)"));
                        throw new IllegalStateException("undone");
                      }))
          .hasMessage("undone");
      List<Integer> kept =
          database.transaction(
              handle -> handle.createQuery("select n from proof").mapTo(Integer.class).list());
      assertThat(kept).containsExactly(2);
    }
  }

  @Test
  void saysWhichDatabaseCannotBeReached() {
    Address nowhere = new Address("jdbc:postgresql://127.0.0.1:1/x?connectTimeout=1", "u", "p");
    assertThatThrownBy(() -> Database.open(nowhere, 1))
        .isInstanceOfSatisfying(
            GatewayException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.JRN_009);
              assertThat(e).hasMessageContaining("127.0.0.1:1").hasMessageContaining("refused");
            });
  }

  @Test
  void warnsOfAServerThatDoesNotForceItsCommitsToDisk() {
    Address address = TestDatabase.freshAddress();
    try (Database database = Database.open(address, 1)) {
      String name = address.url().substring(address.url().lastIndexOf('/') + 1);
      database.run(
          handle -> handle.execute("alter database " + name + " set synchronous_commit = off"));
    }
    try (Database database = Database.open(address, 1)) {
      assertThat(database.durability())
          .singleElement()
          .asString()
          .startsWith("JRN-010")
          .contains("synchronous_commit = off");
    }
  }

  @Test
  void findsNothingToWarnOfInThePrivateServer() {
    try (Database database = TestDatabase.fresh(1)) {
      assertThat(database.durability()).isEmpty();
    }
  }
}
