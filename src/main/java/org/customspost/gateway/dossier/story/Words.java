package org.customspost.gateway.dossier.story;

import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.customs.Withdrawal;

/** What customs' answers mean, in plain words. */
public final class Words {
  private Words() {}

  /** The meaning in a few words. */
  public static String of(Meaning meaning) {
    if (meaning instanceof Information information) return of(information);
    return situation(meaning).words();
  }

  /** The same of a meaning's name; the name where there is none such. */
  public static String of(String name) {
    Meaning meaning = Meaning.parse(name).value();
    return meaning == null ? name : of(meaning);
  }

  private static String of(Information information) {
    return switch (information) {
      case REGISTERED -> "registered";
      case AMENDED -> "the change was accepted";
      case REQUEST_GRANTED -> "what was asked for is granted";
      case REQUEST_REFUSED -> "what was asked for is refused";
      case TAX -> "duty and tax were calculated";
      case EXITED -> "it left the customs territory";
      case EXIT_ENQUIRY -> "customs asks whether it left";
    };
  }

  /** The state that a standing meaning puts an item in. */
  static Situation situation(Meaning meaning) {
    if (meaning instanceof Decision decision) return of(decision);
    if (meaning instanceof Withdrawal withdrawal) return of(withdrawal);
    if (meaning instanceof Preloading preloading) return of(preloading);
    // information never stands alone: customs has the declaration and goes on
    return Situation.ACCEPTED;
  }

  private static Situation of(Decision decision) {
    return switch (decision) {
      case RELEASED -> Situation.RELEASED;
      case RELEASED_DUTY -> Situation.RELEASED_DUTY;
      case HOLD_EXAM -> Situation.HOLD_EXAM;
      case HOLD_DOCS -> Situation.HOLD_DOCS;
      case HOLD_PAYMENT -> Situation.HOLD_PAYMENT;
      case DETAINED -> Situation.DETAINED;
      case REFUSED_RETURN -> Situation.REFUSED_RETURN;
      case TRANSIT -> Situation.TRANSIT;
      case AWAITING_ARRIVAL -> Situation.AWAITING_ARRIVAL;
      case ACCEPTED -> Situation.ACCEPTED;
      case REJECTED -> Situation.REJECTED;
      case UNKNOWN -> Situation.UNKNOWN;
    };
  }

  private static Situation of(Withdrawal withdrawal) {
    return switch (withdrawal) {
      case INVALIDATED -> Situation.INVALIDATED;
      case RELEASE_REVOKED -> Situation.RELEASE_REVOKED;
      case DO_NOT_LOAD_WITHDRAWN -> Situation.DO_NOT_LOAD_WITHDRAWN;
    };
  }

  private static Situation of(Preloading preloading) {
    return switch (preloading) {
      case INFORMATION_WANTED -> Situation.INFORMATION_WANTED;
      case SCREENING_WANTED -> Situation.SCREENING_WANTED;
      case DO_NOT_LOAD -> Situation.DO_NOT_LOAD;
      case ASSESSMENT_COMPLETE -> Situation.ASSESSMENT_COMPLETE;
    };
  }
}
