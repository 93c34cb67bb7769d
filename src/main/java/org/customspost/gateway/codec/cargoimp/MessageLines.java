package org.customspost.gateway.codec.cargoimp;

import static org.customspost.gateway.error.ErrorCode.INS_302;
import static org.customspost.gateway.error.ErrorCode.INS_303;
import static org.customspost.gateway.error.ErrorCode.INS_304;
import static org.customspost.gateway.error.ErrorCode.INS_305;
import static org.customspost.gateway.error.ErrorCode.INS_306;
import static org.customspost.gateway.error.ErrorCode.INS_307;
import static org.customspost.gateway.error.ErrorCode.INS_308;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.customspost.gateway.codec.Codec.Units;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.codec.grammar.CappedFindings;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;

/** One message: checks its lines one by one and hands over its units. */
final class MessageLines {
  private static final int MOST_FINDINGS = 500;

  /** More than any flight has; one unit is held in memory. */
  static final int MOST_LINES = 50_000;

  private final LineScanner scanner;
  private final Format format;
  private final LineGrammar.Message grammar;
  private final LineWalk walk;
  private final String reference;
  private final UnitLines units;
  private final CappedFindings findings = new CappedFindings(MOST_FINDINGS);
  private boolean ignoring;
  private boolean full;

  /**
   * @param ordinal of the last unit before this message
   */
  MessageLines(
      LineScanner scanner,
      Format format,
      LineGrammar.Message grammar,
      String reference,
      int ordinal,
      Units units) {
    this.scanner = scanner;
    this.format = format;
    this.grammar = grammar;
    this.walk = new LineWalk(grammar.root());
    this.reference = reference;
    this.units = new UnitLines(scanner, format, reference, ordinal, units);
  }

  /** Takes the scanner's line. */
  void line(String text) throws IOException {
    if (scanner.tooLong()) {
      add(INS_308, "", "allowed", String.valueOf(LineScanner.LONGEST));
      return;
    }
    // what goes on from a line that is not read is not read either
    if (ignoring && text.startsWith("/")) return;
    ignoring = grammar.ignores(text);
    if (!ignoring) read(text);
  }

  private void read(String text) throws IOException {
    LineGrammar line = walk.take(text);
    if (line == null) {
      add(INS_302, "", "value", shown(text));
      ignoring = true;
      return;
    }
    for (LineGrammar each : walk.missing()) add(INS_306, "", "what", what(each));
    LineGrammar exceeded = walk.exceeded();
    if (exceeded != null)
      add(INS_307, "", "what", what(exceeded), "allowed", String.valueOf(exceeded.max()));
    LineForm.Match match = Objects.requireNonNull(line.form()).match(text);
    if (!match.good()) bad(line, text, match);
    boolean kept = units.put(walk, line, text, match);
    if (!kept && !full)
      add(INS_307, "", "what", "lines of one unit", "allowed", String.valueOf(MOST_LINES));
    full |= !kept;
  }

  /** A line that the message cannot be without refuses it; any other is left out. */
  private void bad(LineGrammar line, String text, LineForm.Match match) {
    ErrorCode code = line.min() > 0 && walk.depth() == 0 ? INS_303 : INS_304;
    String found = text.substring(Math.min(match.end(), text.length()));
    add(
        code,
        "/" + line.name(),
        "column",
        String.valueOf(match.end() + 1),
        "value",
        shown(found),
        "expected",
        match.expected());
  }

  /** Whether its last line was taken: what comes now is another message. */
  boolean closed() {
    List<LineGrammar> lines = grammar.root().lines();
    return hasEnd() && walk.depth() == 0 && walk.at() == lines.size() - 1;
  }

  private boolean hasEnd() {
    List<LineGrammar> lines = grammar.root().lines();
    LineGrammar last = lines.get(lines.size() - 1);
    return !last.group() && last.min() > 0 && lines.size() > 1;
  }

  /**
   * Ends the message; the scanner stands on the line after it.
   *
   * @param end offset of its end
   */
  void end(long end) throws IOException {
    List<LineGrammar> lines = grammar.root().lines();
    for (LineGrammar each : walk.rest()) {
      boolean mark = hasEnd() && each.equals(lines.get(lines.size() - 1));
      add(mark ? INS_305 : INS_306, "", "what", what(each));
    }
    units.end(end);
  }

  int ordinal() {
    return units.ordinal();
  }

  MessageReport report() {
    return new MessageReport(reference, format.identity(), units.count(), findings.list());
  }

  private static String what(LineGrammar each) {
    return each.group() ? each.name() : "line " + each.name();
  }

  private void add(ErrorCode code, String path, String... namedValues) {
    Position position = new Position(scanner.offset(), scanner.number(), 1, 0, path);
    // an empty path is that of no field: the line is the place
    Position line = path.isEmpty() ? position.at("/") : position;
    findings.add(code, Place.NOWHERE.withMessage(reference).withPosition(line), namedValues);
  }

  static String shown(String text) {
    String cut = text.length() > 20 ? text.substring(0, 20) + "…" : text;
    return cut.replaceAll("[^ -~…]", ".");
  }
}
