package org.customspost.gateway.codec.cargoimp;

import java.util.ArrayList;
import java.util.List;

/**
 * What a line looks like: {@code ULD/|{id m5-10}[/{remark x1-60}]}. Letters stand for themselves, a
 * field in braces has a name, a kind and a length, what is in brackets may be left out ({@code
 * [...]*9} stands up to nine times). What stands before the bar tells such a line from others;
 * without a bar the whole line does.
 *
 * @param lead how many of the elements tell it; -1 for the whole line
 */
record LineForm(List<Element> elements, int lead) {

  /** One part of a form. */
  sealed interface Element permits Literal, Field, Optional {}

  /** Text that stands as it is. */
  record Literal(String text) implements Element {}

  /** A value; it takes all characters of its kind, up to its longest length. */
  record Field(String name, Kind kind, int min, int max) implements Element {
    boolean takes(char each) {
      return switch (kind) {
        case N -> each >= '0' && each <= '9';
        case A -> each >= 'A' && each <= 'Z';
        case M -> (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z');
        case D -> (each >= '0' && each <= '9') || each == '.';
        case T -> each != '/' && each >= ' ';
        case X -> each >= ' ';
      };
    }

    String expected() {
      String length = min == max ? String.valueOf(min) : min + " to " + max;
      return length + " " + kind.words() + " (" + name + ")";
    }
  }

  /** What may be left out. */
  record Optional(List<Element> elements, int max) implements Element {}

  /** What a field may hold: digits, letters, both, a decimal number, text, any text. */
  enum Kind {
    N,
    A,
    M,
    D,
    T,
    X;

    String words() {
      return switch (this) {
        case N -> "digits";
        case A -> "letters";
        case M -> "letters or digits";
        case D -> "digits with a point";
        case T -> "characters without a slant";
        case X -> "characters";
      };
    }
  }

  /** One value of a line: from one column up to another, counted from 0. */
  record Hit(Field field, int from, int to) {}

  /**
   * @param hits the values, in their order
   * @param end where the reading ended: at the length of the line where it is good
   * @param expected what should stand there; empty where it is good
   */
  record Match(List<Hit> hits, int end, String expected) {
    boolean good() {
      return expected.isEmpty();
    }
  }

  /** Whether a line is of this form, or should be. */
  boolean leads(String line) {
    if (lead < 0) return match(line).good();
    return new Run(line).all(elements.subList(0, lead), 0) >= 0;
  }

  Match match(String line) {
    Run run = new Run(line);
    int end = run.all(elements, 0);
    if (end == line.length()) return new Match(List.copyOf(run.hits), end, "");
    if (end >= 0 && end >= run.furthest) run.failed(end, "the end of the line");
    return new Match(List.of(), run.furthest, run.expected);
  }

  /** One reading of one line. What may be left out is taken where it fits, and never given back. */
  private static final class Run {
    private final String line;
    private final List<Hit> hits = new ArrayList<>();
    private int furthest = -1;
    private String expected = "";

    Run(String line) {
      this.line = line;
    }

    /** Where the elements end that begin there, or -1. */
    int all(List<Element> elements, int from) {
      int at = from;
      for (Element each : elements) {
        at = one(each, at);
        if (at < 0) return -1;
      }
      return at;
    }

    private int one(Element element, int at) {
      if (element instanceof Literal literal) {
        if (line.startsWith(literal.text(), at)) return at + literal.text().length();
        return failed(at, '"' + literal.text() + '"');
      }
      if (element instanceof Optional optional) return optional(optional, at);
      return field((Field) element, at);
    }

    private int field(Field field, int at) {
      int end = at;
      while (end < line.length() && end - at < field.max() && field.takes(line.charAt(end))) end++;
      if (end - at < field.min()) return failed(end, field.expected());
      hits.add(new Hit(field, at, end));
      return end;
    }

    private int optional(Optional optional, int from) {
      int at = from;
      for (int i = 0; i < optional.max(); i++) {
        int kept = hits.size();
        int next = all(optional.elements(), at);
        if (next <= at) {
          hits.subList(kept, hits.size()).clear();
          return at;
        }
        at = next;
      }
      return at;
    }

    private int failed(int at, String what) {
      if (at > furthest) {
        furthest = at;
        expected = what;
      }
      return -1;
    }
  }
}
