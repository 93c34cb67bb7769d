package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.INS_104;
import static org.customspost.gateway.error.ErrorCode.INS_108;
import static org.customspost.gateway.error.ErrorCode.INS_109;
import static org.customspost.gateway.error.ErrorCode.INS_110;
import static org.customspost.gateway.error.ErrorCode.INS_111;
import static org.customspost.gateway.error.ErrorCode.INS_112;
import static org.customspost.gateway.error.ErrorCode.INS_113;
import static org.customspost.gateway.error.ErrorCode.INS_114;
import static org.customspost.gateway.error.ErrorCode.INS_122;
import static org.customspost.gateway.error.ErrorCode.INS_129;
import static org.customspost.gateway.error.ErrorCode.INS_130;
import static org.customspost.gateway.error.ErrorCode.INS_131;

import java.util.List;
import java.util.TreeSet;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Text;

/** Checks the elements of the scanner's current segment against their lines. */
final class SegmentCheck {
  private final SegmentScanner scanner;
  private final TokenText text;

  SegmentCheck(SegmentScanner scanner, TokenText text) {
    this.scanner = scanner;
    this.text = text;
  }

  /** Checks every element; {@code number} is the segment's number for the findings. */
  void check(GrammarLine line, int number, CappedFindings findings) {
    if (scanner.first(1) > 1) findings.add(INS_130, segment(line, number), "tag", line.name());
    List<ElementLine> elements = line.elements();
    int sent = scanner.elements() - 1;
    for (int e = 1; e <= elements.size(); e++)
      element(elements.get(e - 1), e, e <= sent, number, findings);
    if (sent > elements.size()) {
      Position position =
          new Position(
              scanner.tokenOffset(scanner.first(elements.size() + 1)),
              number,
              elements.size() + 1,
              0,
              line.name());
      tooMany(findings, position, sent, "elements", elements.size());
    }
  }

  /** Checks only that the characters may stand there, for segments that no line describes. */
  void characters(String tag, int number, CappedFindings findings) {
    for (int e = 1; e < scanner.elements(); e++)
      for (int token = scanner.first(e); token < scanner.first(e + 1); token++)
        characters(token, position(token, number, e, 0, tag), findings);
  }

  private Position segment(GrammarLine line, int number) {
    return new Position(scanner.offset(), number, 0, 0, line.name());
  }

  private void element(
      ElementLine line, int element, boolean sent, int number, CappedFindings findings) {
    int first = sent ? scanner.first(element) : 0;
    int stop = sent ? scanner.first(element + 1) : 0;
    // ISO 9735: separators alone still send a composite, without its mandatory components
    boolean begun = line.composite() && stop - first > 1;
    if (isEmpty(first, stop) && (line.mandatory() || !begun)) {
      if (line.mandatory()) missing(line, number, element, 0, findings);
      if (stop - first > Math.max(1, line.components().size()))
        components(line, first, stop, element, number, findings);
    } else if (line.composite()) {
      composite(line, first, stop, element, number, findings);
    } else {
      value(line, first, element, 0, number, findings);
      if (stop - first > 1) components(line, first, stop, element, number, findings);
    }
  }

  private void composite(
      ElementLine line, int first, int stop, int element, int number, CappedFindings findings) {
    List<ElementLine> components = line.components();
    for (int c = 0; c < components.size(); c++) {
      ElementLine component = components.get(c);
      if (first + c < stop && !scanner.isEmpty(first + c))
        value(component, first + c, element, c + 1, number, findings);
      else if (component.mandatory()) missing(component, number, element, c + 1, findings);
    }
    if (stop - first > components.size()) components(line, first, stop, element, number, findings);
  }

  private void components(
      ElementLine line, int first, int stop, int element, int number, CappedFindings findings) {
    int allowed = Math.max(1, line.components().size());
    Position position = position(first + allowed, number, element, allowed + 1, line.path());
    tooMany(findings, position, stop - first, "components", allowed);
  }

  private static void tooMany(
      CappedFindings findings, Position position, int count, String what, int allowed) {
    findings.add(
        INS_109,
        position,
        "count",
        Integer.toString(count),
        "what",
        what,
        "allowed",
        Integer.toString(allowed));
  }

  private boolean isEmpty(int first, int stop) {
    for (int token = first; token < stop; token++) if (!scanner.isEmpty(token)) return false;
    return true;
  }

  private void missing(
      ElementLine line, int number, int element, int component, CappedFindings findings) {
    Position position = new Position(scanner.offset(), number, element, component, line.path());
    findings.add(
        INS_108, position, "what", (line.composite() ? "composite " : "element ") + line.path());
  }

  private void value(
      ElementLine line,
      int token,
      int element,
      int component,
      int number,
      CappedFindings findings) {
    Text allowed = line.text();
    byte mark = scanner.mark(token);
    int length = mark == 0 ? scanner.end(token) - scanner.start(token) : text.length(token);
    boolean plain = mark == 0 && length <= allowed.maxLength() && length >= allowed.minLength();
    if (plain && allowed.codes().isEmpty() && allowed.kind() != Text.Kind.NUMBER) return;
    Position position = position(token, number, element, component, line.path());
    if (mark != 0) characters(token, position, findings);
    if (line.number()) number(line, token, position, findings);
    else length(line, token, length, position, findings);
    if (!allowed.codes().isEmpty() && !allowed.codes().contains(text.of(token)))
      findings.add(
          INS_110,
          position,
          "value",
          Finding.coded(text.of(token)),
          "allowed",
          String.join(", ", new TreeSet<>(allowed.codes())));
  }

  private Position position(int token, int number, int element, int component, String path) {
    return new Position(scanner.tokenOffset(token), number, element, component, path);
  }

  private void characters(int token, Position position, CappedFindings findings) {
    int length = scanner.end(token) - scanner.start(token);
    if (length > SegmentScanner.ELEMENT_LIMIT)
      findings.add(
          INS_122, position, "what", "the element", "allowed", "" + SegmentScanner.ELEMENT_LIMIT);
    if (scanner.mark(token) == 0) return;
    if ((scanner.mark(token) & SegmentScanner.STRAY) != 0) findings.add(INS_131, position);
    boolean invalid = (scanner.mark(token) & SegmentScanner.INVALID) != 0;
    int octet = invalid ? text.firstInvalid(token) : -1;
    if (octet < 0 && text.decodes(token)) return;
    findings.add(
        INS_104,
        position,
        "value",
        octet < 0 ? "(not UTF-8)" : shown(octet),
        "repertoire",
        scanner.repertoire().name(),
        "allowed",
        "UNOC or UNOY");
  }

  private static String shown(int octet) {
    String hex = "hex " + Integer.toHexString(octet).toUpperCase(java.util.Locale.ROOT);
    return octet > 0x20 && octet < 0x7F ? "\"" + (char) octet + "\"" : hex;
  }

  private void length(
      ElementLine line, int token, int length, Position position, CappedFindings findings) {
    Text allowed = line.text();
    if (length > allowed.maxLength())
      wrongLength(INS_113, token, length, allowed.maxLength(), position, findings);
    if (length < allowed.minLength())
      wrongLength(INS_114, token, length, allowed.minLength(), position, findings);
  }

  private void wrongLength(
      ErrorCode code,
      int token,
      int length,
      int allowed,
      Position position,
      CappedFindings findings) {
    findings.add(
        code,
        position,
        "value",
        // free text may be personal
        Finding.masked(text.of(token)),
        "count",
        Integer.toString(length),
        "allowed",
        Integer.toString(allowed));
  }

  /** ISO 9735 §10: sign and decimal mark do not count; a digit on both sides of the mark. */
  private void number(ElementLine line, int token, Position position, CappedFindings findings) {
    Numeral numeral = Numeral.of(scanner, token);
    String value = numeral.sound() ? "" : Finding.coded(text.of(token));
    switch (numeral.fault()) {
      case NOT_A_NUMBER -> findings.add(INS_111, position, "value", value);
      case NO_DIGIT_BEFORE -> findings.add(INS_112, position, "value", value);
      case MISPLACED_MARK ->
          findings.add(
              INS_129, position, "value", value, "allowed", mark(scanner.separators().decimal()));
      case NONE -> length(line, token, numeral.digits(), position, findings);
    }
  }

  private static String mark(byte decimal) {
    return "\"" + (char) decimal + "\"";
  }
}
