package org.customspost.gateway.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Lines.Line;
import org.customspost.gateway.codec.Lines.Token;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.mapping.Masks;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.Shown;
import org.customspost.gateway.mapping.WriteMapping;

/** Makes rows for a person of what a codec cut: with names, and with what may be seen. */
final class Glimpses {
  /** What is shown of bytes that are no text: so many in a row. */
  private static final int HEX = 16;

  private final PlaceNames names;
  private final Masks masks;
  private final boolean segmented;

  Glimpses(Catalogue catalogue, Syntax syntax, Optional<Format> format) {
    segmented = syntax.hasEnvelope();
    names = new PlaceNames(catalogue, syntax);
    masks = format.map(each -> masks(catalogue, each)).orElse(Masks.NOTHING_KNOWN);
  }

  /** A format that is read and written is as strict as the stricter of both. */
  private static Masks masks(Catalogue catalogue, Format format) {
    ReadMapping reader = catalogue.readers().get(format.name());
    WriteMapping writer = catalogue.writers().get(format.name());
    Masks read = reader == null ? Masks.NOTHING_KNOWN : reader.masks();
    return writer == null ? read : read.and(writer.masks());
  }

  /**
   * @param before what stands before; empty where nobody counted
   * @param fields read from the places at these offsets
   */
  List<Glimpse.Row> rows(
      Lines lines,
      Excerpt excerpt,
      Optional<Lines.Counted> before,
      Map<Long, List<Origin>> fields) {
    List<Glimpse.Row> rows = new ArrayList<>();
    Numbers numbers = new Numbers(excerpt, before);
    for (Line each : lines.lines()) rows.add(row(each, numbers, fields));
    return rows;
  }

  /** What is open where these rows begin. A segment stands in those before it of lesser depth. */
  Optional<List<String>> above(Optional<Lines.Counted> before, List<Glimpse.Row> rows) {
    return before.flatMap(Lines.Counted::above).map(each -> above(each, rows));
  }

  private List<String> above(List<String> open, List<Glimpse.Row> rows) {
    int most = segmented && !rows.isEmpty() ? rows.get(0).depth() : open.size();
    return open.stream().limit(most).map(each -> (each + " " + names.of(each)).strip()).toList();
  }

  /** Counts lines as findings do. */
  private static final class Numbers {
    private final Excerpt excerpt;
    private final long base;
    private String message = "";
    private int number;
    private int counted;

    Numbers(Excerpt excerpt, Optional<Lines.Counted> before) {
      this.excerpt = excerpt;
      base = excerpt.offset();
      before.ifPresent(
          each -> {
            message = each.message();
            number = each.number();
          });
    }

    /** Segments count from the header of their message. */
    void segment(Line line) {
      boolean header =
          line.tokens().stream()
              .anyMatch(each -> each.kind() == Lines.Kind.NAME && each.text().equals("UNH"));
      if (header) number = 1;
      else if (number > 0) number++;
      if (header)
        message =
            line.tokens().stream()
                .filter(each -> each.place().equals("UNH/0062"))
                .map(Token::text)
                .findFirst()
                .orElse("");
    }

    /** Lines of a document are those that its sender broke. */
    void line(Line line) {
      if (number == 0) return;
      for (; base + counted < line.offset() && counted < excerpt.bytes().length; counted++)
        if (excerpt.bytes()[counted] == '\n') number++;
    }
  }

  /** A field and the name of the attribute it was read from; empty where it was from none. */
  record Origin(String field, String attribute) {}

  private Glimpse.Row row(Line line, Numbers numbers, Map<Long, List<Origin>> fields) {
    if (segmented) numbers.segment(line);
    else numbers.line(line);
    List<Glimpse.Piece> pieces = new ArrayList<>();
    List<Origin> element = List.of();
    String title = "";
    for (Token each : line.tokens()) {
      List<Origin> here = fields.getOrDefault(each.offset(), List.of());
      if (each.kind() == Lines.Kind.NAME) {
        element = here;
        if (title.isEmpty()) title = names.of(each.text());
      }
      pieces.add(piece(each, here.isEmpty() ? element : here));
    }
    return new Glimpse.Row(
        line.offset(), line.depth(), title, numbers.message, numbers.number, pieces);
  }

  private Glimpse.Piece piece(Token token, List<Origin> origins) {
    boolean value = token.kind() == Lines.Kind.VALUE;
    String place = token.place();
    int mark = place.indexOf('@');
    String attribute = mark < 0 ? "" : place.substring(mark + 1);
    List<String> fields =
        !value
            ? List.of()
            : origins.stream()
                .filter(each -> each.attribute().equals(attribute))
                .map(Origin::field)
                .distinct()
                .toList();
    return new Glimpse.Piece(
        token.kind(),
        token.text(),
        place,
        value ? names.last(place) : "",
        value ? names.composite(place) : "",
        value ? shown(place) : Shown.WHOLE,
        fields);
  }

  /** The envelope names partners and numbers, no persons. */
  private Shown shown(String place) {
    boolean service = place.startsWith("UN") && place.length() > 3 && place.charAt(3) == '/';
    return service ? Shown.CODED : masks.at(place);
  }

  /** Rows of bytes that nobody can read: numbers and, where they are characters, these. */
  static List<Glimpse.Row> hex(byte[] bytes, long from) {
    List<Glimpse.Row> rows = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += HEX) {
      StringBuilder numbers = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (int i = at; i < Math.min(bytes.length, at + HEX); i++) {
        int octet = bytes[i] & 0xFF;
        numbers.append("%02x ".formatted(octet));
        text.append(octet >= ' ' && octet <= '~' ? (char) octet : '.');
      }
      String line = "%08x  %-48s %s".formatted(from + at, numbers, text);
      rows.add(plain(from + at, line, Shown.MASKED));
    }
    return rows;
  }

  /** Rows of text without structure. */
  static List<Glimpse.Row> text(byte[] bytes, long from, Shown shown) {
    List<Glimpse.Row> rows = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i < bytes.length && bytes[i] != '\n') continue;
      String line = new String(bytes, start, i - start, StandardCharsets.UTF_8).stripTrailing();
      if (i < bytes.length || !line.isEmpty()) rows.add(plain(from + start, line, shown));
      start = i + 1;
    }
    return rows;
  }

  private static Glimpse.Row plain(long offset, String text, Shown shown) {
    Glimpse.Piece piece = new Glimpse.Piece(Lines.Kind.VALUE, text, "", "", "", shown, List.of());
    return new Glimpse.Row(offset, 0, "", "", 0, List.of(piece));
  }
}
