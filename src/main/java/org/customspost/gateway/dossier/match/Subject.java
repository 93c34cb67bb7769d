package org.customspost.gateway.dossier.match;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.model.transport.DespatchId;
import org.customspost.gateway.model.transport.Leg;
import org.customspost.gateway.model.transport.ReceptacleId;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about.
 *
 * @param id the identifier; of a flight the carrier
 * @param voyage of a flight, without leading zeros
 * @param day of a flight; null for the last day that is announced
 */
public record Subject(Kind kind, String id, String voyage, @Nullable LocalDate day) {
  private static final Pattern WAYBILL = Pattern.compile("[0-9]{3}-[0-9]{8}");
  private static final Pattern FLIGHT =
      Pattern.compile("([A-Z0-9]{2})([0-9]{1,4}[A-Z]?)(?:/([0-9]{4}-[0-9]{2}-[0-9]{2}))?");

  public enum Kind {
    ITEM,
    RECEPTACLE,
    DESPATCH,
    CONSIGNMENT,
    WAYBILL,
    FLIGHT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * By its shape: items have 13 characters, receptacles 29, despatches 20. What has the shape of a
   * flight may be a consignment too; the flight is meant where no consignment has that number.
   *
   * @param consignmentKnown whether there is a consignment of that number
   */
  public static Subject of(String text, boolean consignmentKnown) {
    String id = text.strip().replace(" ", "");
    String upper = id.toUpperCase(Locale.ROOT);
    if (consignmentKnown) return new Subject(Kind.CONSIGNMENT, id, "", null);
    if (S10Id.parse(upper).value() != null) return new Subject(Kind.ITEM, upper, "", null);
    if (ReceptacleId.parse(upper).value() != null)
      return new Subject(Kind.RECEPTACLE, upper, "", null);
    if (DespatchId.parse(upper).value() != null) return new Subject(Kind.DESPATCH, upper, "", null);
    if (WAYBILL.matcher(id).matches()) return new Subject(Kind.WAYBILL, id, "", null);
    Matcher flight = FLIGHT.matcher(upper);
    return flight.matches() && isDay(flight.group(3))
        ? flight(flight)
        : new Subject(Kind.CONSIGNMENT, id, "", null);
  }

  private static Subject flight(Matcher flight) {
    String carrier = flight.group(1);
    LocalDate day = flight.group(3) == null ? null : LocalDate.parse(flight.group(3));
    return new Subject(Kind.FLIGHT, carrier, Leg.number(carrier, flight.group(2)), day);
  }

  private static boolean isDay(@Nullable String text) {
    if (text == null) return true;
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    String text = kind.word() + " " + id + voyage;
    return day == null ? text : text + "/" + day;
  }
}
