package org.customspost.gateway.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.mapping.Shown;

/**
 * A part of something that is kept, as a person reads it: every piece with what may be seen of it.
 *
 * @param syntax of the bytes: {@code text} and {@code hex} where they are of none that we know
 * @param format name of their message format; empty where it is not known
 * @param from offset of the first byte that is shown
 * @param to offset behind the last
 * @param last whether nothing follows
 * @param bytes how many there are in all; -1 where they are kept compressed
 * @param hidden why all of it is masked; empty where it is not
 * @param above what is open where it begins, the outermost first, each by its name and what that is
 *     called; empty where nobody counted, or lines stand in nothing
 */
public record Glimpse(
    String syntax,
    String format,
    List<Row> rows,
    long from,
    long to,
    boolean last,
    long bytes,
    String hidden,
    Optional<List<String>> above) {
  public Glimpse {
    above = above.map(List::copyOf);
    rows = List.copyOf(rows);
  }

  /**
   * One line.
   *
   * @param title what its segment is called; empty where nobody named it
   * @param message reference of the message it stands in; empty where that is not known
   * @param number of the segment in its message, or of the line in the document, as findings have
   *     it; 0 where that is not known
   */
  public record Row(
      long offset, int depth, String title, String message, int number, List<Piece> pieces) {
    public Row {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A piece of a line.
   *
   * @param place of a value in its message
   * @param title what the place is called; empty where nobody named it
   * @param composite what the composite is called that it is a component of; empty where it is of
   *     none
   * @param shown what may be seen of it
   * @param fields of the item that were read from it
   */
  public record Piece(
      Lines.Kind kind,
      String text,
      String place,
      String title,
      String composite,
      Shown shown,
      List<String> fields) {
    public Piece {
      fields = List.copyOf(fields);
    }

    /** What it is: {@code mark}, {@code name} or {@code value}. */
    public String role() {
      return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What a person sees who may not see everything. */
    public String masked() {
      return shown.of(text);
    }

    public boolean hides() {
      return shown.hides(text);
    }
  }
}
