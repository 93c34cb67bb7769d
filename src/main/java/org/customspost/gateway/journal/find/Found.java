package org.customspost.gateway.journal.find;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.model.item.S10Id;

/**
 * What is known under a question.
 *
 * @param key the spelling that something is known under, else the likeliest one
 * @param spots what is known; empty where nothing is
 * @param near ids that are known and one slip away, where the question is an item id with a wrong
 *     check digit
 */
public record Found(Question question, String key, List<Spot> spots, List<String> near) {
  public Found {
    spots = List.copyOf(spots);
    near = List.copyOf(near);
  }

  /**
   * Where its story is told.
   *
   * @param number of the dossier, arrival or departure; empty where only the key leads to it
   * @param says what of it the key is, who it concerns and how it stands: {@code LRN, from
   *     example-post, RELEASED}
   */
  public record Spot(Story.Kind kind, String number, String subject, String says) {}

  /** In words, by what was found rather than by the form alone. */
  public String understood() {
    if (spots.isEmpty() || fits(spots.get(0).kind())) return question.understood();
    Spot first = spots.get(0);
    String what = first.number().isEmpty() ? word(first.kind()) : first.says().split(",", 2)[0];
    return what + " \"" + key + "\"";
  }

  private boolean fits(Story.Kind found) {
    return switch (question.form()) {
      case ITEM, NO_ITEM, MRN -> found == Story.Kind.ITEM;
      case RECEPTACLE -> found == Story.Kind.RECEPTACLE;
      case DESPATCH -> found == Story.Kind.DESPATCH;
      case WAYBILL -> found == Story.Kind.WAYBILL;
      case FLIGHT -> found == Story.Kind.FLIGHT;
      case MESSAGE_ID -> found == Story.Kind.ARRIVAL || found == Story.Kind.DEPARTURE;
      case NAME, WORDS -> false;
    };
  }

  /** That the check digit is wrong, where it is. */
  public Optional<Finding> slip() {
    if (question.form() != Question.Form.NO_ITEM) return Optional.empty();
    int expected = S10Id.checkDigit(key.substring(2, 10));
    return Optional.of(
        Finding.of(
            ErrorCode.TRK_610,
            Place.NOWHERE,
            "id",
            key,
            "found",
            key.substring(10, 11),
            "expected",
            Integer.toString(expected),
            "near",
            near.isEmpty() ? "none" : String.join(", ", near)));
  }

  private static String word(Story.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
