package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.journal.postgres.PrivatePostgres;
import org.jdbi.v3.core.Jdbi;

/** The match among few and many open items, on a server of its own. */
final class Match {
  private static final int ITEMS = 1;
  private static final int DESPATCH = 2;
  private static final int CONSIGNMENT = 3;
  private static final int FLIGHT = 4;
  private static final long LARGE = 900_000;
  private static final int OF_ONE_RECEPTACLE = 25;

  /**
   * @param few open items of the small database
   * @param many of the large one
   * @param items of the despatch that is matched
   * @param messages of one item each, in one round
   */
  record Size(int rounds, int few, int many, int items, int messages) {}

  private final Size size;
  private final Consumer<String> progress;
  private final List<Double> announced = new ArrayList<>();
  private final List<Double> declared = new ArrayList<>();
  private final List<Double> flown = new ArrayList<>();
  private final List<Double> amongFew = new ArrayList<>();
  private final List<Double> amongMany = new ArrayList<>();

  Match(Size size, Consumer<String> progress) {
    this.size = size;
    this.progress = progress;
  }

  Result measure() throws IOException {
    Path folder = BenchFolder.temporary();
    try (PrivatePostgres server = PrivatePostgres.start(folder)) {
      try (OpenItems few = open(server, "few", size.few());
          OpenItems many = open(server, "many", size.many())) {
        many.large(size.items());
        // Two more: Java and the server compile and cache what they use.
        for (int round = -2; round < size.rounds(); round++) round(round, few, many);
      }
    } finally {
      BenchFolder.remove(folder);
    }
    return result();
  }

  private OpenItems open(PrivatePostgres server, String name, int items) throws IOException {
    progress.accept("match: %,d open items".formatted(items));
    Address there = server.address();
    Jdbi.create(there.url(), there.user(), there.password())
        .useHandle(handle -> handle.execute("create database " + name));
    OpenItems open = new OpenItems(there.database(name), items);
    open.fill();
    return open;
  }

  private void round(int round, OpenItems few, OpenItems many) {
    boolean counts = round >= 0;
    if (counts) progress.accept("match: round " + (round + 1));
    many.forget();
    keep(counts, announced, many.match(LARGE + DESPATCH));
    many.match(LARGE + CONSIGNMENT);
    keep(counts, flown, many.match(LARGE + FLIGHT));
    if (many.matched() != size.items())
      throw new IllegalStateException(many.matched() + " of " + size.items() + " items match");
    many.forget();
    keep(counts, declared, many.match(LARGE + ITEMS));
    keep(counts, amongFew, few.messages(size.messages()));
    keep(counts, amongMany, many.messages(size.messages()));
  }

  private static void keep(boolean counts, List<Double> rounds, double value) {
    if (counts) rounds.add(value);
  }

  private Result result() {
    String despatch =
        "a despatch of %,d items in %,d receptacles among %,d open items"
            .formatted(size.items(), size.items() / OF_ONE_RECEPTACLE, size.many());
    Figure few =
        new Figure(
            "match.few",
            "ms",
            amongFew,
            "new data of one item among %,d open ones".formatted(size.few()));
    Figure many =
        new Figure(
            "match.many",
            "ms",
            amongMany,
            "new data of one item among %,d open ones".formatted(size.many()));
    return new Result(
        "match",
        "From the commit of a message until all that it changes is matched and on disk."
            + " The last message of a despatch, with nothing of it matched before; and single messages"
            + " in two databases by turns.",
        List.of(
            new Figure("match.despatch", "ms", announced, despatch + "; its announcement is last"),
            new Figure("match.items", "ms", declared, despatch + "; its item data is last"),
            new Figure("match.flight", "ms", flown, despatch + "; its flight is last"),
            few,
            many,
            many.over(few, "match.growth", "; goal: at most 1.2")),
        List.of("Goal: below 2 000 ms for a despatch of 10 000 items in 400 receptacles."));
  }
}
