package org.customspost.gateway.simulator;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.simulator.Scenario.CustomsRole;

/**
 * Writes a customs system's answers. Each answer on an item is issued one minute after the one
 * before, by a clock of the system's own, so that their order is clear even where times have no
 * seconds. For several threads.
 */
final class AnswerBook {
  /** Longer than any plan has steps: nothing is issued in the future. */
  private static final int BEHIND = 30;

  private final CustomsRole role;
  private final Path folder;
  private final ZonedDateTime opened;
  private final LocalDate postedOn;
  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, Integer> given = new HashMap<>();
  private final Map<String, Integer> accepted = new HashMap<>();
  private final Set<String> referrals = new HashSet<>();

  AnswerBook(CustomsRole role, Path folder, Instant now) {
    this.role = role;
    this.folder = folder;
    this.opened = now.atZone(ZoneOffset.UTC).minusMinutes(BEHIND).withSecond(0).withNano(0);
    this.postedOn = ItemFiles.postedOn(now);
  }

  /** Year, country, fourteen digits: the form of a movement reference number. */
  synchronized String newMrn(String item) {
    int time = accepted.merge(item, 1, Integer::sum);
    String year = Integer.toString(opened.getYear() % 100);
    return year
        + role.facts().getOrDefault("country", "XX")
        + "%d0000%s".formatted(time, digits(item));
  }

  /** Nine digits that tell an item, or a despatch, from others. */
  private static String digits(String item) {
    return "%09d".formatted(Long.parseLong(item.replaceAll("[^0-9]", "")));
  }

  /** Whether an answer of this book wanted something under that reference. */
  synchronized boolean asked(String referral) {
    return referrals.contains(referral);
  }

  synchronized Letter write(String answer, String item, String lrn, String mrn) {
    int number = given.merge(item, 1, Integer::sum);
    ZonedDateTime issued = opened.plusMinutes(number);
    Map<String, String> values = new LinkedHashMap<>(role.facts());
    values.put("notification", item.toLowerCase(java.util.Locale.ROOT) + "-" + number);
    values.put("reference", "A" + digits(item) + "%02d".formatted(number));
    String referral = "REF" + digits(item) + "%05d".formatted(number);
    referrals.add(referral);
    values.put("referral", referral);
    values.put("item", item);
    values.put("lrn", lrn);
    values.put("mrn", mrn);
    values.put("posted", format(postedOn.atStartOfDay(ZoneOffset.UTC), "yyyyMMdd"));
    values.put("posted-iso", postedOn + "T09:30:00");
    values.put("issued-iso", format(issued, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
    values.put("respond-by-iso", format(issued.plusDays(14), "yyyy-MM-dd'T'HH:mm:ss'Z'"));
    values.put("issued", format(issued, "yyyyMMddHHmmss"));
    values.put("issued-minute", format(issued, "yyyyMMddHHmm"));
    values.put("issued-day", format(issued, "yyMMdd"));
    values.put("issued-time", format(issued, "HHmm"));
    values.put("respond-by", format(issued.plusDays(14), "yyyyMMddHHmmss"));
    values.put("respond-by-day", format(issued.plusDays(14), "yyyyMMdd"));
    Template template =
        templates.computeIfAbsent(
            role.answers().replace("*", answer), name -> Template.of(folder, name));
    String ending = role.answers().substring(role.answers().lastIndexOf('.'));
    return Letter.unsigned(
        answer + "_" + values.get("notification") + ending,
        SegmentCount.fill(template, Fill.of(values)));
  }

  private static String format(ZonedDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern).format(time);
  }
}
