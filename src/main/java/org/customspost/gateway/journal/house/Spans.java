package org.customspost.gateway.journal.house;

import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of time and shares in words, as people say them. */
public final class Spans {
  private static final int PER_CENT = 100;
  private static final int TEN = 10;
  private static final int THOUSAND = 1024;

  private Spans() {}

  /** The two largest units: {@code 3 d 4 h}, {@code 12 min}, {@code 0.4 s}. */
  public static String words(Duration time) {
    if (time.isNegative()) return "-" + words(time.negated());
    if (time.toDays() > 0) return time.toDays() + " d" + more(time.toHoursPart(), " h");
    if (time.toHours() > 0) return time.toHours() + " h" + more(time.toMinutesPart(), " min");
    if (time.toMinutes() >= TEN) return time.toMinutes() + " min";
    if (time.toMinutes() > 0) return time.toMinutes() + " min" + more(time.toSecondsPart(), " s");
    if (time.toSeconds() >= TEN) return time.toSeconds() + " s";
    long tenths = time.toMillis() / PER_CENT;
    return tenths / TEN + (tenths % TEN == 0 ? "" : "." + tenths % TEN) + " s";
  }

  /** The largest unit alone: how long ago something was. */
  public static String about(Duration time) {
    if (time.toDays() > 0) return time.toDays() + " d";
    if (time.toHours() > 0) return time.toHours() + " h";
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  /** {@code 3.4 GB}, as disks are told. */
  public static String bytes(long bytes) {
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes;
    String unit = "B";
    for (int i = 0; i < units.length && value >= THOUSAND; i++) {
      value /= THOUSAND;
      unit = units[i];
    }
    return BigDecimal.valueOf(Math.round(value * TEN), 1).stripTrailingZeros().toPlainString()
        + " "
        + unit;
  }

  private static String more(int part, String unit) {
    return part == 0 ? "" : " " + part + unit;
  }

  /** {@code 14 %}; below ten with one place. */
  public static String share(long part, long of) {
    if (of == 0) return "";
    double share = (double) part * PER_CENT / of;
    String number =
        share >= TEN
            ? Long.toString(Math.round(share))
            : BigDecimal.valueOf(Math.round(share * TEN), 1).stripTrailingZeros().toPlainString();
    return number + " %";
  }
}
