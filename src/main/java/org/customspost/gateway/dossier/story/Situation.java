package org.customspost.gateway.dossier.story;

import static org.customspost.gateway.dossier.story.Turn.CUSTOMS;
import static org.customspost.gateway.dossier.story.Turn.NOBODY;
import static org.customspost.gateway.dossier.story.Turn.OPERATOR;
import static org.customspost.gateway.dossier.story.Turn.US;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every state an item can be in, with its reason and the next step in plain words. The most
 * pressing first: of all that hold, the first one's next step is the item's.
 *
 * <p>In braces: {@code customs}, {@code operator}, {@code lrn}, {@code until}, {@code by} (the same
 * with its preposition, or nothing), {@code last} (the last problem as a sentence), {@code
 * reference}, {@code problem}, {@code file}, {@code clock}, {@code waits}.
 */
public enum Situation {
  DO_NOT_LOAD(
      "may not be loaded",
      "{customs} forbids to load it. That outranks everything else, also a release.",
      "Leave it behind; only {customs} can take its do-not-load back.",
      CUSTOMS),
  REFERRAL_LATE(
      "the answer to customs is late",
      "{customs} asked under {reference} and wanted an answer until {until}. None came.",
      "{operator} must answer {reference} now; until then it must not be loaded.",
      OPERATOR),
  CLOCK_MISSED(
      "a deadline has passed",
      "{clock} of {customs} was due {until}, and it waits for {waits}.",
      "Tell {waits} and the carrier: it should not travel on this flight.",
      US),
  DECLARATION_PARKED(
      "the declaration is stuck",
      "{lrn} could not be sent to {customs}: {problem}",
      "Mend the cause, then re-submit {file}.",
      US),
  NOTICE_PARKED(
      "a notice is stuck",
      "{lrn} could not be sent to {customs}: {problem}",
      "Mend the cause, then re-submit {file}: the operator does not know yet.",
      US),
  UNKNOWN(
      "held: customs answered with a code that the gateway does not know",
      "{customs} answered with a code that is in none of its lists, so it is held, never released.",
      "Ask {customs} what the code means and add it to the partner's list.",
      US),
  RELEASE_REVOKED(
      "held again: the release was taken back",
      "{customs} took an earlier release back.",
      "Hold it; {customs} decides anew.",
      CUSTOMS),
  DETAINED(
      "detained",
      "{customs} detained or seized it.",
      "Keep it; {customs} decides what happens to it.",
      CUSTOMS),
  REFUSED_RETURN(
      "refused: it goes back",
      "{customs} refuses it.",
      "{operator} returns it to its sender.",
      OPERATOR),
  REFERRAL_OPEN(
      "customs wants an answer before loading",
      "{customs} asked under {reference} and wants an answer until {until}.",
      "{operator} answers {reference} until {until}.",
      OPERATOR),
  CLOCK_MAY_MISS(
      "a deadline is near",
      "{clock} of {customs} is due {until}, and it waits for {waits}.",
      "{waits} must act before {until}, or it misses its flight.",
      US),
  INFORMATION_WANTED(
      "information is wanted before loading",
      "{customs} wants to know more about it before it is loaded.",
      "{operator} answers what {customs} asked.",
      OPERATOR),
  SCREENING_WANTED(
      "screening is wanted before loading",
      "{customs} wants it screened before it is loaded.",
      "{operator} screens it and answers.",
      OPERATOR),
  HOLD_DOCS(
      "held: documents or information are wanted",
      "{customs} holds it until it has documents or information about it.",
      "{operator} sends {customs} what it asks for{by}.",
      OPERATOR),
  HOLD_PAYMENT(
      "held: payment is wanted",
      "{customs} holds it until duty or tax is paid.",
      "{operator} sees to the payment{by}.",
      OPERATOR),
  HOLD_EXAM(
      "held: customs wants to examine it",
      "{customs} wants to see the goods before it decides.",
      "Present it to {customs}, which examines it and decides.",
      CUSTOMS),
  REJECTED(
      "rejected: the declaration must be mended",
      "{customs} rejected declaration {lrn}; what is wrong stands in its answer.",
      "{operator} mends the item's data and sends it again{by}.",
      OPERATOR),
  OVERDUE(
      "customs has not answered in time",
      "{customs} has had {lrn} longer than agreed and has not answered.",
      "Ask {customs} whether it has {lrn}; an answer is taken whenever it comes.",
      US),
  NOT_DECLARED(
      "not declared",
      "Its data came, but nothing could be declared of it; the findings say why.",
      "{operator} mends the item's data as the findings say and sends it again.",
      OPERATOR),
  AWAITING_GOODS(
      "waits for the goods",
      "It is declared to {customs} when the goods arrive, as agreed; nothing was sent yet.",
      "{operator} reports its arrival; then it is declared by itself.",
      OPERATOR),
  PLANNED(
      "the declaration is being written",
      "{lrn} for {customs} is planned and not written yet.",
      "Nothing to do: it is written and sent by itself.",
      US),
  READY(
      "the declaration is being sent",
      "{lrn} is written and signed, and waits to be taken by {customs}.{last}",
      "Nothing to do: it is tried again by itself until the agreed number of tries.",
      US),
  CANCELLING(
      "customs was asked to cancel it",
      "{operator} cancelled it and {customs} was told; its word is awaited.",
      "{customs} confirms or refuses.",
      CUSTOMS),
  WAITS_TO_CHANGE(
      "newer data waits",
      "{operator} sent newer data; it goes to {customs} as soon as {lrn} is accepted.",
      "{customs} answers {lrn}; the rest follows by itself.",
      CUSTOMS),
  FILED(
      "declared, no answer yet",
      "{lrn} was sent to {customs}, which has not answered yet.",
      "{customs} answers.",
      CUSTOMS),
  AWAITING_ARRIVAL(
      "accepted: the goods are awaited",
      "{customs} has the declaration and decides when the goods are there.",
      "{operator} reports its arrival; {customs} is told by itself.",
      OPERATOR),
  AWAITING_DECISION(
      "customs knows that the goods are there",
      "{customs} was told that the goods arrived, and has not decided yet.",
      "{customs} decides.",
      CUSTOMS),
  ACCEPTED(
      "accepted",
      "{customs} has the declaration and has not decided yet.",
      "{customs} decides.",
      CUSTOMS),
  NOTICE_UNDER_WAY(
      "a notice is on its way",
      "{lrn} is written for {customs} and not delivered yet.{last}",
      "Nothing to do: it is tried again by itself.",
      US),
  DO_NOT_LOAD_WITHDRAWN(
      "may be loaded again", "{customs} took its do-not-load back.", "Nothing to do.", NOBODY),
  ASSESSMENT_COMPLETE(
      "assessed: nothing is open before loading",
      "{customs} has assessed it and asks nothing more before it is loaded.",
      "Nothing to do before loading.",
      NOBODY),
  TRANSIT(
      "may move on under customs control",
      "{customs} lets it move on under customs transfer.",
      "Nothing to do here; the office at its destination decides.",
      NOBODY),
  RELEASED_DUTY(
      "released, duty or tax is charged",
      "{customs} released it; duty or tax was charged or is due.",
      "Nothing to do for its customs clearance.",
      NOBODY),
  RELEASED("released", "{customs} released it.", "Nothing to do.", NOBODY),
  INVALIDATED(
      "the declaration was cancelled",
      "{customs} has the declaration no more.",
      "Nothing to do; where the item still travels, {operator} sends its data again.",
      NOBODY),
  CANCELLED(
      "cancelled",
      "{operator} cancelled it; nothing is declared any more.",
      "Nothing to do.",
      NOBODY);

  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

  private final String words;
  private final String reason;
  private final String next;
  private final Turn turn;

  Situation(String words, String reason, String next, Turn turn) {
    this.words = words;
    this.reason = reason;
    this.next = next;
    this.turn = turn;
  }

  /** The state in a few words. */
  public String words() {
    return words;
  }

  public Turn turn() {
    return turn;
  }

  /** Why it is so. */
  String reason(Map<String, String> values) {
    return filled(reason, values);
  }

  /** Who does what next. */
  String next(Map<String, String> values) {
    return filled(next, values);
  }

  private static String filled(String sentence, Map<String, String> values) {
    String text =
        NAME.matcher(sentence)
            .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "")));
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
