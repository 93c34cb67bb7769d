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

  // RDG: Read
  RDG_010(REJECT, SENDER, "{value} {from} is {result} {to}, which is not a whole number"),
  RDG_011(REJECT, SENDER, "unit \"{value}\" cannot be converted to {to}; allowed: {allowed}"),
  RDG_012(REJECT, SENDER, "code \"{value}\" is not in code list {list}{hint}"),
  RDG_013(WARNING, SENDER, "the text has {length} characters and was cut to {limit}"),
  RDG_014(REJECT, SENDER, "the text has {length} characters; allowed: {limit}"),
  RDG_015(REJECT, SENDER, "it is missing, and what stands beside it has no meaning without it"),

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
  WRT_010(
      REJECT, SENDER, "the text has {length} characters; {target} of the receiver takes {limit}"),
  WRT_011(
      WARNING,
      SENDER,
      "the text has {length} characters and was cut to the {limit} that {target} of the receiver takes"),
  WRT_012(
      REJECT,
      US,
      "\"{value}\" has no code in code list {list} for {target}; add a row to the list"),
  WRT_013(REJECT, US, "the expression \"{expression}\" for {target} failed: {problem}"),
  WRT_014(REJECT, US, "unit \"{value}\" cannot be converted to {to}; allowed: {allowed}"),

  // SIG: Sign and verify

  // SND: send

  // CFG: configuration, mappings, agreements, rules
  CFG_001(REJECT, US, "the file cannot be read: {problem}"),
  CFG_002(REJECT, US, "key \"{key}\" is not known here; allowed: {allowed}{hint}"),
  CFG_003(REJECT, US, "key \"{key}\" is missing"),
  CFG_004(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),
  CFG_020(
      REJECT,
      US,
      "path \"{path}\" is not in the structure: {parent} has no \"{step}\"; it has {allowed}{hint}"),
  CFG_021(
      REJECT,
      US,
      "field \"{path}\" is not in the canonical model: {parent} has no \"{step}\"; it has {allowed}{hint}"),
  CFG_022(REJECT, US, "the mandatory {path} has no row"),
  CFG_023(
      REJECT,
      US,
      "\"{path}\" is already filled by the row at line {line}; use when, qualifier or [] to tell them apart"),
  CFG_024(REJECT, US, "code list \"{list}\" is not installed; there are: {allowed}{hint}"),
  CFG_025(REJECT, US, "expression \"{expression}\" cannot be used: {problem}"),
  CFG_026(REJECT, US, "the row {row} {problem}"),
  CFG_027(REJECT, US, "\"{value}\" does not fit {field}: {problem}"),

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
