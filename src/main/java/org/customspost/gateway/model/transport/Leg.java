package org.customspost.gateway.model.transport;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One leg of the way.
 *
 * @param stage UN/EDIFACT 8051: 20 is the main carriage
 * @param mode UN/EDIFACT 8067: 4 is air
 * @param carrier designator of the carrier, two characters for an airline
 * @param voyage flight, voyage or trip number without the carrier
 * @param from IATA airport code or UN/LOCODE
 * @param to as {@code from}
 * @param departsAt scheduled, local time of the place
 * @param arrivesAt scheduled, local time of the place
 */
public record Leg(
    @Nullable String stage,
    @Nullable String mode,
    @Nullable String carrier,
    @Nullable String voyage,
    @Nullable String from,
    @Nullable String to,
    @Nullable LocalDateTime departsAt,
    @Nullable LocalDateTime arrivesAt) {
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");

  /** The voyage in one form: {@code BA0816} and {@code 816} of carrier BA are the same flight. */
  public String number() {
    return number(carrier, voyage);
  }

  /** As {@link #number()}, for whoever has no leg. */
  public static String number(@Nullable String carrier, @Nullable String voyage) {
    if (voyage == null) return "";
    String text = voyage.strip().toUpperCase(Locale.ROOT);
    String before = carrier == null ? "" : carrier;
    String number = text.startsWith(before) ? text.substring(before.length()) : text;
    return LEADING_ZEROS.matcher(number).replaceFirst("");
  }

  /** The day it starts on, else the day it ends on; null where neither is told. */
  public @Nullable LocalDate day() {
    LocalDateTime at = departsAt == null ? arrivesAt : departsAt;
    return at == null ? null : at.toLocalDate();
  }
}
