package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;

/**
 * A gateway with many partners who all post at once, beside one with a single partner. Both have
 * the same keys of ours, so that what differs is the partners; a start is timed with one key too.
 */
final class As2Many {
  /** Keys of RSA take long to make: the partners share this many of ours, and have one each. */
  private static final int OUR_KEYS = 50;

  private static final int BYTES = 10 * 1024;

  /** A start differs from the next by more than what is looked for: more rounds. */
  private static final int STARTS = 4;

  private final Path home;
  private final As2.Size size;
  private final Consumer<String> progress;

  As2Many(Path home, As2.Size size, Consumer<String> progress) {
    this.home = home;
    this.size = size;
    this.progress = progress;
  }

  /** A gateway and who posts to it. */
  private record Side(
      List<As2Tie> ties,
      As2Folder folder,
      List<Double> ready,
      List<Double> processor,
      List<Double> rates)
      implements AutoCloseable {
    static Side of(List<As2Tie> ties, List<SigningKey> ours) throws IOException {
      As2Folder folder = As2Folder.layOut(ties, ours);
      return new Side(ties, folder, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void close() {
      folder.close();
    }
  }

  List<Figure> measure(As2Caller caller, As2Posts posts) throws IOException {
    progress.accept("as2: makes %d partners".formatted(size.partners()));
    int partners = size.partners();
    List<As2Tie> ties = As2Tie.make(partners, Kind.EC_P256, Math.min(partners, OUR_KEYS));
    List<As2Tie> first = ties.subList(0, 1);
    try (Side single = Side.of(first, As2Tie.ours(first));
        Side one = Side.of(first, As2Tie.ours(ties));
        Side many = Side.of(ties, As2Tie.ours(ties))) {
      starts(List.of(single, one, many));
      int wrong = rounds(List.of(one, many), caller, posts);
      return figures(single, one, many, wrong);
    }
  }

  private void starts(List<Side> sides) throws IOException {
    for (Side each : sides) start(each).close(); // the database has to be made
    List<Side> turned = new ArrayList<>(sides);
    Collections.reverse(turned);
    for (int start = 0; start < STARTS * size.rounds(); start++)
      for (Side each : start % 2 == 0 ? sides : turned) timed(each);
  }

  /** How many of all receipts were not as they should be. */
  private int rounds(List<Side> sides, As2Caller caller, As2Posts posts) throws IOException {
    int wrong = 0;
    try (RunningGateway first = start(sides.get(0));
        RunningGateway second = start(sides.get(1))) {
      progress.accept("as2: processes %d and %d".formatted(first.pid(), second.pid()));
      for (int round = -Math.min(1, size.warmUps()); round < size.rounds(); round++)
        for (Side each : sides) wrong += round(each, round, caller, posts);
    }
    return wrong;
  }

  /** A start while no other gateway runs. */
  private void timed(Side side) throws IOException {
    try (RunningGateway gateway = start(side)) {
      side.ready().add(gateway.secondsToReady());
      side.processor().add(Processes.own(gateway.pid()));
      progress.accept(
          "as2 with %d partners: ready after %.1f s"
              .formatted(side.ties().size(), gateway.secondsToReady()));
    }
  }

  private RunningGateway start(Side side) throws IOException {
    As2Folder folder = side.folder();
    return RunningGateway.start(
        home, folder.config(), folder.folder().resolve("log"), RunningGateway.Java.USUAL);
  }

  private int round(Side side, int round, As2Caller caller, As2Posts posts) throws IOException {
    int messages = Math.max(size.messages(), side.ties().size());
    var outcome = caller.post(side.folder().url(), posts.make(messages, BYTES, side.ties()));
    double rate = messages / outcome.seconds();
    if (round >= 0) side.rates().add(rate);
    progress.accept(
        "as2 with %d partners: %.0f messages/s %s"
            .formatted(side.ties().size(), rate, outcome.problem()));
    return outcome.wrong();
  }

  private static List<Figure> figures(Side single, Side one, Side many, int wrong) {
    int partners = many.ties().size();
    int keys = As2Tie.ours(many.ties()).size();
    Figure ready = new Figure("as2.single.ready", "s", single.ready(), "start: 1 partner, 1 key");
    Figure oneReady =
        new Figure("as2.one.ready", "s", one.ready(), "start: 1 partner, %d keys".formatted(keys));
    Figure manyReady =
        new Figure(
            "as2.many.ready",
            "s",
            many.ready(),
            "start: %d partners, %d keys".formatted(partners, keys));
    Figure oneProcessor =
        new Figure("as2.one.ready.cpu", "s", one.processor(), "processor time of that start");
    Figure manyProcessor =
        new Figure("as2.many.ready.cpu", "s", many.processor(), "processor time of that start");
    Figure oneRate = new Figure("as2.one", "messages/s", one.rates(), "10 KB, one partner");
    Figure manyRate =
        new Figure(
            "as2.many",
            "messages/s",
            many.rates(),
            "10 KB, all of %d partners".formatted(partners));
    return List.of(
        Figure.once(
            "as2.many.wrong",
            "receipts",
            wrong,
            "not signed with the right one of %d keys of ours, or no yes; wanted: 0"
                .formatted(keys)),
        ready,
        oneReady,
        manyReady,
        manyReady.over(oneReady, "as2.many.over.one.ready", "; wanted: at most 1.1"),
        manyReady.over(ready, "as2.many.over.single.ready", ": the keys too"),
        oneProcessor,
        manyProcessor,
        manyProcessor.over(oneProcessor, "as2.many.over.one.ready.cpu", ""),
        oneRate,
        manyRate,
        manyRate.over(oneRate, "as2.many.over.one", "; wanted: at least 0.9"));
  }
}
