package org.customspost.gateway.codec;

import java.util.List;
import java.util.Optional;

/**
 * A part of an interchange as a person reads it.
 *
 * @param length bytes that the lines show: what follows begins behind them
 */
public record Lines(List<Line> lines, int length) {
  public Lines {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param offset in the interchange
   * @param depth of its indentation
   */
  public record Line(long offset, int depth, List<Token> tokens) {
    public Line {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * A piece of a line.
   *
   * @param offset in the interchange
   * @param place of a value in its message: {@code NAD/C080/3036}, {@code Name}, {@code
   *     Item@function}; empty where nobody knows, and of everything else
   */
  public record Token(Kind kind, long offset, String text, String place) {

    /** Text of the syntax itself. */
    public static Token mark(long offset, String text) {
      return new Token(Kind.MARK, offset, text, "");
    }

    /** Something that was sent. */
    public static Token value(long offset, String text, String place) {
      return new Token(Kind.VALUE, offset, text, place);
    }
  }

  /**
   * Where a part begins, as findings count.
   *
   * @param message reference of the message it stands in; empty where the syntax has none
   * @param number of the segment or line before it; 0 outside of messages
   * @param above names of the segments or elements that are open there, the outermost first; of
   *     segments the last one at each depth. Empty where they follow each other only
   */
  public record Counted(String message, int number, Optional<List<String>> above) {
    public Counted {
      above = above.map(List::copyOf);
    }
  }

  /** What a token is. */
  public enum Kind {
    /** Punctuation. */
    MARK,
    /** Name of a segment, element or line. */
    NAME,
    /** What was sent. */
    VALUE
  }
}
