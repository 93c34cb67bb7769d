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
  RCV_001(
      REJECT,
      SENDER,
      "the interchange is larger than {limit} bytes; nothing of it was kept. Send it in several files"),
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
  // AS2: beside the template stands the disposition of the receipt
  RCV_300(
      REJECT,
      SENDER,
      "a header section has more than {limit} {what}; send fewer or shorter headers",
      "unexpected-processing-error"),
  RCV_301(
      REJECT,
      SENDER,
      "the message cannot be read: {problem}; send it again",
      "unexpected-processing-error"),
  RCV_302(
      REJECT,
      SENDER,
      "the message is too complex: more than {limit} {what}",
      "unexpected-processing-error"),
  RCV_303(
      REJECT,
      SENDER,
      "the content unpacks to more than {limit}; send it in several messages",
      "decompression-failed"),
  RCV_304(
      REJECT,
      SENDER,
      "the compressed content cannot be unpacked: {problem}",
      "decompression-failed"),
  RCV_305(
      REJECT,
      SENDER,
      "encrypted to {found}; our keys are {allowed}. Encrypt to our current certificate",
      "decryption-failed"),
  RCV_306(
      REJECT,
      SENDER,
      "the content cannot be decrypted: {problem}; send it again",
      "decryption-failed"),
  RCV_307(
      REJECT,
      SENDER,
      "the message is not {missing}; the agreement asks for it",
      "insufficient-message-security"),
  RCV_308(
      REJECT,
      SENDER,
      "algorithm {value} is not allowed by the agreement; allowed: {allowed}",
      "insufficient-message-security"),
  RCV_310(
      REJECT,
      SENDER,
      "a signed receipt is required as {value}; there is only pkcs7-signature",
      "failure: unsupported format"),
  RCV_311(
      REJECT,
      SENDER,
      "a MIC by {value} is required; there is: sha-256, sha-384, sha-512{legacy}",
      "failure: unsupported MIC-algorithms"),
  RCV_312(
      REJECT,
      SENDER,
      "\"{value}\" is no AS2 name; allowed: 1 to {limit} printable US-ASCII characters",
      "unexpected-processing-error"),
  RCV_350(
      REJECT,
      SENDER,
      "the header {name} is missing; an AS2 message needs it",
      "unexpected-processing-error"),
  RCV_351(
      REJECT,
      SENDER,
      "the message is larger than {limit} bytes; its body was not kept. Send it in several messages",
      "unexpected-processing-error"),
  RCV_352(
      REJECT,
      SENDER,
      "there is no agreement for AS2 from \"{from}\" to \"{to}\"; check both names",
      "unexpected-processing-error"),
  RCV_353(
      REJECT,
      SENDER,
      "AS2-From and AS2-To are both \"{name}\"; they must differ",
      "sender-equals-receiver"),
  RCV_354(
      REJECT,
      SENDER,
      "{partner} must call over HTTPS with an agreed client certificate; it came {found}",
      "authentication-failed"),
  RCV_355(
      REJECT,
      SENDER,
      "an MDN is asked to {value}; agreed for {partner} is {allowed}. Ask for that one, or for none",
      "unexpected-processing-error"),
  RCV_360(
      REJECT,
      SENDER,
      "the Message-ID {message} was used before; a new message needs a new one",
      "duplicate-document"),
  RCV_361(WARNING, RECEIVER, "an MDN of {partner} is about {message}, which was never sent to it"),
  RCV_450(
      WARNING,
      SENDER,
      "a test text of {bytes} bytes; it got its receipt and nothing else is done. A business message must begin in a syntax that is agreed"),
  RCV_451(
      REJECT,
      SENDER,
      "the message has {count} more parts than its document; the agreement allows none. Send the document alone",
      "unexpected-processing-error"),
  RCV_460(REJECT, US, "there is no room for it now; keep it, and send it again later"),

  // IDN: Identify
  IDN_001(PARK, US, "there is no agreement with a partner \"{partner}\"; there is: {known}{hint}"),
  IDN_002(
      REJECT,
      SENDER,
      "no flow of {partner} takes {message} for {destination} on {date}; its flows: {flows}"),
  IDN_003(
      PARK,
      US,
      "{count} flows of {partner} take {message} for {destination} on {date}: {flows}; exactly one may"),
  IDN_004(REJECT, SENDER, "the sender is \"{sender}\"; {partner} sends under {allowed}", "23"),
  IDN_005(REJECT, SENDER, "the recipient is \"{recipient}\"; ours for {partner} is {allowed}", "7"),
  IDN_006(
      REJECT,
      SENDER,
      "this is a {found} interchange; the agreement with {partner} is {allowed}",
      "25"),
  IDN_010(
      REJECT, SENDER, "the interchange is compressed; the agreement allows only uncompressed ones"),
  IDN_011(
      REJECT,
      SENDER,
      "the interchange unpacks to more than {limit} bytes, the limit of the agreement"),
  IDN_012(
      REJECT, SENDER, "the first bytes are of no syntax this gateway reads; it reads {syntaxes}"),
  IDN_013(
      REJECT,
      SENDER,
      "control reference {reference} was used before, within {window}, for an interchange with other content",
      "26"),
  IDN_300(
      REJECT,
      SENDER,
      "{message} is taken only from whom that was agreed with; {partner} may send of these: {allowed}. Agree on it first"),
  IDN_480(
      REJECT,
      SENDER,
      "the compressed interchange is damaged or cut short: {problem}. Compress it anew"),

  // INS: Inspect. The CONTRL error code (UN/EDIFACT 0085) stands beside the template where there is
  // one;
  // 201 and up: XML and JSON; 300 and up: Cargo-IMP.
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
  INS_201(REJECT, SENDER, "the document cannot be read: {problem}"),
  INS_202(REJECT, SENDER, "a document type declaration (DOCTYPE) is not allowed; send it without"),
  INS_203(
      REJECT,
      SENDER,
      "{what} is more than {allowed}, the most that is read here; look for a loop in the program that made the"
          + " document, mend it and send the document again"),
  INS_204(REJECT, SENDER, "encoding \"{value}\" is not read here; allowed: {allowed}"),
  INS_205(
      REJECT,
      SENDER,
      "no message of a known format was found; the root element is \"{root}\"; check name and version of the message"),
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
  INS_300(
      REJECT,
      SENDER,
      "the text begins with \"{value}\"; allowed: three letters, a slant and the version of the message"),
  INS_301(REJECT, SENDER, "message \"{value}\" is not known here"),
  INS_302(WARNING, SENDER, "the line \"{value}\" is not known here and is not read"),
  INS_303(REJECT, SENDER, "column {column}: \"{value}\" stands where {expected} should stand"),
  INS_304(
      WARNING,
      SENDER,
      "column {column}: \"{value}\" stands where {expected} should stand; the line was left out"),
  INS_305(WARNING, SENDER, "{what} is missing; the message may have been cut off"),
  INS_306(REJECT, SENDER, "{what} is missing; send the message with it"),
  INS_307(REJECT, SENDER, "{what}: more than {allowed}"),
  INS_308(REJECT, SENDER, "the line is longer than {allowed} characters"),
  INS_310(
      REJECT,
      SENDER,
      "version \"{value}\" of this message is not known here; allowed: {allowed}; send one of these",
      "12"),

  // RDG: Read
  RDG_001(PARK, US, "what was stored cannot be read again as on the day it came"),
  RDG_010(REJECT, SENDER, "{value} {from} is {result} {to}, which is not a whole number"),
  RDG_011(REJECT, SENDER, "unit \"{value}\" cannot be converted to {to}; allowed: {allowed}"),
  RDG_012(REJECT, SENDER, "code \"{value}\" is not in code list {list}{hint}"),
  RDG_013(WARNING, SENDER, "the text has {length} characters and was cut to {limit}"),
  RDG_014(REJECT, SENDER, "the text has {length} characters; allowed: {limit}"),
  RDG_015(REJECT, SENDER, "it is missing, and what stands beside it has no meaning without it"),
  RDG_101(PARK, US, "the bytes are not those that were inspected: {problem}; re-submit it"),
  RDG_102(PARK, US, "the kept bytes of this unit cannot be read: {problem}"),
  RDG_130(REJECT, SENDER, "{file} cannot be read: {problem}"),
  RDG_131(REJECT, SENDER, "the file holds {found}, not {wanted}; say --from {hint}"),
  RDG_132(REJECT, SENDER, "no item {item} is in the file; there are {found}"),
  RDG_133(
      WARNING,
      US,
      "nothing is known under \"{id}\"; an id is an item id, LRN, MRN, notice id, control reference or file name"),
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
      "the gross weight is {value} g, but the net weights sum to {sum} g; correct one of them (rule {rule})"),
  VAL_017(REJECT, SENDER, "the quantity is {value}; allowed: 1 or more (rule {rule})"),
  VAL_018(
      REJECT,
      SENDER,
      "the value is {value}; send what the goods are worth, more than 0, with its currency (rule {rule})"),
  VAL_019(
      REJECT,
      SENDER,
      "the value is in {value}, the first content piece's in {first}; send all in one currency (rule {rule})"),
  VAL_020(
      REJECT,
      SENDER,
      "amount {value} is too long; allowed: {digits} digits, {decimals} of them decimals (rule {rule})"),
  VAL_021(
      REJECT, SENDER, "the HS code is missing; send one of at least {digits} digits (rule {rule})"),
  VAL_022(
      REJECT,
      SENDER,
      "HS code \"{value}\" is too short; send one of at least {digits} digits (rule {rule})"),
  VAL_023(
      REJECT,
      SENDER,
      "HS code \"{value}\" is not in the list \"{list}\"; look the goods up and send their code (rule {rule})"),
  VAL_024(
      REJECT, SENDER, "the country is missing; send its two letters of ISO 3166-1 (rule {rule})"),
  VAL_025(
      REJECT,
      SENDER,
      "the description is missing; say in plain words what the goods are (rule {rule})"),
  VAL_026(
      REJECT,
      SENDER,
      "description \"{value}\" is vague: {problem}; say what the goods are and what they are made of or for (rule {rule})"),
  VAL_027(
      REJECT, SENDER, "\"{value}\" is too short; send at least {least} characters (rule {rule})"),
  VAL_028(
      REJECT,
      SENDER,
      "the postcode is \"{value}\"; {country} has postcodes: send one of at least {least} characters (rule {rule})"),
  VAL_029(
      REJECT,
      SENDER,
      "the item has {value} content pieces; allowed: {most}; join pieces of a kind (rule {rule})"),
  VAL_030(
      REJECT,
      SENDER,
      "the item has no content pieces; describe the content, or send nature 91 for documents (rule {rule})"),
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
      "commercial content without licence, certificate or invoice number; customs may ask for one (rule {rule})"),
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
      "not filed to {authority}: no row of its table fits nature {nature}, value {value}, on {date}; {alternative}"),
  VAL_051(REJECT, SENDER, "not filed to {authority}: {reason} (row {row}{value}); {alternative}"),
  VAL_052(
      PARK,
      US,
      "no rate from {currency} to {target} on {date}; add one to config/rates, then re-submit"),
  VAL_053(
      REJECT,
      SENDER,
      "not filed to {authority}: the value of its goods is not known; send value and currency of every content piece"),
  VAL_054(WARNING, SENDER, "not filed to {authority}: {reason} (row {row})"),
  VAL_060(REJECT, US, "row \"{later}\" can never be reached: row \"{earlier}\" fits all it fits"),
  VAL_061(
      REJECT,
      US,
      "rows \"{earlier}\" and \"{later}\" both fit {overlap} and declare differently; make their conditions exclude each other"),
  VAL_062(REJECT, US, "the rates of {currency} from {earlier} and from {later} overlap; keep one"),
  VAL_070(REJECT, SENDER, "receptacle id \"{value}\" is not an S9 identifier: {problem}"),
  VAL_071(
      REJECT,
      SENDER,
      "despatch id \"{value}\" is not an S8 identifier: two offices of 6 characters, category A to D, 2 of subclass, 1 digit of year, 4 of number"),
  VAL_072(
      REJECT,
      SENDER,
      "office \"{value}\" is not an IMPC code: country (2 letters), location (3), qualifier (1)"),
  VAL_510(WARNING, SENDER, "{what}: its head says {stated}, its lines make {found}; check both"),
  VAL_511(
      WARNING,
      SENDER,
      "receptacle {value} stands {count} times in the announcement; check the labels"),
  VAL_512(
      WARNING,
      SENDER,
      "item {value} stands {count} times in the announcement; it can be in one receptacle only"),
  VAL_513(
      WARNING,
      SENDER,
      "receptacle {value} is of despatch {found}, the announcement is of {stated}"),

  // TRK: Track
  TRK_001(
      WARNING,
      SENDER,
      "the item says nothing that version {version} did not say; nothing was filed"),
  TRK_002(
      WARNING,
      SENDER,
      "there is nothing to cancel: no declaration to {customs} stands for this item"),
  TRK_003(
      WARNING, SENDER, "{customs} has released the goods; the change was kept but not declared"),
  TRK_004(
      PARK,
      US,
      "{customs} answered with code \"{code}\", which its table does not know; the item stays held. Add a row to the partner's code list"),
  TRK_005(PARK, US, "nobody was told: there is no flow {flow} any more"),
  TRK_006(
      WARNING,
      US,
      "the answer is about a filing that is not known: LRN {lrn}, MRN {mrn}, item {item}; it waits for one"),
  TRK_007(PARK, US, "the answer names no LRN, MRN or item: nobody can say what it is about"),
  TRK_008(PARK, US, "arrival {arrival} is in the hands of another node"),
  TRK_009(WARNING, SENDER, "{partner} acknowledges {reference}, which was never sent to it"),
  TRK_010(
      PARK,
      RECEIVER,
      "{customs} has not answered LRN {lrn} within {within}; ask it, or send the declaration again"),
  TRK_400(WARNING, RECEIVER, "{customs} has not answered LRN {lrn} yet; it should until {due}"),
  TRK_401(
      PARK,
      RECEIVER,
      "{partner} has not acknowledged {file}, interchange {reference}, within {within}; ask whether it has it"),
  TRK_402(
      WARNING,
      RECEIVER,
      "{partner} has not acknowledged {file}, interchange {reference}, yet; it should until {due}"),
  TRK_403(WARNING, US, "nothing is parked under \"{id}\"; trace it to see how far it is"),
  TRK_460(REJECT, US, "nothing is kept as {key} of \"{id}\"; there is: {allowed}"),
  TRK_461(REJECT, US, "{file} exists, or its folder does not; name a new file"),
  TRK_500(
      WARNING,
      RECEIVER,
      "{partner} has not answered {customs}'s request {reference} ({kind}) yet; it should until {due}"),
  TRK_501(
      PARK,
      RECEIVER,
      "{partner} has not answered {customs}'s request {reference} ({kind}) until {due}; reach it by other means"),
  TRK_502(
      WARNING,
      US,
      "{customs} says {meaning}, but the item must not be loaded; operators hear of it when the do-not-load is taken back"),
  TRK_503(
      PARK,
      US,
      "{customs} wants something of {partner} under {reference} ({kind}), whose agreement has no referrals; reach it by other means"),
  TRK_504(
      WARNING,
      SENDER,
      "{partner} was asked nothing under reference \"{reference}\" so far; the answer is kept until it is"),
  TRK_505(
      WARNING,
      SENDER,
      "{partner} has answered {customs}'s request {reference} ({kind}) before; customs has the first answer"),
  TRK_506(PARK, US, "{customs} forbids to load the item of LRN {lrn}; operators are told at once"),
  TRK_507(
      PARK,
      US,
      "{partner} has answered {customs}'s request {reference} ({kind}), and the agreement names no message for the reply; tell {customs} by other means"),
  TRK_510(
      WARNING,
      US,
      "nothing is announced under \"{id}\", and no announcement of it is expected; an id is an item, receptacle, despatch, consignment, waybill, or a flight such as BA816/2026-12-24"),
  TRK_511(
      REJECT,
      US,
      "the account \"{account}\" has neither declarations nor charges in {period}; there are {allowed}"),
  TRK_512(
      PARK,
      US,
      "{customs} refuses our report {reference} of {announcement}: {code}; see its answer, and have the announcement sent anew"),
  TRK_513(
      PARK,
      US,
      "{customs} says {meaning} to our report {reference} of {announcement}, under {referral}; its agreement has no scheme, so nobody is asked by a message"),
  TRK_514(
      PARK,
      US,
      "{customs} forbids to load {receptacle}: {count} items announced in it are told as not to be loaded"),
  TRK_515(
      WARNING,
      US,
      "a release of an item that must not be loaded now is withheld from {partner}; it is told anew when the do-not-load is taken back"),
  TRK_516(
      WARNING,
      US,
      "a release was on its way to {partner} when loading was forbidden and may come after the do-not-load, which is told once more"),
  TRK_530(
      REJECT,
      SENDER,
      "the announcement has no number of its own and names no despatch, consignment or waybill; send one"),
  TRK_540(
      PARK,
      RECEIVER,
      "{deadline} of {customs} for {item} is at {due} ({because}) and will probably be missed: {partner} is awaited ({stage}), {expected}"),
  TRK_541(
      PARK,
      US,
      "{deadline} of {customs} for {item} was at {due} ({because}) and is missed: {partner} is awaited ({stage}), {expected}"),
  TRK_610(
      WARNING,
      US,
      "no item can have the id {id}: its check digit is {found}, computed is {expected}; ids one slip away that are known: {near}"),
  TRK_611(REJECT, US, "the list of {list} has no filter \"{name}\"; it has {allowed}"),
  TRK_612(REJECT, US, "the filter {name} does not take \"{value}\"; it takes {allowed}"),
  TRK_613(REJECT, US, "the question has {length} characters; ask with at most {allowed}"),
  TRK_620(PARK, US, "{who} parked it: {reason}; re-submit it when it may go on"),
  TRK_621(
      REJECT,
      US,
      "{count} were chosen, at most {most} are acted on at once: choose fewer, then do the rest; nothing was done"),
  TRK_622(
      REJECT,
      US,
      "the reason has {length} characters: say why in 1 to {most}, without personal data; nothing was done"),
  TRK_623(
      REJECT,
      US,
      "the key has {length} characters: confirm with the key of the preview, 1 to {most}; nothing was done"),
  TRK_624(REJECT, US, "\"{action}\" is nothing that can be done; there is {allowed}"),
  TRK_625(
      WARNING, US, "there is nothing under \"{id}\" to {action}; trace it to see what is known"),
  TRK_626(REJECT, US, "\"{target}\" names nothing; a target is such as departure:7"),
  TRK_630(
      PARK,
      RECEIVER,
      "{partner} was told {meaning} of {item} at {since} and has not acknowledged it in {after} (step {step}); reach it by other means"),
  TRK_631(
      WARNING,
      SENDER,
      "{partner} acknowledges notice \"{reference}\", which it was never given; nothing was changed"),
  TRK_632(WARNING, US, "{partner} is not told again: {why}"),
  TRK_650(
      REJECT,
      US,
      "\"{value}\" is no period for a report; name a month such as 2026-11, or a first and a last day such as 2026-11-01 and 2026-11-30, at most {most} days apart"),
  TRK_651(
      REJECT,
      US,
      "\"{value}\" is no lane; name two countries such as GB-DE, or one of them such as GB- or -DE"),
  TRK_652(REJECT, US, "there is no report on \"{sender}\"; there are reports on {allowed}"),

  // WRT: Write and Encode; 201 and up: XML and JSON
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
  WRT_101(REJECT, SENDER, "character {value} cannot be written in {repertoire}"),
  WRT_102(REJECT, US, "{what} is not in the structure of {format}; mend its write mapping"),
  WRT_103(REJECT, SENDER, "mandatory {what} has no value"),
  WRT_104(REJECT, SENDER, "{what} stands {count} times; at most {allowed}"),
  WRT_105(REJECT, SENDER, "\"{value}\" has {count} characters; allowed: {allowed}"),
  WRT_106(REJECT, SENDER, "\"{value}\" is not a number"),
  WRT_107(REJECT, US, "\"{value}\" is not one of {allowed}"),
  WRT_130(WARNING, US, "{what} is left out: only the dossier knows it; {remedy}"),
  WRT_131(
      REJECT,
      SENDER,
      "there are {count} documents, and standard output takes one; say --out DIR or --item ID"),
  WRT_201(PARK, US, "\"{element}\" is missing in \"{parent}\"; check the mapping and the item"),
  WRT_202(PARK, US, "\"{element}\" occurs {found} times; at most {allowed}"),
  WRT_203(PARK, US, "\"{element}\" is not known in \"{parent}\"; check the mapping"),
  WRT_204(PARK, US, "\"{element}\" is \"{value}\"; allowed: {allowed}"),
  WRT_205(
      PARK,
      US,
      "\"{element}\" holds the character {value}, which XML cannot carry; leave it out in the mapping"),
  WRT_206(PARK, US, "the official schema {schema} refuses it: {problem}"),
  WRT_207(PARK, US, "{format} holds one message in a document; {found} were given; set batch to 1"),
  WRT_208(PARK, US, "\"{element}\" holds elements and text; it can hold one of them"),

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
  SIG_040(REJECT, SENDER, "the interchange came without the signature that the agreement requires"),
  SIG_300(
      PARK, US, "none of our keys for {partner} is valid at {time}: {found}; add its successor"),
  SIG_301(
      PARK,
      US,
      "no certificate of {partner} to encrypt to is valid at {time}: {found}; ask for its successor"),
  SIG_330(WARNING, US, "{name} expires in {days} days, at {until}; plan its successor"),
  SIG_331(WARNING, US, "{name} expires in {days} days, at {until}; its successor is due now"),
  SIG_332(WARNING, US, "{name} expired at {until}; nothing is proved by it any more"),
  SIG_440(
      WARNING,
      US,
      "the TLS key of the AS2 server cannot be taken again: {problem}; the former stays in use"),
  SIG_450(
      PARK,
      US,
      "{file} was planned by a version that did not keep how it is signed; say it, then re-submit"),
  SIG_451(PARK, US, "{file} waits to be signed: {problem}; it leaves once that is mended"),
  SIG_452(PARK, US, "the certificates of {alias} cannot be used: {problem}; mend the file"),

  // SND: send
  SND_001(PARK, US, "no door of this name is open for sending"),
  SND_002(PARK, RECEIVER, "{where} cannot be reached: {problem}"),
  SND_003(PARK, US, "{where} shows a host key that is not in the agreement; nothing was sent"),
  SND_004(PARK, US, "{where} does not let us log in as {user}: {problem}"),
  SND_005(PARK, RECEIVER, "{name} could not be written to {where}: {problem}"),
  SND_006(PARK, RECEIVER, "{name} is in {where} already with other bytes; it was not overwritten"),
  SND_007(PARK, RECEIVER, "the queue {queue} did not take {count} messages: {problem}"),
  SND_020(
      PARK,
      US,
      "{partner} refused interchange {reference} with code {reason}; see its acknowledgement, mend the mapping or the data, then re-submit"),
  SND_021(
      PARK,
      US,
      "{file} could not be sent to {partner} within the retry budget: {problem}; re-submit it when the door works again"),
  SND_022(
      WARNING,
      US,
      "report {reference} of {announcement} is not sent: {instead} has taken its place, and it would say again what does not hold any more"),
  // AS2: receipts that came back
  SND_300(
      PARK, RECEIVER, "the receipt refuses the message: {reason}; ask the partner, then re-submit"),
  SND_301(
      PARK,
      RECEIVER,
      "the receipt is about other bytes: its MIC is {found}, we sent {expected}; compare what both sides digested"),
  SND_302(PARK, RECEIVER, "the receipt's signature is not accepted: {problem}"),
  SND_303(PARK, RECEIVER, "the receipt has no {missing}, which was asked for"),
  SND_304(PARK, RECEIVER, "the receipt cannot be read: {problem}"),
  SND_305(PARK, RECEIVER, "the receipt is for message {found}, expected was {expected}"),
  SND_350(
      PARK,
      RECEIVER,
      "no MDN came from {partner} for {file} in the agreed time; it was sent {times} times, each time under the same Message-ID"),
  SND_351(PARK, RECEIVER, "{where} answered with HTTP status {status}"),
  SND_352(
      PARK, RECEIVER, "{where} took the message and answered without the MDN that was asked for"),
  SND_353(PARK, RECEIVER, "{where} could not be trusted: {problem}; nothing was sent"),
  SND_354(PARK, US, "{name} cannot be sent over AS2: {problem}"),
  SND_400(PARK, US, "the door failed in a way nobody foresaw: {problem}; it is tried again"),
  SND_401(WARNING, US, "{file} is not with {partner} yet ({problem}); it is parked at {until}"),
  SND_420(WARNING, US, "the alert {alert} does not reach {name} ({problem}); it is tried again"),
  SND_421(
      PARK, US, "the alert {alert} did not reach {name} in two days ({problem}); it is given up"),

  // CFG: configuration, mappings, agreements, rules; 201 and up: structures and official schemas
  CFG_001(REJECT, US, "the file cannot be read: {problem}"),
  CFG_002(REJECT, US, "key \"{key}\" is not known here; allowed: {allowed}{hint}"),
  CFG_003(REJECT, US, "key \"{key}\" is missing"),
  CFG_004(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),
  CFG_010(REJECT, US, "{kind} \"{name}\" is stated twice; the other is at {other}"),
  CFG_011(REJECT, US, "{kind} \"{name}\" does not exist; there is: {known}{hint}"),
  CFG_012(
      REJECT,
      US,
      "flows \"{flow}\" and \"{other}\" both take {message} for {destination} on {date}; exactly one may"),
  CFG_013(
      REJECT,
      US,
      "{partner} is {mode} and {other} is {otherMode}; a test interchange never reaches a live partner, nor the reverse"),
  CFG_014(REJECT, US, "channel \"{channel}\" of {partner} does not send; those that do: {known}"),
  CFG_015(
      REJECT,
      US,
      "nothing can be filed to {partner}: {problem}; file-to names a customs partner with declarations"),
  CFG_016(
      WARNING,
      US,
      "{partner} is used by nothing: it has no flows, and no flow files to it or notifies it"),
  CFG_017(WARNING, US, "there is no agreement in {folder}; nobody can send anything"),
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
  CFG_028(REJECT, US, "the line cannot be used: {problem}"),
  CFG_101(REJECT, US, "the message structure cannot be read: {problem}"),
  CFG_102(REJECT, US, "type \"{value}\" is not defined; did you mean \"{hint}\"?"),
  CFG_103(REJECT, US, "{key} is \"{value}\"; allowed: {allowed}"),
  CFG_104(REJECT, US, "<{value}> is not known in a message structure at this place"),
  CFG_105(REJECT, US, "{what} has nothing in it"),
  CFG_106(REJECT, US, "type \"{value}\" is defined twice"),
  CFG_120(REJECT, US, "the rank table {file} is missing; it orders answers of the same time"),
  CFG_121(
      REJECT,
      US,
      "\"{code}\" has the rank \"{value}\"; allowed: the name of a meaning with a whole number"),
  CFG_122(REJECT, US, "unit \"{unit}\" is not in the structure of the format"),
  CFG_130(
      REJECT,
      US,
      "\"{value}\" is not a message type that can be {done}; there is: {allowed}{hint}"),
  CFG_131(REJECT, US, "there is no way from {from} to {to}: from {source} come {allowed}"),
  CFG_132(
      REJECT,
      US,
      "a declaration needs the table that says what is declared; say --partner or --authority ({allowed})"),
  CFG_133(
      REJECT,
      US,
      "the partner {partner} is sent no declarations; say --authority, or one of {allowed}"),
  CFG_140(REJECT, US, "the scenario cannot be played: {problem}"),
  CFG_141(REJECT, US, "the simulator's template cannot be filled: {problem}"),
  CFG_201(
      REJECT, US, "the structure file says {found}, which is not read here; allowed: {allowed}"),
  CFG_202(REJECT, US, "the structure file names {kind} \"{name}\", which stands nowhere"),
  CFG_203(REJECT, US, "the official schema cannot be used: {problem}"),
  CFG_300(
      REJECT,
      US,
      "AS2 from \"{names}\" is agreed for {door} and for {other}; two channels cannot be told apart by the same two names"),
  CFG_320(REJECT, US, "no key file {found} is configured; allowed: {allowed}"),
  CFG_321(
      REJECT,
      US,
      "there is a key \"{alias}\" in {file}; say --replace to put another in its place"),
  CFG_322(REJECT, US, "there is no key \"{alias}\"; there is: {allowed}{hint}"),
  CFG_323(REJECT, US, "\"{alias}\" is no alias; allowed: letters, digits, dots and hyphens"),
  CFG_324(
      REJECT, US, "a change-over at {found} leaves a hole or comes too late; allowed: {allowed}"),
  CFG_325(REJECT, US, "{file} exists; say --replace to write over it"),
  CFG_326(REJECT, US, "{count} keys are in {file}, and --as names one; import them without --as"),
  CFG_350(
      REJECT,
      US,
      "{partner} is filed to when goods arrive, but no agreement takes item events; add \"events\" to that of the post that handles the items"),
  CFG_351(
      WARNING,
      US,
      "{partner} wants to hear of the arrival of goods, but no agreement takes item events; add \"events\" to that of the post that handles the items"),
  CFG_460(
      REJECT,
      US,
      "no key follows \"{alias}\"; make one with keys schedule, or try today's with --current"),
  CFG_461(
      REJECT,
      US,
      "the certificate of {alias} is not valid before {from}; a partner that looks would refuse it. Rehearse it then"),
  CFG_462(
      REJECT,
      US,
      "{count} AS2 channels of {partner}{channel} send; one is needed. Its channels: {found}; name it with --channel"),
  CFG_465(
      REJECT,
      US,
      "metrics cannot be given at {where}: {problem}. Choose another port under metrics, or 0 for any"),
  CFG_480(
      REJECT,
      US,
      "{key} is \"{name}\", which holds {found}; wanted here is a message of {wanted}: {allowed}"),
  CFG_490(REJECT, US, "a notice as {message} has no words for {found}; it can say: {allowed}"),
  CFG_491(REJECT, US, "code \"{code}\" means \"{value}\"; allowed here: {allowed}"),
  CFG_492(
      WARNING,
      US,
      "flow \"{flow}\" files to {partner}, which decides before loading, and the agreement has no referrals: nobody is asked what it asks"),
  CFG_493(
      REJECT,
      US,
      "{partner} gets {message}, an interchange that names who sends it, and its agreement does not say as whom: give it our-address"),
  CFG_494(
      REJECT,
      US,
      "a report as {message} is registered by its receiver and changed by another message: say {key}"),
  CFG_495(
      REJECT,
      US,
      "{message} is reported to {partner} twice; what a receiver has of an announcement is one report"),
  CFG_496(
      WARNING,
      US,
      "{key} is \"{name}\" without a version and will be written as {chosen}, the newest; there is also {others}. Name the version that was agreed: an update that brings a newer one would change what this partner gets"),
  CFG_500(
      REJECT,
      US,
      "the console cannot be given at {where}: {problem}. Choose another port under console, or 0 for any"),
  CFG_501(
      REJECT,
      US,
      "console.host is {host}, which others reach, and without TLS they could read along; state console.https, or console.url and console.proxies for a proxy that has TLS, or the host 127.0.0.1"),
  CFG_503(
      PARK,
      US,
      "{issuer} cannot be used to sign in: {problem}. Local users still can; see console.oidc"),
  CFG_504(
      REJECT,
      US,
      "the console cannot show the certificate of {file}: {problem}. State a PKCS#12 file with the key and its chain under console.https.key, and its password under console.https.password"),
  CFG_510(REJECT, US, "there is no user \"{name}\"; there is: {allowed}{hint}"),
  CFG_511(REJECT, US, "there is a user \"{name}\" already; change it: users roles, users password"),
  CFG_512(
      REJECT,
      US,
      "\"{name}\" is no name for a user; allowed: up to 64 lower-case letters, digits, dots, hyphens, underscores and @, the first a letter or digit"),
  CFG_513(REJECT, US, "\"{role}\" is no role; allowed: {allowed}"),
  CFG_514(REJECT, US, "the password {problem}; allowed: {allowed}"),
  CFG_515(
      REJECT,
      US,
      "\"{value}\" is no public key; allowed: the line of a file such as id_ed25519.pub, whole: type and Base64"),
  CFG_516(
      REJECT,
      US,
      "there is no configuration folder {folder}; name the folder that holds gateway.yaml and partners/"),

  // JRN: the journal
  JRN_001(
      REJECT,
      US,
      "no PostgreSQL binaries for {platform} are in this build; allowed: linux and macos on amd64 and arm64. Give the URL of a PostgreSQL 15 or newer instead"),
  JRN_002(REJECT, US, "the data folder {folder} cannot be used: {problem}"),
  JRN_003(REJECT, US, "no space is left on the disk of {folder}; free some and start again"),
  JRN_004(
      REJECT,
      US,
      "port {port} on 127.0.0.1 is taken by another program; choose another one, or 0 for any free one"),
  JRN_005(
      REJECT,
      US,
      "the data folder {folder} was written by PostgreSQL {found}, this gateway brings PostgreSQL {own}; start it with a gateway that brings {found}, or move the data with pg_dump"),
  JRN_006(
      REJECT,
      US,
      "the data folder {folder} is in use by another gateway{owner}; stop that one, or give this one another folder. Several gateways share one database by its URL"),
  JRN_007(REJECT, US, "the private PostgreSQL did not start: {problem}; its log is {log}"),
  JRN_008(
      REJECT,
      US,
      "the gateway runs as root and PostgreSQL must not: {problem}; run the gateway as another user, or install util-linux (setpriv, runuser)"),
  JRN_009(REJECT, US, "the database {url} cannot be reached: {problem}"),
  JRN_010(
      WARNING,
      US,
      "the database server has {setting} = {value}: a crash of its machine can lose messages that were acknowledged; set it to on"),
  JRN_011(REJECT, US, "the database server is PostgreSQL {found}; allowed: {allowed} or newer"),
  JRN_012(REJECT, US, "the tables of database {url} cannot be brought up to date: {problem}"),
  JRN_013(PARK, US, "the content of {what} is erased: {how}; hash, length and times remain"),
  JRN_014(PARK, US, "payload {payload} cannot be read: {problem}"),
  JRN_015(
      REJECT,
      US,
      "retention unit {unit} of {day} is still being written; a unit can be erased from {allowed} on"),
  JRN_016(
      PARK,
      US,
      "the lease of work {work} was lost, another node does it; this node's try is undone"),
  JRN_030(REJECT, US, "no hold {hold} is in force; in force: {known}"),
  JRN_031(
      REJECT,
      US,
      "nothing is kept of a partner \"{partner}\", and there is no agreement with it; there is: {known}"),
  JRN_032(
      PARK,
      US,
      "only {free} are free on the disk of {folder}, and {least} must be: nothing is taken in until there is more"),
  JRN_033(WARNING, US, "there is room on the disk again: everything is taken in again"),
  JRN_034(PARK, US, "the database has no room left ({problem}): nothing is taken in until it has"),
  JRN_400(
      REJECT,
      US,
      "this database is sealed with another master key than that of {source}; give every gateway on it the same one"),

  // INT: inside
  INT_001(PARK, US, "an unexpected failure in {step}: {problem}"),
  INT_002(REJECT, US, "{command} cannot go on: {problem}"),
  INT_003(PARK, US, "the database does not answer; nothing is taken in or sent. {next}"),
  INT_004(WARNING, US, "the database answers again, after {seconds} s; everything goes on");

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
