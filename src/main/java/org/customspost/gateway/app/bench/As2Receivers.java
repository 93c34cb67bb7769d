package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.customspost.gateway.app.bench.As2Posts.Post;
import org.customspost.gateway.app.bench.As2Receiver.Ours;

/**
 * The same messages to several receivers by turns: each gets the same bytes in the same order from
 * the same client.
 */
final class As2Receivers {
  private final List<? extends As2Receiver> receivers;
  private final As2Caller caller;
  private final Consumer<String> progress;
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  As2Receivers(List<? extends As2Receiver> receivers, As2Caller caller, Consumer<String> progress) {
    this.receivers = receivers;
    this.caller = caller;
    this.progress = progress;
  }

  /** Makes the messages of a round. */
  @FunctionalInterface
  interface Supply {
    /**
     * @param counts whether the round does
     */
    List<Post> next(boolean counts) throws IOException;
  }

  /**
   * Rates and processor times by receiver, round by round, under the size's name; rounds count when
   * ours have settled.
   */
  void measure(String size, int mostWarmUps, int rounds, Supply supply) throws IOException {
    List<Long> ours =
        receivers.stream().filter(Ours.class::isInstance).map(As2Receiver::pid).toList();
    new WarmUp(ours, mostWarmUps).run(round -> round(size, "warming up", supply, false));
    for (int round = 1; round <= rounds; round++)
      round(size, "round " + round + " of " + rounds, supply, true);
  }

  private void round(String size, String what, Supply supply, boolean counts) throws IOException {
    List<Post> posts = supply.next(counts);
    for (As2Receiver each : receivers) {
      String told = measure(size, each, posts, counts);
      progress.accept("as2 %s: %s, %s, %s".formatted(size, each.name(), what, told));
    }
  }

  private String measure(String size, As2Receiver receiver, List<Post> posts, boolean counts)
      throws IOException {
    receiver.forget();
    double own = Processes.own(receiver.pid());
    double compiler = Processes.compiler(receiver.pid());
    double started = Processes.started(receiver.pid());
    As2Caller.Outcome outcome = caller.post(receiver.url(), posts);
    if (outcome.wrong() > 0)
      throw new IOException(
          "%s: %d wrong receipts, such as %s"
              .formatted(receiver.name(), outcome.wrong(), outcome.problem()));
    double rate = posts.size() / outcome.seconds();
    own = (Processes.own(receiver.pid()) - own) * 1e6 / posts.size();
    compiler = (Processes.compiler(receiver.pid()) - compiler) * 1e6 / posts.size();
    started = (Processes.started(receiver.pid()) - started) * 1e6 / posts.size();
    String name = size + "." + receiver.name();
    if (counts) {
      add(name, rate);
      add(name + ".cpu", own);
      add(name + ".compiler", compiler);
      add(name + ".all", own + started);
    }
    return "%.0f messages/s, %.0f us each and %.0f in its database".formatted(rate, own, started);
  }

  private void add(String name, double value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  /** A figure of what was measured. */
  Figure figure(String name, String unit, String says) {
    return new Figure("as2." + name, unit, values.getOrDefault(name, List.of()), says);
  }

  List<? extends As2Receiver> all() {
    return receivers;
  }
}
