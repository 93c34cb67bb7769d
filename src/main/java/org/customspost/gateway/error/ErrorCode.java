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
  RCV_001(
      REJECT,
      SENDER,
      "the interchange is larger than {limit} bytes; nothing of it was kept. Send it in several"
          + " files"),

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

  // SND: send

  // CFG: configuration, mappings, agreements, rules
  CFG_001(REJECT, US, "the file cannot be read: {problem}"),
  CFG_002(REJECT, US, "key \"{key}\" is not known here; allowed: {allowed}{hint}"),
  CFG_003(REJECT, US, "key \"{key}\" is missing"),
  CFG_004(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),

  // JRN: the journal
  JRN_001(
      REJECT,
      US,
      "no PostgreSQL binaries for {platform} are in this build; allowed: linux and macos on amd64 and"
          + " arm64. Give the URL of a PostgreSQL 15 or newer instead"),
  JRN_002(REJECT, US, "the data folder {folder} cannot be used: {problem}"),
  JRN_003(REJECT, US, "no space is left on the disk of {folder}; free some and start again"),
  JRN_004(
      REJECT,
      US,
      "port {port} on 127.0.0.1 is taken by another program; choose another one, or 0 for any free"
          + " one"),
  JRN_005(
      REJECT,
      US,
      "the data folder {folder} was written by PostgreSQL {found}, this gateway brings PostgreSQL"
          + " {own}; start it with a gateway that brings {found}, or move the data with pg_dump"),
  JRN_006(
      REJECT,
      US,
      "the data folder {folder} is in use by another gateway{owner}; stop that one, or give this one"
          + " another folder. Several gateways share one database by its URL"),
  JRN_007(REJECT, US, "the private PostgreSQL did not start: {problem}; its log is {log}"),
  JRN_008(
      REJECT,
      US,
      "the gateway runs as root and PostgreSQL must not: {problem}; run the gateway as another user,"
          + " or install util-linux (setpriv, runuser)"),
  JRN_009(REJECT, US, "the database {url} cannot be reached: {problem}"),
  JRN_010(
      WARNING,
      US,
      "the database server has {setting} = {value}: a crash of its machine can lose messages that were"
          + " acknowledged; set it to on"),
  JRN_011(REJECT, US, "the database server is PostgreSQL {found}; allowed: {allowed} or newer"),
  JRN_012(REJECT, US, "the tables of database {url} cannot be brought up to date: {problem}"),
  JRN_013(
      PARK,
      US,
      "the content of {what} is erased: the retention of {unit} ended; hash and times remain"),
  JRN_014(PARK, US, "payload {payload} cannot be read: {problem}"),
  JRN_015(
      REJECT,
      US,
      "retention unit {unit} of {day} is still being written; a unit can be erased from {allowed} on"),
  JRN_016(
      PARK,
      US,
      "the lease of work {work} was lost, another node does it; this node's try is undone"),

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
