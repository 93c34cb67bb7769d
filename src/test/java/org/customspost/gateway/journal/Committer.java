package org.customspost.gateway.journal;

import java.nio.file.Path;
import org.customspost.gateway.journal.postgres.PrivatePostgres;

/** Commits one number after another and says each when it is committed, until it is killed. */
final class Committer {
  private Committer() {}

  public static void main(String[] arguments) {
    PrivatePostgres server = PrivatePostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), 0);
    Database database = Database.open(server.address(), 2);
    database.run(
        handle -> handle.execute("drop table if exists proof; create table proof (n bigint)"));
    for (long n = 1; ; n++) {
      long number = n;
      database.run(handle -> handle.execute("insert into proof values (?)", number));
      System.out.println("acknowledged " + n);
    }
  }
}
