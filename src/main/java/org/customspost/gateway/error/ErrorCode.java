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
  // 201 and up: XML and JSON.
  INS_201(REJECT, SENDER, "the document cannot be read: {problem}"),
  INS_202(REJECT, SENDER, "a document type declaration (DOCTYPE) is not allowed; send it without"),
  INS_203(REJECT, SENDER, "{what} is over the limit of {allowed}"),
  INS_204(REJECT, SENDER, "encoding \"{value}\" is not read here; allowed: {allowed}"),
  INS_205(
      REJECT,
      SENDER,
      "no message of a known format was found; the root element is \"{root}\"; check name and"
          + " version of the message"),
  INS_206(
      WARNING,
      SENDER,
      "element \"{element}\" has the namespace \"{found}\"; it should have \"{expected}\""),
  INS_207(REJECT, SENDER, "\"{element}\" is missing in \"{parent}\""),
  INS_208(
      WARNING, SENDER, "\"{element}\" stands too late in \"{parent}\"; it belongs before {before}"),
  INS_209(REJECT, SENDER, "\"{element}\" occurs {found} times; at most {allowed}"),
  INS_210(WARNING, SENDER, "\"{element}\" is not known in \"{parent}\" and is not read"),
  INS_211(REJECT, SENDER, "\"{element}\" is \"{value}\"; allowed: {allowed}"),
  INS_212(WARNING, SENDER, "\"{element}\" holds elements, so text beside them is not read"),
  INS_213(WARNING, SENDER, "{count} more findings are not listed; mend these first"),

  // RDG: Read
  RDG_201(PARK, US, "the document is not the one that was inspected: {problem}"),
  RDG_202(PARK, US, "the kept bytes of one item cannot be read: {problem}"),

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
  // 201 and up: XML and JSON.
  WRT_201(PARK, US, "\"{element}\" is missing in \"{parent}\"; check the mapping and the item"),
  WRT_202(PARK, US, "\"{element}\" occurs {found} times; at most {allowed}"),
  WRT_203(PARK, US, "\"{element}\" is not known in \"{parent}\"; check the mapping"),
  WRT_204(PARK, US, "\"{element}\" is \"{value}\"; allowed: {allowed}"),
  WRT_205(
      PARK,
      US,
      "\"{element}\" holds the character {value}, which XML cannot carry; leave it out in the"
          + " mapping"),
  WRT_206(PARK, US, "the official schema {schema} refuses it: {problem}"),
  WRT_207(PARK, US, "{format} holds one message in a document; {found} were given; set batch to 1"),
  WRT_208(PARK, US, "\"{element}\" holds elements and text; it can hold one of them"),

  // SIG: Sign and verify

  // SND: send

  // CFG: configuration, mappings, agreements, rules
  CFG_001(REJECT, US, "the file cannot be read: {problem}"),
  CFG_002(REJECT, US, "key \"{key}\" is not known here; allowed: {allowed}{hint}"),
  CFG_003(REJECT, US, "key \"{key}\" is missing"),
  CFG_004(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),
  // 201 and up: structures and official schemas.
  CFG_201(
      REJECT, US, "the structure file says {found}, which is not read here; allowed: {allowed}"),
  CFG_202(REJECT, US, "the structure file names {kind} \"{name}\", which stands nowhere"),
  CFG_203(REJECT, US, "the official schema cannot be used: {problem}"),

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
