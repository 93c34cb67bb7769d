package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * What of one kind is open, by age.
 *
 * @param what HOLD (nobody at the operator said yet that it is seen) or REFERRAL (not answered yet)
 * @param partner whose turn it is
 * @param reason what customs said, by the name of its meaning
 * @param ages how many are younger than each of {@link #LIMITS}, and not younger than the one
 *     before; the last are older than all
 */
public record Open(
    What what,
    String partner,
    String customs,
    String reason,
    List<Long> ages,
    OffsetDateTime oldest) {
  public Open {
    ages = List.copyOf(ages);
  }

  /** What is open. */
  public enum What {
    HOLD,
    REFERRAL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The ages that are told apart. */
  public static final List<Duration> LIMITS =
      List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3));

  private static final String ALL =
      "select 'REFERRAL' as what, owner as partner, customs, kind as reason, issued_at as since"
          + " from referral where response is null and not closed"
          + " union all select 'HOLD', h.operator, f.customs, h.meaning, h.opened_at"
          + " from hold_order h join filing f on f.id = h.filing"
          + " where h.acknowledged_at is null and h.superseded_at is null";

  /** The heads of the ages: {@code under 1 h}, …, {@code older}. */
  public static List<String> heads() {
    List<String> heads = new ArrayList<>();
    for (Duration each : LIMITS) heads.add("under " + Spans.words(each));
    heads.add("older");
    return heads;
  }

  public long total() {
    return ages.stream().mapToLong(Long::longValue).sum();
  }

  static List<Open> now(Handle handle) {
    StringBuilder counts = new StringBuilder();
    Duration from = Duration.ZERO;
    for (Duration each : LIMITS) {
      counts.append(count(from, each)).append(',');
      from = each;
    }
    String older = " count(*) filter (where age >= interval '%d seconds')";
    return handle
        .createQuery(
            "select what, partner, customs, reason, array["
                + counts
                + older.formatted(from.toSeconds())
                + "] as ages, min(since) as oldest from (select x.*, clock_timestamp() - since as"
                + " age from ("
                + ALL
                + ") x) y group by 1, 2, 3, 4 order by 1, 2, 3, 4")
        .map(
            (row, context) ->
                new Open(
                    What.valueOf(row.getString("what")),
                    row.getString("partner"),
                    row.getString("customs"),
                    row.getString("reason"),
                    List.of((Long[]) row.getArray("ages").getArray()),
                    row.getObject("oldest", OffsetDateTime.class)))
        .list();
  }

  /** A time in the future is as young as can be: clocks differ. */
  private static String count(Duration from, Duration to) {
    String least =
        from.isZero() ? "" : "age >= interval '%d seconds' and ".formatted(from.toSeconds());
    return " count(*) filter (where %sage < interval '%d seconds')"
        .formatted(least, to.toSeconds());
  }
}
