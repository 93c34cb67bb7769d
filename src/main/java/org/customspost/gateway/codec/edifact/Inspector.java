package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.INS_106;
import static org.customspost.gateway.error.ErrorCode.INS_107;
import static org.customspost.gateway.error.ErrorCode.INS_108;
import static org.customspost.gateway.error.ErrorCode.INS_117;
import static org.customspost.gateway.error.ErrorCode.INS_118;
import static org.customspost.gateway.error.ErrorCode.INS_119;
import static org.customspost.gateway.error.ErrorCode.INS_120;
import static org.customspost.gateway.error.ErrorCode.INS_121;
import static org.customspost.gateway.error.ErrorCode.INS_122;
import static org.customspost.gateway.error.ErrorCode.INS_123;
import static org.customspost.gateway.error.ErrorCode.INS_124;
import static org.customspost.gateway.error.ErrorCode.INS_125;
import static org.customspost.gateway.error.ErrorCode.INS_126;
import static org.customspost.gateway.error.ErrorCode.INS_128;
import static org.customspost.gateway.error.ErrorCode.INS_310;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.jspecify.annotations.Nullable;

/** The first pass over one interchange: goes on after every error and keeps no item. */
final class Inspector {
  /** Findings of all messages together, so that a hostile interchange cannot fill the memory. */
  private static final int ALL_MESSAGES_CAP = 5_000;

  private final SegmentScanner scanner;
  private final TokenText text;
  private final SegmentCheck check;
  private final Service service;
  private final GrammarShelf shelf;
  private final Formats formats;
  private final Map<String, Known> known = new HashMap<>();
  private final List<MessageReport> reports = new ArrayList<>();
  private final Set<String> references = new HashSet<>();
  private final CappedFindings findings = new CappedFindings(Place.NOWHERE, CappedFindings.CAP);
  private Envelope envelope = new Envelope("", "", "", "", "", false);
  private @Nullable MessageInspection message;
  private int budget = ALL_MESSAGES_CAP;
  private int segments;
  private int groups;
  private int messagesInGroup;
  private boolean grouped;
  private @Nullable String group;
  private boolean closed;

  Inspector(InputStream in, Formats formats, Service service, GrammarShelf shelf) {
    this.scanner = new SegmentScanner(in);
    this.text = new TokenText(scanner);
    this.check = new SegmentCheck(scanner, text);
    this.formats = formats;
    this.service = service;
    this.shelf = shelf;
  }

  Inspection inspect() throws IOException {
    Opening opening = new Opening(scanner, text);
    if (opening.begin(findings)) {
      readSegments(opening);
      end();
    }
    drain();
    return new Inspection(envelope, reports, findings.list(), scanner.nextOffset());
  }

  /** Reads to the end of the stream, so that its length is known. */
  private void drain() throws IOException {
    boolean more = true;
    while (more) more = scanner.next();
  }

  private void readSegments(Opening opening) throws IOException {
    while (scanner.next()) {
      segments++;
      int tag = scanner.tag();
      if (closed) {
        findings.add(INS_128, position(""));
        return;
      }
      if (segments == 1) first(tag, opening);
      else if (!Service.isEnvelope(tag)) body(tag);
      else service(tag);
    }
  }

  private void first(int tag, Opening opening) {
    if (tag == Service.UNB) {
      envelope = opening.unb(findings);
      check.check(service.line(tag), 1, findings);
      return;
    }
    findings.add(INS_108, new Position(scanner.offset(), 1, 0, 0, "UNB"), "what", "segment UNB");
    if (Service.isEnvelope(tag)) service(tag);
    else body(tag);
  }

  private void body(int tag) {
    if (message != null) {
      message.segment();
      return;
    }
    String name = MessageInspection.shown(text.of(0));
    if (tag < 0) findings.add(INS_106, position(""), "value", name);
    else findings.add(INS_123, position(name), "tag", name);
    if (scanner.oversize())
      findings.add(
          INS_122, position(""), "what", "a segment", "allowed", "" + SegmentScanner.SEGMENT_LIMIT);
  }

  private void service(int tag) {
    if (tag == Service.UNT) {
      messageTrailer();
      return;
    }
    if (message != null) endMessageWithoutTrailer(message);
    if (tag == Service.UNH) messageHeader();
    else if (tag == Service.UNG) groupHeader();
    else if (tag == Service.UNE) groupTrailer();
    else if (tag == Service.UNZ) interchangeTrailer();
    else findings.add(INS_107, position("UNB"), "tag", "UNB", "allowed", "UNG, UNH, UNZ");
  }

  private void messageHeader() {
    String reference = text.of(1, 1);
    // one text for all messages of an identity: there may be many, and each report keeps it
    Known is = known.computeIfAbsent(text.raw(2), each -> new Known(each, formats.of(each)));
    String identity = is.identity;
    int cap = Math.max(1, Math.min(CappedFindings.CAP, budget));
    CappedFindings own = new CappedFindings(Place.NOWHERE.withMessage(reference), cap);
    if (reports.isEmpty()) envelope = envelope.withIdentity(identity);
    Optional<Format> format = is.format;
    GrammarLine grammar = format.map(each -> shelf.of(each.structure())).orElse(null);
    String unit = format.map(Format::unit).orElse("");
    message = new MessageInspection(scanner, text, check, reference, identity, grammar, unit, own);
    check.check(service.line(Service.UNH), 1, own);
    long offset = scanner.offset();
    if (format.isEmpty())
      own.add(INS_126, new Position(offset, 1, 2, 0, "UNH/S009"), "value", identity);
    else associated(format.get(), text.of(2, 5), own);
    if (!reference.isEmpty() && !references.add(reference))
      own.add(INS_119, new Position(offset, 1, 1, 0, "UNH/0062"), "value", reference);
    messagesInGroup++;
    if (group == null && grouped) findings.add(INS_124, position("UNH"));
  }

  /** The association's code tells versions of a message apart that have one directory. */
  private void associated(Format format, String code, CappedFindings own) {
    if (code.isEmpty() || format.associations().isEmpty()) return;
    if (format.associations().contains(code)) return;
    Position position = new Position(scanner.offset(), 1, 2, 5, "UNH/S009/0057");
    String allowed = String.join(", ", format.associations());
    own.add(INS_310, position, "value", Finding.coded(code), "allowed", allowed);
  }

  private void messageTrailer() {
    if (message == null) {
      findings.add(INS_123, position("UNT"), "tag", "UNT");
      return;
    }
    MessageInspection ended = message;
    ended.end();
    check.check(service.line(Service.UNT), ended.segments(), ended.findings());
    trailer(
        "UNT",
        "segments",
        ended.segments(),
        "0074",
        ended.reference(),
        "0062",
        ended.segments(),
        ended.findings());
    close(ended);
  }

  private void endMessageWithoutTrailer(MessageInspection ended) {
    ended.endWithoutTrailer(scanner.offset());
    close(ended);
  }

  private void close(MessageInspection ended) {
    MessageReport report = ended.report();
    budget -= ended.findings().size();
    reports.add(report);
    message = null;
  }

  private void groupHeader() {
    if (group != null) endGroupWithoutTrailer();
    check.check(service.line(Service.UNG), segments, findings);
    if (!grouped && !reports.isEmpty()) findings.add(INS_124, position("UNG"));
    group = text.of(5, 1);
    grouped = true;
    groups++;
    messagesInGroup = 0;
  }

  private void groupTrailer() {
    check.check(service.line(Service.UNE), segments, findings);
    if (group == null) {
      findings.add(INS_123, position("UNE"), "tag", "UNE");
      return;
    }
    if (messagesInGroup == 0) findings.add(INS_125, position("UNE"), "tag", "UNG");
    trailer("UNE", "messages", messagesInGroup, "0060", group, "0048", segments, findings);
    group = null;
  }

  private void endGroupWithoutTrailer() {
    findings.add(INS_120, position("UNE"), "tag", "UNE");
    group = null;
  }

  private void interchangeTrailer() {
    if (group != null) endGroupWithoutTrailer();
    check.check(service.line(Service.UNZ), segments, findings);
    int count = grouped ? groups : reports.size();
    String what = grouped ? "groups" : "messages";
    if (reports.isEmpty()) findings.add(INS_125, position("UNZ"), "tag", "UNB");
    trailer("UNZ", what, count, "0036", envelope.controlReference(), "0020", segments, findings);
    closed = true;
  }

  /** ISO 9735 §8.2: a trailer repeats its header's reference and counts what stood between. */
  private void trailer(
      String tag,
      String what,
      int count,
      String countElement,
      String reference,
      String referenceElement,
      int number,
      CappedFindings to) {
    String stated = text.of(1, 1);
    String repeated = text.of(2, 1);
    // a count with a minus is a number, and wrong
    boolean counted = Numeral.isWhole(stated.startsWith("-") ? stated.substring(1) : stated);
    if (counted && !Numeral.isWhole(stated, count))
      to.add(
          INS_117,
          new Position(scanner.offset(), number, 1, 0, tag + "/" + countElement),
          "tag",
          tag,
          "value",
          stated,
          "what",
          what,
          "count",
          Integer.toString(count));
    if (!repeated.isEmpty() && !repeated.equals(reference))
      to.add(
          INS_118,
          new Position(scanner.offset(), number, 2, 0, tag + "/" + referenceElement),
          "tag",
          tag,
          "value",
          repeated,
          "allowed",
          reference);
  }

  private void end() {
    if (scanner.truncated()) {
      String tag = MessageInspection.shown(text.of(0));
      findings.add(INS_121, position(tag), "tag", tag);
    }
    if (message != null) endMessageWithoutTrailer(message);
    if (group != null) endGroupWithoutTrailer();
    if (!closed)
      findings.add(INS_120, new Position(scanner.nextOffset(), 0, 0, 0, "UNZ"), "tag", "UNZ");
  }

  private Position position(String path) {
    return new Position(scanner.offset(), segments, 0, 0, path);
  }

  private record Known(String identity, Optional<Format> format) {}
}
