package org.customspost.gateway.codec.cargoimp;

import static org.customspost.gateway.error.ErrorCode.INS_300;
import static org.customspost.gateway.error.ErrorCode.INS_301;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.customspost.gateway.codec.Codec.Units;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an interchange: messages one after the other, each beginning with its
 * identification. Both passes walk the same way.
 */
final class Messages {
  /** A message says what it is in its first line: three letters, a slant, a version. */
  private static final Pattern IDENTIFICATION = Pattern.compile("[A-Z]{3}/[0-9]{1,3}");

  /** An interchange of messages that nobody knows is refused by the first of them. */
  private static final int MOST_UNKNOWN = 100;

  private final LineScanner scanner;
  private final Formats formats;
  private final Grammars grammars;
  private final Units units;
  private final List<MessageReport> reports = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable MessageLines message;
  private int messages;
  private int unknown;
  private int ordinal;

  Messages(InputStream in, Formats formats, Grammars grammars, Units units) {
    this.scanner = new LineScanner(in);
    this.formats = formats;
    this.grammars = grammars;
    this.units = units;
  }

  static boolean isIdentification(String line) {
    return IDENTIFICATION.matcher(line).matches();
  }

  void run() throws IOException {
    while (scanner.next()) {
      String text = scanner.text();
      if (!text.isBlank() || scanner.tooLong()) line(text);
    }
    endMessage(scanner.nextOffset());
    if (messages == 0 && findings.isEmpty()) outside("");
  }

  private void line(String text) throws IOException {
    boolean identification = isIdentification(text) && !scanner.tooLong();
    Optional<Format> format = identification ? formats.of(text) : Optional.empty();
    if (format.isPresent()) begin(format.get());
    else if (identification && (message == null || message.closed())) unknown(text);
    if (message != null) message.line(text);
    else if (messages == 0) outside(text);
  }

  private void begin(Format format) throws IOException {
    endMessage(scanner.offset());
    String reference = String.valueOf(++messages);
    message = new MessageLines(scanner, format, grammars.of(format), reference, ordinal, units);
  }

  private void unknown(String identity) throws IOException {
    endMessage(scanner.offset());
    String reference = String.valueOf(++messages);
    if (++unknown > MOST_UNKNOWN) return;
    Place place = Place.NOWHERE.withMessage(reference).withPosition(position());
    reports.add(
        new MessageReport(
            reference, identity, 0, List.of(Finding.of(INS_301, place, "value", identity))));
  }

  private void endMessage(long end) throws IOException {
    if (message == null) return;
    message.end(end);
    ordinal = message.ordinal();
    reports.add(message.report());
    message = null;
  }

  private void outside(String text) {
    if (!findings.isEmpty()) return;
    Place place = Place.NOWHERE.withPosition(position());
    findings.add(Finding.of(INS_300, place, "value", MessageLines.shown(text)));
  }

  private Position position() {
    return new Position(scanner.offset(), scanner.number(), 1, 0, "/");
  }

  List<MessageReport> reports() {
    return reports;
  }

  List<Finding> findings() {
    return findings;
  }

  long bytes() {
    return scanner.nextOffset();
  }
}
