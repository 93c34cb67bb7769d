package org.customspost.gateway.dossier.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customspost.gateway.journal.house.Counting;
import org.customspost.gateway.journal.house.Histogram;
import org.customspost.gateway.journal.house.Latency;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Preloading;
import org.jdbi.v3.core.Handle;

/**
 * Brings the tables of the house and of the reports up to date. What comes late is added to the day
 * that it is about.
 */
public final class RollUp {
  private static final String HOLDS =
      Stream.concat(
              Arrays.stream(Decision.values()).filter(Decision::holds).map(Enum::name),
              Arrays.stream(Preloading.values())
                  .filter(each -> each != Preloading.ASSESSMENT_COMPLETE)
                  .map(Enum::name))
          .collect(Collectors.joining("', '", "('", "')"));

  /** Of which sender and lane a filing is: its first declaration says it. */
  private static final String OF_FILING =
      " join filing f on f.id = %s join item_version v on v.id = f.declared_version";

  private static final String COLUMNS =
      "(x.sent_at at time zone 'UTC')::date, split_part(f.flow, '/', 1), v.sent_from, v.sent_to,";

  private static final String ANSWERS =
      "insert into answer_day as a (day, sender, sent_from, sent_to, customs, bucket, count) select "
          + COLUMNS
          + " x.partner, "
          + Histogram.bucket("extract(epoch from x.took)")
          + ", count(*) from ("
          + Latency.FIRST_ANSWERS
          + ") x"
          + OF_FILING.formatted("x.filing")
          + " group by 1, 2, 3, 4, 5, 6 on conflict (day, sender, sent_from, sent_to, customs,"
          + " bucket) do update set count = a.count + excluded.count";

  /**
   * A filing counts once for each reason, however often customs says it.
   *
   * @param reason the meaning, or an empty text: held for whatever reason
   * @param same what makes an earlier answer of the filing the same
   */
  private static String held(String reason, String same) {
    return "insert into hold_day as h (day, sender, sent_from, sent_to, customs, reason, count) select "
        + COLUMNS
        + " x.customs, "
        + reason
        + ", count(*) from (select w.filing, w.customs, w.meaning, s.sent_at"
        + " from answer w join filing g on g.id = w.filing join lateral"
        + " (select min(coalesce(p.sent_at, p.prepared_at)) as sent_at from document o"
        + " join departure p on p.id = o.departure where o.dossier = g.dossier"
        + " and o.filing = g.id and p.kind = 'DECLARATION') s on true"
        + " where w.id > :from and w.id <= :to and s.sent_at is not null and w.meaning in "
        + HOLDS
        + " and not exists (select from answer b where b.filing = w.filing and b.id < w.id and "
        + same
        + ")) x"
        + OF_FILING.formatted("x.filing")
        + " group by 1, 2, 3, 4, 5, 6 on conflict (day, sender, sent_from, sent_to, customs,"
        + " reason) do update set count = h.count + excluded.count";
  }

  private RollUp() {}

  /** False where another node does it. */
  public static boolean run(Handle handle, Instant now) {
    Optional<Counting.Answers> answers = Counting.next(handle, now);
    answers.ifPresent(
        counted -> {
          BatchQuality.addUp(handle);
          if (counted.to() > counted.from()) {
            add(handle, ANSWERS, counted);
            add(handle, held("x.meaning", "b.meaning = w.meaning"), counted);
            add(handle, held("''", "b.meaning in " + HOLDS), counted);
          }
          Despatches.renew(handle);
        });
    return answers.isPresent();
  }

  private static void add(Handle handle, String sql, Counting.Answers counted) {
    handle.createUpdate(sql).bind("from", counted.from()).bind("to", counted.to()).execute();
  }
}
