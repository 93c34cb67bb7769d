package org.customspost.gateway.dossier.report;

import static org.customspost.gateway.error.ErrorCode.TRK_650;
import static org.customspost.gateway.error.ErrorCode.TRK_651;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked about.
 *
 * @param from first day, UTC
 * @param to last day
 * @param sender empty for all
 * @param origin country; empty for all
 * @param destination country; empty for all
 */
public record Asked(
    LocalDate from, LocalDate to, String sender, String origin, String destination) {
  private static final int MONTHLY_FROM_DAYS = 63;
  private static final int MOST_DAYS = 1100;
  private static final int USUAL_DAYS = 30;

  /** What people type, each empty where they do not. */
  public record Typed(String month, String from, String to, String sender, String lane) {}

  /**
   * The last 30 days where no period is typed.
   *
   * @throws GatewayException TRK-650 where it is no period, TRK-651 where it is no lane
   */
  public static Asked of(Typed typed, LocalDate today) {
    try {
      Asked asked = period(typed, today).about(typed.sender(), typed.lane());
      if (asked.from.isAfter(asked.to) || asked.from.plusDays(MOST_DAYS).isBefore(asked.to))
        throw noPeriod(typed, null);
      return asked;
    } catch (DateTimeException e) {
      throw noPeriod(typed, e);
    }
  }

  private static Asked period(Typed typed, LocalDate today) {
    if (!typed.month().isEmpty()) {
      YearMonth month = YearMonth.parse(typed.month());
      return new Asked(month.atDay(1), month.atEndOfMonth(), "", "", "");
    }
    LocalDate to = typed.to().isEmpty() ? today : LocalDate.parse(typed.to());
    LocalDate from =
        typed.from().isEmpty() ? to.minusDays(USUAL_DAYS - 1L) : LocalDate.parse(typed.from());
    return new Asked(from, to, "", "", "");
  }

  private Asked about(String newSender, String lane) {
    String text = lane.strip().toUpperCase(Locale.ROOT);
    if (text.isEmpty()) return new Asked(from, to, newSender, "", "");
    int dash = text.indexOf('-');
    String newOrigin = dash < 0 ? "" : text.substring(0, dash);
    String newDestination = text.substring(dash + 1);
    if (dash < 0 || !isCountry(newOrigin) || !isCountry(newDestination))
      throw new GatewayException(Finding.of(TRK_651, Place.NOWHERE, "value", lane));
    return new Asked(from, to, newSender, newOrigin, newDestination);
  }

  private static boolean isCountry(String text) {
    return text.isEmpty() || text.matches("[A-Z]{2}");
  }

  private static GatewayException noPeriod(Typed typed, @Nullable Exception cause) {
    String value = (typed.month() + " " + typed.from() + " " + typed.to()).strip();
    Finding finding =
        Finding.of(TRK_650, Place.NOWHERE, "value", value, "most", Integer.toString(MOST_DAYS));
    return cause == null ? new GatewayException(finding) : new GatewayException(finding, cause);
  }

  /** Whether the trend goes by the month, because days would be too many. */
  public boolean monthly() {
    return from.plusDays(MONTHLY_FROM_DAYS).isBefore(to);
  }

  /** As it can be typed; empty for all. */
  public String lane() {
    return origin.isEmpty() && destination.isEmpty() ? "" : origin + "-" + destination;
  }
}
