package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.customspost.gateway.error.ErrorCode.RDG_102;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.tree.Node;

/**
 * Decodes one unit from its bytes and those of its message's head. The head of an interchange's
 * first message begins with UNA and UNB; of later ones with UNH, and their service characters are
 * taken from where UNH must have them.
 */
final class LoneUnit {
  private final Service service;
  private final GrammarShelf shelf;

  LoneUnit(Service service, GrammarShelf shelf) {
    this.service = service;
    this.shelf = shelf;
  }

  Node read(byte[] head, byte[] bytes, Format format) {
    try {
      return tree(head, bytes, format);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private Node tree(byte[] head, byte[] bytes, Format format) throws IOException {
    SegmentScanner scanner =
        new SegmentScanner(
            new SequenceInputStream(
                new ByteArrayInputStream(head), new ByteArrayInputStream(bytes)));
    TokenText text = new TokenText(scanner);
    CappedFindings findings = new CappedFindings(Place.NOWHERE, 1);
    Opening opening = new Opening(scanner, text);
    if (!opening.begin(findings)) throw unreadable("they begin with neither UNB nor UNH");
    scanner.use(guessed(head, scanner.separators()));
    List<Unit> units = new ArrayList<>();
    UnitBuilder builder =
        new UnitBuilder(scanner, text, shelf.of(format.structure()), format, "", 0, 0, units::add);
    boolean inMessage = false;
    while (scanner.next()) {
      int tag = scanner.tag();
      if (tag == Service.UNB) opening.unb(findings);
      if (tag == Service.UNH) builder.header(service.line(tag));
      else if (inMessage) builder.segment();
      inMessage |= tag == Service.UNH;
    }
    builder.end();
    if (units.size() != 1) throw unreadable("there are " + units.size() + " units in them");
    return units.get(0).tree();
  }

  /** UNH+reference+type:version…': the characters around the parts, where no UNA gave them. */
  private static Separators guessed(byte[] head, Separators given) {
    String text = new String(head, ISO_8859_1).stripLeading();
    if (!text.startsWith("UNH") || text.length() < 8) return given;
    char element = text.charAt(3);
    int type = text.indexOf(element, 4) + 1;
    int stop = type;
    while (stop < text.length() && Character.isLetterOrDigit(text.charAt(stop))) stop++;
    String stripped = text.stripTrailing();
    byte terminator = (byte) stripped.charAt(stripped.length() - 1);
    if (type == 0 || stop == text.length()) return given;
    return new Separators(
        (byte) text.charAt(stop), (byte) element, given.decimal(), given.release(), terminator);
  }

  private static GatewayException unreadable(String problem) {
    return new GatewayException(Finding.of(RDG_102, Place.NOWHERE, "problem", problem));
  }
}
