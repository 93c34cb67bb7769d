package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.INS_106;
import static org.customspost.gateway.error.ErrorCode.INS_107;
import static org.customspost.gateway.error.ErrorCode.INS_108;
import static org.customspost.gateway.error.ErrorCode.INS_115;
import static org.customspost.gateway.error.ErrorCode.INS_116;
import static org.customspost.gateway.error.ErrorCode.INS_120;
import static org.customspost.gateway.error.ErrorCode.INS_122;

import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.error.Position;
import org.jspecify.annotations.Nullable;

/** The checks of one message, segment by segment; keeps counts and findings only. */
final class MessageInspection {
  private final SegmentScanner scanner;
  private final TokenText text;
  private final SegmentCheck check;
  private final String reference;
  private final String identity;
  private final int unitTrigger;
  private final boolean unitOptional;
  private final @Nullable GrammarWalk walk;
  private final CappedFindings findings;
  private int segments = 1;
  private int units;

  /**
   * @param grammar null where nobody knows the message: then only its frame is checked
   * @param unit name of the group that is one item; empty where the message is
   */
  MessageInspection(
      SegmentScanner scanner,
      TokenText text,
      SegmentCheck check,
      String reference,
      String identity,
      @Nullable GrammarLine grammar,
      String unit,
      CappedFindings findings) {
    this.scanner = scanner;
    this.text = text;
    this.check = check;
    this.reference = reference;
    this.identity = identity;
    this.walk = grammar == null ? null : new GrammarWalk(grammar);
    GrammarLine one = grammar == null ? null : unit(grammar, unit);
    this.unitTrigger = one == null ? -1 : one.trigger();
    this.unitOptional = one != null && one.min() == 0;
    this.findings = findings;
    this.units = grammar != null && unit.isEmpty() ? 1 : 0;
  }

  String reference() {
    return reference;
  }

  /** Number of segments so far, the header included. */
  int segments() {
    return segments;
  }

  CappedFindings findings() {
    return findings;
  }

  /** Takes the current segment, which is none of the envelope's. */
  void segment() {
    segments++;
    int tag = scanner.tag();
    if (tag < 0 || !isTag(tag)) {
      findings.add(INS_106, position(""), "value", shown(text.of(0)));
      return;
    }
    if (scanner.oversize()) oversize();
    GrammarLine line = walk == null ? null : walk.take(tag);
    if (line == null) {
      if (walk != null) unexpected(walk);
      check.characters(text.of(0), segments, findings);
      return;
    }
    if (walk != null) order(walk, tag);
    if (!scanner.oversize()) check.check(line, segments, findings);
  }

  /** Takes UNT as the last segment. */
  void end() {
    segments++;
    missingAtEnd();
  }

  /** Ends the message where its UNT should have been. */
  void endWithoutTrailer(long offset) {
    findings.add(INS_120, new Position(offset, segments + 1, 0, 0, "UNT"), "tag", "UNT");
    missingAtEnd();
  }

  MessageReport report() {
    int head = units == 0 && unitOptional ? 1 : 0; // a message without any says what its head says
    return new MessageReport(reference, identity, units + head, findings.list());
  }

  private void missingAtEnd() {
    if (walk == null) return;
    for (GrammarLine line : walk.rest()) missing(line);
  }

  private void order(GrammarWalk at, int tag) {
    for (GrammarLine line : at.missing()) missing(line);
    GrammarLine exceeded = at.exceeded();
    if (exceeded != null)
      findings.add(
          exceeded.group() ? INS_116 : INS_115,
          position(exceeded.tag()),
          exceeded.group() ? "group" : "tag",
          exceeded.path(),
          "allowed",
          Integer.toString(exceeded.max()));
    // A unit begins where its group is the outermost open one and its first segment was taken.
    if (tag == unitTrigger && at.left() == 0 && at.depth() > 0) units++;
  }

  private void missing(GrammarLine line) {
    String what =
        line.group()
            ? "group " + line.path() + ", which begins with " + line.tag()
            : "segment " + line.path();
    findings.add(INS_108, position(line.tag()), "what", what);
  }

  private void unexpected(GrammarWalk at) {
    String tag = text.of(0);
    findings.add(INS_107, position(tag), "tag", tag, "allowed", at.expected());
  }

  private void oversize() {
    findings.add(
        INS_122,
        position(text.of(0)),
        "what",
        "segment " + text.of(0),
        "allowed",
        Integer.toString(SegmentScanner.SEGMENT_LIMIT));
  }

  private Position position(String path) {
    return new Position(scanner.offset(), segments, 0, 0, path);
  }

  private static @Nullable GrammarLine unit(GrammarLine grammar, String unit) {
    for (GrammarLine line : grammar.lines())
      if (line.group() && line.name().equals(unit)) return line;
    return null;
  }

  private static boolean isTag(int tag) {
    for (int shift = 0; shift <= 16; shift += 8) {
      int octet = (tag >> shift) & 0xFF;
      if ((octet < 'A' || octet > 'Z') && (octet < '0' || octet > '9')) return false;
    }
    return true;
  }

  static String shown(String tag) {
    String cut = tag.length() > 12 ? tag.substring(0, 12) + "…" : tag;
    return cut.replaceAll("[^ -~…]", ".");
  }
}
