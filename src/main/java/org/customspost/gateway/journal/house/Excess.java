package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.util.Optional;

/** Notices shares and times that are much larger than they used to be, and not by chance. */
final class Excess {
  private static final long FEWEST_REFUSED = 10;
  private static final long FEWEST_BEFORE = 100;
  private static final double TIMES = 2;
  private static final double AT_LEAST = 0.05;
  private static final double SIGMAS = 4;

  private static final long FEWEST_NOW = 20;
  private static final int SLOWER = 3;
  private static final Duration SLOWER_BY = Duration.ofMinutes(1);

  private Excess() {}

  /** A part of all. */
  record Share(long part, long all) {
    static final Share NONE = new Share(0, 0);

    Share plus(Share other) {
      return new Share(part + other.part, all + other.all);
    }
  }

  /**
   * Today's share against that of the 14 days before: at least ten refused, twice and five points
   * above what was usual, and farther from it than chance goes (four standard deviations).
   */
  static boolean unusual(Share today, Share before) {
    if (today.part() < FEWEST_REFUSED || before.all() < FEWEST_BEFORE) return false;
    double usual = (before.part() + 1.0) / (before.all() + 2.0);
    double now = (double) today.part() / today.all();
    double chance = Math.sqrt(usual * (1 - usual) / today.all());
    return now >= TIMES * usual && now - usual >= AT_LEAST && now - usual >= SIGMAS * chance;
  }

  /**
   * @param customs whether it is customs that refuses
   */
  static Optional<Remark> refused(String partner, boolean customs, Share today, Share before) {
    if (!unusual(today, before)) return Optional.empty();
    String what = customs ? "rejections by " : "refused items of ";
    String text =
        what
            + partner
            + " are "
            + Spans.share(today.part(), today.all())
            + " today against "
            + Spans.share(before.part(), before.all())
            + " in the last 14 days";
    return Optional.of(new Remark(Remark.Kind.REFUSED, partner, text));
  }

  /** The last hour's median against that of the 14 days before: three times, and a minute more. */
  static Optional<Remark> slow(
      Latency.Stage stage, String partner, Histogram lastHour, Histogram before) {
    if (lastHour.total() < FEWEST_NOW || before.total() < FEWEST_BEFORE) return Optional.empty();
    Duration now = lastHour.median().orElse(Duration.ZERO);
    Duration usual = before.median().orElse(Duration.ZERO);
    boolean slower =
        now.compareTo(usual.multipliedBy(SLOWER)) >= 0
            && now.minus(usual).compareTo(SLOWER_BY) >= 0;
    if (!slower) return Optional.empty();
    String text =
        switch (stage) {
              case DECLARED -> "declarations to " + partner + " leave after ";
              case ANSWERED -> partner + " answers after ";
              case TOLD -> "notices to " + partner + " leave after ";
            }
            + Spans.words(now)
            + " in the last hour; usually after "
            + Spans.words(usual);
    return Optional.of(new Remark(Remark.Kind.SLOW, partner, text));
  }
}
