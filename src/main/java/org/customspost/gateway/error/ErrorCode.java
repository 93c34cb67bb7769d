package org.customspost.gateway.error;

import static org.customspost.gateway.error.Severity.PARK;
import static org.customspost.gateway.error.Severity.REJECT;
import static org.customspost.gateway.error.Severity.WARNING;
import static org.customspost.gateway.error.Turn.SENDER;
import static org.customspost.gateway.error.Turn.US;

/**
 * Every code a person can meet. Area (where on the line it stopped) and number; never reused or
 * renumbered. Each has a page in docs/reference/errors/. Templates name their values in braces and
 * say what was found, what is allowed and the next step.
 */
public enum ErrorCode {
  // RCV: at the door and in Receive

  // IDN: Identify

  // INS: Inspect. The CONTRL error code (UN/EDIFACT 0085) stands beside the template where there is
  // one.
  INS_101(REJECT, SENDER, "the interchange is empty; send at least UNB, one message and UNZ", "13"),
  INS_102(REJECT, SENDER, "the interchange begins with \"{value}\"; allowed: UNA or UNB", "13"),
  INS_103(REJECT, SENDER, "syntax \"{value}\" is not supported; allowed: {allowed}", "2"),
  INS_104(
      REJECT,
      SENDER,
      "character {value} is not in {repertoire}; leave it out or use {allowed}",
      "21"),
  INS_105(REJECT, SENDER, "service characters \"{value}\" cannot be told apart; use :+.? '", "22"),
  INS_106(
      REJECT,
      SENDER,
      "\"{value}\" is no segment tag; a terminator inside text needs the release character",
      "15"),
  INS_107(REJECT, SENDER, "segment {tag} is not allowed here; expected: {allowed}", "15"),
  INS_108(REJECT, SENDER, "mandatory {what} is missing", "13"),
  INS_109(REJECT, SENDER, "{count} {what}; at most {allowed} are allowed", "16"),
  INS_110(REJECT, SENDER, "\"{value}\" is not one of {allowed}", "12"),
  INS_111(REJECT, SENDER, "\"{value}\" is not a number", "37"),
  INS_112(REJECT, SENDER, "\"{value}\" has no digit before its decimal mark; write 0 there", "38"),
  INS_113(REJECT, SENDER, "\"{value}\" has {count} characters; at most {allowed}", "39"),
  INS_114(REJECT, SENDER, "\"{value}\" has {count} characters; at least {allowed}", "40"),
  INS_115(REJECT, SENDER, "segment {tag} stands more than {allowed} times", "35"),
  INS_116(REJECT, SENDER, "group {group} stands more than {allowed} times", "36"),
  INS_117(REJECT, SENDER, "{tag} counts {value} {what}, received were {count}", "29"),
  INS_118(REJECT, SENDER, "{tag} has reference \"{value}\", its header has \"{allowed}\"", "28"),
  INS_119(
      REJECT,
      SENDER,
      "reference \"{value}\" was used before in this interchange; use another",
      "26"),
  INS_120(REJECT, SENDER, "trailer {tag} is missing", "13"),
  INS_121(
      REJECT,
      SENDER,
      "the interchange ends inside segment \"{tag}\"; it was cut in transfer",
      "13"),
  INS_122(REJECT, SENDER, "{what} is longer than the limit of {allowed} bytes", "39"),
  INS_123(REJECT, SENDER, "segment {tag} stands outside of any message", "33"),
  INS_124(REJECT, SENDER, "messages stand both in and outside of groups; use one way", "30"),
  INS_125(REJECT, SENDER, "there is no message between {tag} and its trailer", "32"),
  INS_126(REJECT, SENDER, "message \"{value}\" is not known here", "14"),
  INS_127(WARNING, SENDER, "{count} more findings are not shown"),
  INS_128(REJECT, SENDER, "there is more after UNZ; send each interchange by itself", "33"),
  INS_129(
      REJECT, SENDER, "\"{value}\" has a misplaced decimal mark; the mark here is {allowed}", "19"),
  INS_130(REJECT, SENDER, "tag {tag} has a nesting indication; not allowed", "34"),
  INS_131(
      REJECT, SENDER, "a release character stands before one that needs none; write ? as ??", "21"),

  // RDG: Read
  RDG_101(PARK, US, "the bytes are not those that were inspected: {problem}; re-submit it"),
  RDG_102(PARK, US, "the kept bytes of this unit cannot be read: {problem}"),

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
  WRT_101(REJECT, SENDER, "character {value} cannot be written in {repertoire}"),
  WRT_102(REJECT, US, "{what} is not in the structure of {format}; mend its write mapping"),
  WRT_103(REJECT, SENDER, "mandatory {what} has no value"),
  WRT_104(REJECT, SENDER, "{what} stands {count} times; at most {allowed}"),
  WRT_105(REJECT, SENDER, "\"{value}\" has {count} characters; allowed: {allowed}"),
  WRT_106(REJECT, SENDER, "\"{value}\" is not a number"),
  WRT_107(REJECT, US, "\"{value}\" is not one of {allowed}"),

  // SIG: Sign and verify

  // SND: send

  // CFG: configuration, mappings, agreements, rules
  CFG_001(REJECT, US, "the file cannot be read: {problem}"),
  CFG_002(REJECT, US, "key \"{key}\" is not known here; allowed: {allowed}{hint}"),
  CFG_003(REJECT, US, "key \"{key}\" is missing"),
  CFG_004(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),

  CFG_101(REJECT, US, "the message structure cannot be read: {problem}"),
  CFG_102(REJECT, US, "type \"{value}\" is not defined; did you mean \"{hint}\"?"),
  CFG_103(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),
  CFG_104(REJECT, US, "<{value}> is not known in a message structure at this place"),
  CFG_105(REJECT, US, "{what} has nothing in it"),
  CFG_106(REJECT, US, "type \"{value}\" is defined twice"),

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
