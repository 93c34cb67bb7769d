package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.journal.Story.Wait;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.customs.Withdrawal;
import org.jspecify.annotations.Nullable;

/** What a filing waits for, and whose turn it is. */
final class Awaited {
  private Awaited() {}

  /**
   * @param standing name of the meaning that stands; empty before the first answer
   * @param wished whether newer content waits to be declared
   * @param presented whether customs knows that the goods are there
   */
  static List<Wait> of(
      String customs,
      String operator,
      String lrn,
      String standing,
      boolean wished,
      boolean presented,
      boolean overdue,
      @Nullable OffsetDateTime respondBy) {
    List<Wait> waits = new ArrayList<>();
    if (standing.isEmpty())
      waits.add(new Wait(customs, "answer to LRN " + lrn + (overdue ? ", overdue" : "")));
    else if (presented && standing.equals(Decision.AWAITING_ARRIVAL.name()))
      waits.add(new Wait(customs, "decision"));
    else next(Meaning.parse(standing).value(), customs, operator, respondBy, waits);
    if (wished)
      waits.add(new Wait(customs, "accept LRN " + lrn + "; a newer version waits for it"));
    return waits;
  }

  private static void next(
      @Nullable Meaning standing,
      String customs,
      String operator,
      @Nullable OffsetDateTime respondBy,
      List<Wait> waits) {
    String until = respondBy == null ? "" : " until " + respondBy;
    if (standing == Withdrawal.RELEASE_REVOKED)
      waits.add(new Wait(customs, "decide anew: the release was revoked"));
    if (standing instanceof Preloading preloading)
      before(preloading, customs, operator, until, waits);
    if (!(standing instanceof Decision decision)) return;
    switch (decision) {
      case HOLD_EXAM -> waits.add(new Wait(customs, "examine the goods"));
      case HOLD_DOCS -> waits.add(new Wait(operator, "documents or information" + until));
      case HOLD_PAYMENT -> waits.add(new Wait(operator, "payment" + until));
      case DETAINED -> waits.add(new Wait(customs, "decide on detained goods"));
      case REFUSED_RETURN -> waits.add(new Wait(operator, "return the item"));
      case AWAITING_ARRIVAL -> waits.add(new Wait(operator, "arrival of the goods"));
      case ACCEPTED -> waits.add(new Wait(customs, "decision"));
      case REJECTED -> waits.add(new Wait(operator, "send the item again, mended" + until));
      case UNKNOWN -> waits.add(new Wait("us", "learn what this answer means; the item is held"));
      case RELEASED, RELEASED_DUTY, TRANSIT -> {
        // nothing is awaited
      }
    }
  }

  private static void before(
      Preloading standing, String customs, String operator, String until, List<Wait> waits) {
    switch (standing) {
      case INFORMATION_WANTED ->
          waits.add(new Wait(operator, "information before loading" + until));
      case SCREENING_WANTED -> waits.add(new Wait(operator, "screening before loading" + until));
      case DO_NOT_LOAD -> waits.add(new Wait(customs, "take back the do-not-load"));
      case ASSESSMENT_COMPLETE -> {
        // nothing is awaited
      }
    }
  }
}
