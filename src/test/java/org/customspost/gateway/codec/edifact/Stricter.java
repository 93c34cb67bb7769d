package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;

/**
 * What we refuse and StAEDI takes, each with its reason and an edit of an example that shows it.
 * Never the other way round: nothing here excuses a message that we take and it refuses.
 */
enum Stricter {
  HEADER_WITHOUT_SEPARATOR(
      "without UNA it takes the first three letters for the tag, whatever follows",
      ErrorCode.INS_106,
      "contrl-edifact-3/examples/accepted.edi",
      "UNB+UNOC",
      "UNBUNOC"),
  SERVICE_CHARACTERS_ALIKE(
      "it takes any octet in UNA",
      ErrorCode.INS_105,
      "resdit-edifact-1.1/examples/responses.edi",
      "UNA:+.? '",
      "UNA:+'? '"),
  CHARACTER_OUTSIDE_THE_LEVEL(
      "it decodes any byte but control characters",
      ErrorCode.INS_104,
      "itmatt-edifact-1/examples/pair.edi",
      "Cotton",
      "Cot\u0092ton"),
  LONE_RELEASE_CHARACTER(
      "it keeps or drops it, we ask",
      ErrorCode.INS_131,
      "itmatt-edifact-1/examples/pair.edi",
      "Cotton",
      "?Cotton"),
  MARK_IN_THE_DATE_OF_THE_HEADER(
      "it reads the date and time of UNB as any number",
      ErrorCode.INS_129,
      "contrl-edifact-3/examples/accepted.edi",
      "+260715:",
      "+,260715:"),
  NO_DIGIT_BEFORE_THE_MARK(
      "as before; ISO 9735 wants 0.5 for .5",
      ErrorCode.INS_112,
      "contrl-edifact-3/examples/accepted.edi",
      "+260715:",
      "+.260715:"),
  SAME_MESSAGE_REFERENCE(
      "it does not compare messages",
      ErrorCode.INS_119,
      "itmatt-edifact-1/examples/two-messages.edi",
      "+2+ITMATT",
      "+1+ITMATT"),
  SYNTAX_LEVEL(
      "our control schema for it lists no codes",
      ErrorCode.INS_103,
      "itmatt-edifact-1/examples/pair.edi",
      "UNOC",
      "UNOX"),
  IDENTITY(
      "the test tells it which structure to use",
      ErrorCode.INS_126,
      "cusrep-edifact-d99b/examples/departure.edi",
      "D:99B:UN",
      "D:99B:UN1"),
  ASSOCIATION_CODE(
      "the structure that the test gives it is of all versions",
      ErrorCode.INS_310,
      "itmatt-edifact-1/examples/pair.edi",
      "UPU150",
      "UPU999");

  private final String reason;
  private final ErrorCode code;
  private final String example;
  private final String found;
  private final String replacement;

  Stricter(String reason, ErrorCode code, String example, String found, String replacement) {
    this.reason = reason;
    this.code = code;
    this.example = example;
    this.found = found;
    this.replacement = replacement;
  }

  static boolean explains(Finding finding) {
    for (Stricter each : values()) if (each.is(finding)) return true;
    return false;
  }

  boolean is(Finding finding) {
    return finding.code() == code;
  }

  /** Its place below {@code mappings/}. */
  String example() {
    return example;
  }

  byte[] damaged(byte[] good) {
    String bad = new String(good, ISO_8859_1).replace(found, replacement);
    // or the trailer would not fit its header any more, which it does look at
    if (this == SAME_MESSAGE_REFERENCE) bad = bad.replace("UNT+21+2", "UNT+21+1");
    return bad.getBytes(ISO_8859_1);
  }

  @Override
  public String toString() {
    return name() + ": " + reason;
  }
}
