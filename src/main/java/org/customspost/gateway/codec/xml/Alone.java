package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.RDG_202;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** Decodes one unit from its own bytes and those of its message's head. */
final class Alone {
  private final Format format;
  private final long unitStart;
  private final List<Open> open = new ArrayList<>();

  Alone(Format format, int headLength) {
    this.format = format;
    unitStart = headLength;
  }

  /**
   * @param parsers without namespaces: the head need not hold every declaration
   */
  static Node read(XMLInputFactory parsers, byte[] head, byte[] unit, Format format) {
    SequenceInputStream both =
        new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(unit));
    try {
      return new Alone(format, head.length).read(new XmlCursor(parsers, both));
    } catch (XmlProblem e) {
      throw unreadable(e.finding().text(), e);
    } catch (IOException e) {
      throw unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private Node read(XmlCursor cursor) throws IOException, XmlProblem {
    int unitDepth = 0;
    while (true) {
      int event = cursor.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open.add(opened(cursor));
        if (unitDepth == 0 && cursor.startOffset() >= unitStart) unitDepth = open.size();
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        if (!open.isEmpty()) cursor.textTo(open.get(open.size() - 1).text());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        Node ended = open.remove(open.size() - 1).node();
        if (open.size() + 1 == unitDepth) return whole(ended);
        if (open.isEmpty()) throw unreadable("it ends before the item", null);
        open.get(open.size() - 1).children.add(ended);
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw unreadable("it ends before the item", null);
      }
    }
  }

  private Open opened(XmlCursor cursor) {
    String name = cursor.name();
    if (open.isEmpty())
      return new Open(name, "", cursor.attributes(), cursor.position("/" + name), null);
    Open parent = open.get(open.size() - 1);
    int number = parent.occurrence(name);
    String path = parent.position.path() + "/" + name + (number > 1 ? "[" + number + "]" : "");
    return new Open(name, "", cursor.attributes(), cursor.position(path), null);
  }

  private Node whole(Node unit) {
    List<String> way = format.unit().isEmpty() ? List.of() : List.of(format.unit().split("/", -1));
    // What is not named as a unit is a whole message that has none.
    boolean one = !way.isEmpty() && way.get(way.size() - 1).equals(unit.name());
    int above = one ? way.size() : 0;
    Node whole = unit;
    for (int i = open.size() - 1; i >= 0 && i >= open.size() - above; i--)
      whole = open.get(i).head(open.get(i).children.size(), whole);
    return whole;
  }

  private static GatewayException unreadable(String problem, @Nullable Throwable cause) {
    Finding finding = Finding.of(RDG_202, Place.NOWHERE, "problem", problem);
    return cause == null ? new GatewayException(finding) : new GatewayException(finding, cause);
  }
}
