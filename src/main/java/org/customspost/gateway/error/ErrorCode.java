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
  // from here on {rule} names the entry in mappings/rules that asked for it
  VAL_010(REJECT, SENDER, "the item has no id; send its S10 identifier (rule {rule})"),
  VAL_011(REJECT, SENDER, "the posting date is missing; send it (rule {rule})"),
  VAL_012(
      REJECT,
      SENDER,
      "posting date {value} is implausible; allowed: {earliest} to {latest} (rule {rule})"),
  VAL_013(
      REJECT,
      SENDER,
      "item {value} stands in this interchange already, as item {first}; send each item once"),
  VAL_014(
      REJECT,
      SENDER,
      "the gross weight is {value}; send the weight of the whole item, more than 0 g (rule {rule})"),
  VAL_015(
      REJECT,
      SENDER,
      "the net weight is {value}; send the weight of all its goods, more than 0 g (rule {rule})"),
  VAL_016(
      REJECT,
      SENDER,
      "the gross weight is {value} g, but the net weights sum to {sum} g; correct one of them"
          + " (rule {rule})"),
  VAL_017(REJECT, SENDER, "the quantity is {value}; allowed: 1 or more (rule {rule})"),
  VAL_018(
      REJECT,
      SENDER,
      "the value is {value}; send what the goods are worth, more than 0, with its currency (rule"
          + " {rule})"),
  VAL_019(
      REJECT,
      SENDER,
      "the value is in {value}, the first content piece's in {first}; send all in one currency"
          + " (rule {rule})"),
  VAL_020(
      REJECT,
      SENDER,
      "amount {value} is too long; allowed: {digits} digits, {decimals} of them decimals (rule"
          + " {rule})"),
  VAL_021(
      REJECT, SENDER, "the HS code is missing; send one of at least {digits} digits (rule {rule})"),
  VAL_022(
      REJECT,
      SENDER,
      "HS code \"{value}\" is too short; send one of at least {digits} digits (rule {rule})"),
  VAL_023(
      REJECT,
      SENDER,
      "HS code \"{value}\" is not in the list \"{list}\"; look the goods up and send their code"
          + " (rule {rule})"),
  VAL_024(
      REJECT, SENDER, "the country is missing; send its two letters of ISO 3166-1 (rule {rule})"),
  VAL_025(
      REJECT,
      SENDER,
      "the description is missing; say in plain words what the goods are (rule {rule})"),
  VAL_026(
      REJECT,
      SENDER,
      "description \"{value}\" is vague: {problem}; say what the goods are and what they are made"
          + " of or for (rule {rule})"),
  VAL_027(
      REJECT, SENDER, "\"{value}\" is too short; send at least {least} characters (rule {rule})"),
  VAL_028(
      REJECT,
      SENDER,
      "the postcode is \"{value}\"; {country} has postcodes: send one of at least {least}"
          + " characters (rule {rule})"),
  VAL_029(
      REJECT,
      SENDER,
      "the item has {value} content pieces; allowed: {most}; join pieces of a kind (rule {rule})"),
  VAL_030(
      REJECT,
      SENDER,
      "the item has no content pieces; describe the content, or send nature 91 for documents (rule"
          + " {rule})"),
  VAL_031(
      REJECT,
      SENDER,
      "IOSS number \"{value}\" has the wrong form; allowed: IM and ten digits (rule {rule})"),
  VAL_032(
      REJECT, SENDER, "{needed} is missing; {country} wants it for every addressee (rule {rule})"),
  VAL_033(
      REJECT,
      SENDER,
      "code \"{value}\" is not in the list \"{list}\"; allowed: {allowed} (rule {rule})"),
  VAL_034(REJECT, SENDER, "{what} is missing; send it (rule {rule})"),
  VAL_035(
      REJECT,
      SENDER,
      "the postage is {value}; send the charge that was paid, with its currency (rule {rule})"),
  VAL_036(
      REJECT,
      SENDER,
      "the insured value is {value}; allowed: more than 0, in {allowed} (rule {rule})"),
  VAL_037(
      WARNING,
      SENDER,
      "commercial content without licence, certificate or invoice number; customs may ask for one"
          + " (rule {rule})"),
  VAL_038(
      REJECT,
      SENDER,
      "\"{value}\" is not in Latin script; {country} reads Latin script only (rule {rule})"),
  VAL_039(
      WARNING,
      SENDER,
      "the interchange has more than {most} items; duplicates are not looked for beyond"),
  VAL_040(WARNING, SENDER, "{text} [{code}, told as a warning]"),
  VAL_041(REJECT, SENDER, "{text} [{code}, binding here]"),
  VAL_050(
      REJECT,
      SENDER,
      "not filed to {authority}: no row of its table fits nature {nature}, value {value}, on {date};"
          + " {alternative}"),
  VAL_051(REJECT, SENDER, "not filed to {authority}: {reason} (row {row}{value}); {alternative}"),
  VAL_052(
      PARK,
      US,
      "no rate from {currency} to {target} on {date}; add one to config/rates, then re-submit"),
  VAL_053(
      REJECT,
      SENDER,
      "not filed to {authority}: the value of its goods is not known; send value and currency of"
          + " every content piece"),
  VAL_054(WARNING, SENDER, "not filed to {authority}: {reason} (row {row})"),
  VAL_060(REJECT, US, "row \"{later}\" can never be reached: row \"{earlier}\" fits all it fits"),
  VAL_061(
      REJECT,
      US,
      "rows \"{earlier}\" and \"{later}\" both fit {overlap} and declare differently; make their"
          + " conditions exclude each other"),
  VAL_062(REJECT, US, "the rates of {currency} from {earlier} and from {later} overlap; keep one"),

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
