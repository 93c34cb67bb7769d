package org.customspost.gateway.journal.find;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.model.transport.DespatchId;
import org.customspost.gateway.model.transport.ReceptacleId;
import org.customspost.gateway.model.transport.TransportDocument;

/**
 * What a person typed, and what it was understood as. Only the form is looked at; whether anything
 * is known under it the {@link Finder} says.
 *
 * @param text as typed, without blanks around it
 * @param keys the spellings to look under, the likeliest first
 */
public record Question(String text, Form form, List<String> keys) {
  /** Longer than the longest file name; nobody types more. */
  public static final int LONGEST = 300;

  private static final int ID = 13;
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}._/\\u00A0]+");
  private static final Pattern ITEM = Pattern.compile("[A-Z]{2}[0-9]{9}[A-Z]{2}");
  private static final Pattern MRN = Pattern.compile("[0-9]{2}[A-Z]{2}[A-Z0-9]{14}");
  private static final Pattern WAYBILL = Pattern.compile("[0-9]{11}");
  private static final Pattern FLIGHT =
      Pattern.compile(
          "([A-Z][A-Z0-9]|[0-9][A-Z]) ?0{0,3}([1-9][0-9]{0,3}[A-Z]?)(?:[ /]+([0-9]{4}-[0-9]{2}-[0-9]{2}))?");
  private static final Pattern MESSAGE_ID = Pattern.compile("<?[^\\s<>]+@[^\\s<>]+>?");
  private static final Pattern PADDING = Pattern.compile("^<|>$");

  /** What the form alone tells. */
  public enum Form {
    ITEM("item"),
    NO_ITEM("item"),
    RECEPTACLE("receptacle"),
    DESPATCH("despatch"),
    MRN("MRN"),
    WAYBILL("air waybill"),
    FLIGHT("flight"),
    MESSAGE_ID("AS2 Message-ID"),
    NAME("reference or name"),
    WORDS("text");

    private final String words;

    Form(String words) {
      this.words = words;
    }
  }

  public Question {
    keys = List.copyOf(keys);
  }

  /** Never fails: what has no known form is a name. */
  public static Question of(String typed) {
    String text = typed.strip();
    String compact = BETWEEN.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    if (ITEM.matcher(compact).matches()) {
      boolean right = S10Id.parse(compact).value() != null;
      return asking(text, right ? Form.ITEM : Form.NO_ITEM, compact);
    }
    if (ReceptacleId.parse(compact).value() != null) return asking(text, Form.RECEPTACLE, compact);
    if (DespatchId.parse(compact).value() != null) return asking(text, Form.DESPATCH, compact);
    if (MRN.matcher(compact).matches()) return asking(text, Form.MRN, compact);
    if (WAYBILL.matcher(compact).matches()) return asking(text, Form.WAYBILL, waybill(compact));
    if (MESSAGE_ID.matcher(text).matches())
      return asking(text, Form.MESSAGE_ID, PADDING.matcher(text).replaceAll(""));
    return flight(text).orElseGet(() -> named(text));
  }

  private static Question asking(String text, Form form, String key) {
    Set<String> keys = new LinkedHashSet<>(List.of(key, text));
    keys.add(text.toUpperCase(Locale.ROOT));
    return new Question(text, form, new ArrayList<>(keys));
  }

  private static String waybill(String digits) {
    return TransportDocument.parse(digits).orThrow().value();
  }

  private static Optional<Question> flight(String text) {
    Matcher flight = FLIGHT.matcher(text.toUpperCase(Locale.ROOT));
    if (!flight.matches()) return Optional.empty();
    String day = flight.group(3) == null ? "" : "/" + flight.group(3);
    return Optional.of(asking(text, Form.FLIGHT, flight.group(1) + flight.group(2) + day));
  }

  /** A file name may have blanks; words with blanks may be one, and are looked for as one. */
  private static Question named(String text) {
    return asking(text, text.contains(" ") ? Form.WORDS : Form.NAME, text);
  }

  /** In words: {@code item RR 473 124 829 GB}. */
  public String understood() {
    return form.words + " " + spaced();
  }

  private String spaced() {
    String key = keys.get(0);
    return switch (form) {
      case ITEM, NO_ITEM -> spaced(key);
      case RECEPTACLE -> despatch(key) + " " + key.substring(20);
      case DESPATCH -> despatch(key);
      case NAME, WORDS -> "\"" + key + "\"";
      default -> key;
    };
  }

  /** An S10 id in groups as it is printed on a label. */
  public static String spaced(String id) {
    if (id.length() != ID) return id;
    return String.join(
        " ",
        id.substring(0, 2),
        id.substring(2, 5),
        id.substring(5, 8),
        id.substring(8, 11),
        id.substring(11));
  }

  private static String despatch(String key) {
    return String.join(
        " ",
        key.substring(0, 6),
        key.substring(6, 12),
        key.substring(12, 15),
        key.substring(15, 16),
        key.substring(16, 20));
  }
}
