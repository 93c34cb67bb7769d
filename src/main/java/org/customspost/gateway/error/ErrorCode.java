package org.customspost.gateway.error;

import static org.customspost.gateway.error.Severity.PARK;
import static org.customspost.gateway.error.Severity.REJECT;
import static org.customspost.gateway.error.Severity.WARNING;
import static org.customspost.gateway.error.Turn.RECEIVER;
import static org.customspost.gateway.error.Turn.SENDER;
import static org.customspost.gateway.error.Turn.US;

/**
 * Every code a person can meet. Area (where on the line it stopped) and number; never reused or
 * renumbered. Each has a page in docs/reference/errors/. Templates name their values in braces and
 * say what was found, what is allowed and the next step.
 */
public enum ErrorCode {
  // RCV: at the door and in Receive
  RCV_010(PARK, US, "the door cannot look for messages at {where}: {problem}"),
  RCV_011(PARK, US, "{where} shows a host key that is not in the agreement"),
  RCV_012(PARK, US, "{where} does not let us log in as {user}: {problem}"),
  RCV_013(
      REJECT, SENDER, "{name} is a JMS {type}; allowed: text and bytes messages. Kept in {queue}"),
  RCV_014(
      PARK, US, "{name} could not be stored: {problem}. It stays where it is and is tried again"),
  RCV_015(PARK, US, "{name} failed {attempts} times ({problem}) and waits in {queue}"),
  RCV_016(WARNING, SENDER, "{name} is a directory, not a file; it is passed over"),
  RCV_017(PARK, US, "the secret {reference} cannot be read: {problem}"),
  RCV_018(PARK, US, "the door cannot be opened: {problem}"),

  // IDN: Identify
  IDN_001(PARK, US, "there is no agreement with a partner \"{partner}\"; there is: {known}{hint}"),
  IDN_002(
      REJECT,
      SENDER,
      "no flow of {partner} takes {message} for {destination} on {date}; its flows: {flows}"),
  IDN_003(
      PARK,
      US,
      "{count} flows of {partner} take {message} for {destination} on {date}: {flows}; exactly one"
          + " may"),
  IDN_004(REJECT, SENDER, "the sender is \"{sender}\"; {partner} sends under {allowed}"),
  IDN_005(REJECT, SENDER, "the recipient is \"{recipient}\"; ours for {partner} is {allowed}"),
  IDN_006(
      REJECT, SENDER, "this is a {found} interchange; the agreement with {partner} is {allowed}"),

  // INS: Inspect. The CONTRL error code (UN/EDIFACT 0085) stands beside the template where there is
  // one.

  // RDG: Read

  // VAL: Validate
  VAL_001(REJECT, SENDER, "item id \"{value}\" is not an S10 identifier: {problem}"),
  VAL_002(REJECT, SENDER, "HS code \"{value}\" is not 6, 8 or 10 digits"),
  VAL_003(REJECT, SENDER, "currency \"{value}\" is not in ISO 4217"),
  VAL_004(REJECT, SENDER, "\"{value}\" is not a number with at most {digits} decimals"),
  VAL_005(REJECT, SENDER, "\"{value}\" is not a date; allowed: {allowed}"),
  VAL_006(REJECT, SENDER, "\"{value}\" is not one of {allowed}"),
  VAL_007(REJECT, SENDER, "country \"{value}\" is not in ISO 3166-1{hint}"),

  // TRK: Track

  // WRT: Write and Encode

  // SIG: Sign and verify

  // SND: send
  SND_001(PARK, US, "no door of this name is open for sending"),
  SND_002(PARK, RECEIVER, "{where} cannot be reached: {problem}"),
  SND_003(PARK, US, "{where} shows a host key that is not in the agreement; nothing was sent"),
  SND_004(PARK, US, "{where} does not let us log in as {user}: {problem}"),
  SND_005(PARK, RECEIVER, "{name} could not be written to {where}: {problem}"),
  SND_006(PARK, RECEIVER, "{name} is in {where} already with other bytes; it was not overwritten"),
  SND_007(PARK, RECEIVER, "the queue {queue} did not take {count} messages: {problem}"),

  // CFG: configuration, mappings, agreements, rules
  CFG_001(REJECT, US, "the file cannot be read: {problem}"),
  CFG_002(REJECT, US, "key \"{key}\" is not known here; allowed: {allowed}{hint}"),
  CFG_003(REJECT, US, "key \"{key}\" is missing"),
  CFG_004(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),
  CFG_010(REJECT, US, "{kind} \"{name}\" is stated twice; the other is at {other}"),
  CFG_011(REJECT, US, "{kind} \"{name}\" does not exist; there is: {known}{hint}"),
  CFG_012(
      REJECT,
      US,
      "flows \"{flow}\" and \"{other}\" both take {message} for {destination} on {date}; exactly one"
          + " may"),
  CFG_013(
      REJECT,
      US,
      "{partner} is {mode} and {other} is {otherMode}; a test interchange never reaches a live"
          + " partner, nor the reverse"),
  CFG_014(REJECT, US, "channel \"{channel}\" of {partner} does not send; those that do: {known}"),
  CFG_015(
      REJECT,
      US,
      "nothing can be filed to {partner}: {problem}; file-to names a customs partner with"
          + " declarations"),
  CFG_016(
      WARNING,
      US,
      "{partner} is used by nothing: it has no flows, and no flow files to it or notifies it"),
  CFG_017(WARNING, US, "there is no agreement in {folder}; nobody can send anything"),

  // JRN: the journal

  // INT: inside
  INT_001(PARK, US, "an unexpected failure in {step}: {problem}");

  private final Severity severity;
  private final Turn turn;
  private final String template;
  private final String fieldCode;

  ErrorCode(Severity severity, Turn turn, String template) {
    this(severity, turn, template, "");
  }

  ErrorCode(Severity severity, Turn turn, String template, String fieldCode) {
    this.severity = severity;
    this.turn = turn;
    this.template = template;
    this.fieldCode = fieldCode;
  }

  /** Area and number, as people write it: {@code VAL-007}. */
  public String id() {
    return name().replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  public Turn turn() {
    return turn;
  }

  /** The sentence with named values in braces. */
  public String template() {
    return template;
  }

  /** The field's own code where there is one (CONTRL 0085, AS2 disposition), else empty. */
  public String fieldCode() {
    return fieldCode;
  }
}
