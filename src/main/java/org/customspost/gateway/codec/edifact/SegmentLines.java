package org.customspost.gateway.codec.edifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Lines.Kind;
import org.customspost.gateway.codec.Lines.Line;
import org.customspost.gateway.codec.Lines.Token;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/** Cuts a part of an interchange into a line for each segment. */
final class SegmentLines {
  private final Map<Integer, GrammarLine> known = new HashMap<>();
  private final SegmentDepths depths;

  SegmentLines(Service service, Optional<GrammarLine> grammar) {
    depths = new SegmentDepths(grammar);
    grammar.ifPresent(this::learn);
    for (int tag :
        new int[] {Service.UNB, Service.UNG, Service.UNH, Service.UNT, Service.UNE, Service.UNZ})
      known.put(tag, service.line(tag));
  }

  /** A segment is the same wherever it stands in a message. */
  private void learn(GrammarLine line) {
    if (line.group()) line.lines().forEach(this::learn);
    else known.putIfAbsent(line.trigger(), line);
  }

  Lines of(Excerpt excerpt) {
    try {
      return cut(excerpt);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private Lines cut(Excerpt excerpt) throws IOException {
    SegmentScanner opening = scanner(excerpt.opening(), true);
    boolean first = excerpt.offset() == 0;
    SegmentScanner scanner = scanner(excerpt.bytes(), first);
    scanner.use(opening.separators());
    if (opening.next() && opening.tag() == Service.UNB)
      new Opening(opening, new TokenText(opening)).unb(ignored());
    scanner.use(opening.repertoire());
    List<Line> lines = new ArrayList<>();
    if (first && scanner.nextOffset() > 0) {
      int length = (int) scanner.nextOffset();
      String text = new String(excerpt.bytes(), 0, length, opening.repertoire().charset());
      lines.add(new Line(0, 0, List.of(Token.mark(0, text.strip()))));
    }
    long end = scanner.nextOffset();
    while (scanner.next()) {
      lines.add(line(scanner, excerpt.offset()));
      end = scanner.nextOffset();
    }
    boolean all = excerpt.last() || lines.isEmpty();
    if (scanner.truncated() && all) lines.add(line(scanner, excerpt.offset()));
    return new Lines(lines, all ? excerpt.bytes().length : (int) end);
  }

  /** Segments count from the header of their message. */
  static Lines.Counted count(InputStream before, Optional<GrammarLine> grammar) throws IOException {
    SegmentDepths depths = new SegmentDepths(grammar);
    List<String> above = new ArrayList<>();
    SegmentScanner scanner = new SegmentScanner(before);
    new Opening(scanner, new TokenText(scanner)).begin(ignored());
    String message = "";
    int number = 0;
    while (scanner.next()) {
      int depth = Math.min(depths.of(scanner.tag()), above.size());
      above.subList(depth, above.size()).clear();
      above.add(text(scanner, 0));
      if (scanner.tag() == Service.UNH) {
        message = scanner.elements() > 1 ? text(scanner, scanner.first(1)) : "";
        number = 1;
      } else if (Service.isEnvelope(scanner.tag()) && scanner.tag() != Service.UNT) {
        number = 0;
      } else if (number > 0) {
        number++;
      }
    }
    return new Lines.Counted(message, number, Optional.of(above));
  }

  /** A scanner; behind UNA, which it knows then, where the bytes begin the whole. */
  private static SegmentScanner scanner(byte[] bytes, boolean first) throws IOException {
    SegmentScanner scanner = new SegmentScanner(new ByteArrayInputStream(bytes));
    if (first) new Opening(scanner, new TokenText(scanner)).begin(ignored());
    return scanner;
  }

  private static CappedFindings ignored() {
    return new CappedFindings(Place.NOWHERE, 1);
  }

  private Line line(SegmentScanner scanner, long base) {
    @Nullable GrammarLine grammar = known.get(scanner.tag());
    List<Token> tokens = new ArrayList<>();
    String tag = text(scanner, 0);
    long offset = base + scanner.offset();
    tokens.add(
        grammar == null
            ? Token.value(offset, tag, "")
            : new Token(Kind.NAME, offset, tag, grammar.name()));
    for (int token = 1; token < scanner.first(1); token++)
      add(tokens, scanner, token, separator(scanner, false), "", base);
    for (int element = 1; element < scanner.elements(); element++)
      for (int token = scanner.first(element); token < scanner.first(element + 1); token++) {
        int component = token - scanner.first(element);
        String place = grammar == null ? "" : place(grammar, element - 1, component);
        add(tokens, scanner, token, separator(scanner, component == 0), place, base);
      }
    long end = base + scanner.nextOffset() - 1;
    if (!scanner.truncated())
      tokens.add(Token.mark(end, character(scanner.separators().terminator())));
    return new Line(offset, depths.of(scanner.tag()), tokens);
  }

  private static void add(
      List<Token> tokens,
      SegmentScanner scanner,
      int token,
      String separator,
      String place,
      long base) {
    long offset = base + scanner.tokenOffset(token);
    tokens.add(Token.mark(offset - 1, separator));
    if (!scanner.isEmpty(token)) tokens.add(Token.value(offset, text(scanner, token), place));
  }

  /** Where the value stands in its segment; empty where the grammar does not know. */
  private static String place(GrammarLine grammar, int element, int component) {
    if (element >= grammar.elements().size()) return "";
    ElementLine line = grammar.elements().get(element);
    if (!line.composite()) return component == 0 ? line.path() : "";
    return component < line.components().size() ? line.components().get(component).path() : "";
  }

  private static String separator(SegmentScanner scanner, boolean element) {
    Separators separators = scanner.separators();
    return character(element ? separators.element() : separators.component());
  }

  private static String character(byte octet) {
    return String.valueOf((char) (octet & 0xFF));
  }

  /** As it was sent, release characters and all. */
  private static String text(SegmentScanner scanner, int token) {
    int start = scanner.start(token);
    return new String(
        scanner.bytes(), start, scanner.end(token) - start, scanner.repertoire().charset());
  }
}
