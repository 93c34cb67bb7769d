package org.customspost.gateway.console.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customspost.gateway.flow.Glimpse;

/**
 * A line of a message on a page.
 *
 * @param anchor of the line on the page
 * @param depth of its indentation
 * @param title what its segment is called; empty where nobody named it
 * @param findings what was found here
 */
public record Row(
    String anchor, int depth, String title, List<Piece> pieces, List<String> findings) {
  private static final int DEEPEST = 12;

  public Row {
    pieces = List.copyOf(pieces);
    findings = List.copyOf(findings);
  }

  /** Class of its indentation. */
  public String indentation() {
    return "in-" + Math.min(depth, DEEPEST);
  }

  /**
   * A piece of a line.
   *
   * @param look its class: mark, name, value, masked
   * @param place of a value in its message; empty where nobody knows
   * @param name what the place is called; empty where nobody named it
   * @param composite what the composite is called that it is a component of; empty where it is of
   *     none
   * @param keys of the item's fields that were read from it, separated by blanks; empty for none
   * @param href to the first of these fields; empty for none
   */
  public record Piece(
      String text,
      String look,
      String place,
      String name,
      String composite,
      String keys,
      String href) {
    /** Whether it is something that was sent, not syntax. */
    boolean sent() {
      return look.equals("value") || look.equals("masked");
    }

    /** Its place and what that is called. */
    public String title() {
      return Stream.of(place, composite, name)
          .filter(each -> !each.isEmpty())
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * @param open whether personal values may be seen
   * @param findings of the message
   */
  static List<Row> of(List<Glimpse.Row> rows, boolean open, FindingPlaces findings) {
    List<Row> shown = new ArrayList<>();
    for (Glimpse.Row each : rows)
      shown.add(
          new Row(
              "o" + each.offset(),
              each.depth(),
              each.title(),
              each.pieces().stream().map(piece -> piece(piece, open)).toList(),
              findings.at(each)));
    return shown;
  }

  private static Piece piece(Glimpse.Piece piece, boolean open) {
    boolean hidden = !open && piece.hides();
    List<String> keys = piece.fields().stream().map(each -> new FieldName(each).key()).toList();
    return new Piece(
        open ? piece.text() : piece.masked(),
        hidden ? "masked" : piece.role(),
        piece.place(),
        piece.title(),
        piece.composite(),
        String.join(" ", keys),
        keys.isEmpty() ? "" : "#f-" + keys.get(0));
  }
}
