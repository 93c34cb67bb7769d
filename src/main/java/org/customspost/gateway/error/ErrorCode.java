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
  INS_130(WARNING, SENDER, "line breaks inside segments were left out"),
  INS_131(REJECT, SENDER, "tag {tag} has a nesting indication; not allowed", "34"),

  // RDG: Read
  RDG_101(PARK, US, "the bytes are not those that were inspected: {problem}; re-submit it"),
  RDG_102(PARK, US, "the kept bytes of this unit cannot be read: {problem}"),
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
  WRT_101(REJECT, SENDER, "character {value} cannot be written in {repertoire}"),
  WRT_102(REJECT, US, "{what} is not in the structure of {format}; mend its write mapping"),
  WRT_103(REJECT, SENDER, "mandatory {what} has no value"),
  WRT_104(REJECT, SENDER, "{what} stands {count} times; at most {allowed}"),
  WRT_105(REJECT, SENDER, "\"{value}\" has {count} characters; allowed: {allowed}"),
  WRT_106(REJECT, SENDER, "\"{value}\" is not a number"),
  WRT_107(REJECT, US, "\"{value}\" is not one of {allowed}"),
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

  CFG_101(REJECT, US, "the message structure cannot be read: {problem}"),
  CFG_102(REJECT, US, "type \"{value}\" is not defined; did you mean \"{hint}\"?"),
  CFG_103(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),
  CFG_104(REJECT, US, "<{value}> is not known in a message structure at this place"),
  CFG_105(REJECT, US, "{what} has nothing in it"),
  CFG_106(REJECT, US, "type \"{value}\" is defined twice"),
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
