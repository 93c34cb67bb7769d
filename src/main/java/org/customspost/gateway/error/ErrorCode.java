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
  SIG_001(PARK, US, "no key of \"{alias}\" is loaded; loaded: {found}; add it with keytool"),
  SIG_002(PARK, US, "the newest key of \"{alias}\", {name}, expired at {until}; add its successor"),
  SIG_003(PARK, US, "no key of \"{alias}\" is valid before {from}; keep the old one until then"),
  SIG_004(REJECT, US, "the key file cannot be opened: {problem}; check secret {reference}"),
  SIG_005(REJECT, US, "{problem}; a secret is written env:NAME or file:/path, never itself"),
  SIG_006(REJECT, US, "{name} is {found}; allowed: RSA of 2048 to 8192 bits, EC on P-256 or P-384"),
  SIG_007(WARNING, US, "{name} expires at {until}; add its successor before that"),
  SIG_008(PARK, US, "signing with {name} failed: {problem}; replace the key file"),
  SIG_009(PARK, US, "the signature's place \"{path}\" is not in the document; see sign.place"),
  SIG_010(REJECT, SENDER, "there is no signature; the agreement asks for {form}"),
  SIG_011(REJECT, SENDER, "the signature cannot be read: {problem}"),
  SIG_012(REJECT, SENDER, "signed by {signer}; the agreement has: {trusted}"),
  SIG_013(REJECT, SENDER, "the content is not what {signer} signed: its digest differs"),
  SIG_014(REJECT, SENDER, "the signature value does not belong to certificate {signer}"),
  SIG_015(REJECT, SENDER, "certificate {signer} expired at {until}, before receipt at {time}"),
  SIG_016(REJECT, SENDER, "certificate {signer} is not valid before {from}; received at {time}"),
  SIG_017(REJECT, SENDER, "algorithm {value} is refused; allowed: {allowed}"),
  SIG_018(REJECT, SENDER, "{count} signatures; exactly one is allowed"),
  SIG_019(REJECT, SENDER, "the signature does not cover the whole document: {problem}"),
  SIG_020(REJECT, SENDER, "{what} is larger than {limit} bytes; larger is refused unread"),
  SIG_021(
      WARNING, SENDER, "signed at {time}, later than its receipt at {received}; check the clock"),
  SIG_030(PARK, US, "the master key cannot be used: {problem}"),
  SIG_031(PARK, US, "stored bytes cannot be opened: {problem}"),

  // SND: send

  // CFG: configuration, mappings, agreements, rules
  CFG_001(REJECT, US, "the file cannot be read: {problem}"),
  CFG_002(REJECT, US, "key \"{key}\" is not known here; allowed: {allowed}{hint}"),
  CFG_003(REJECT, US, "key \"{key}\" is missing"),
  CFG_004(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),

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
