package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.INS_201;
import static org.customspost.gateway.error.ErrorCode.INS_202;
import static org.customspost.gateway.error.ErrorCode.INS_203;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one document, hardened: no document type, no entity but the predefined ones, bounded
 * depth, names, attributes and text. Everything a sender can do wrong is an {@link XmlProblem}.
 */
final class XmlCursor {
  private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  private static final Pattern LIMIT =
      Pattern.compile("(?i)(?:maximum )?(.+?) (?:limit )?\\(?(\\d+)\\)? exceeded");

  private static final String MARKUP = "the length of one name, tag or comment";

  private final LocatedReader source;
  private final XMLStreamReader2 reader;
  private final boolean utf8;

  /**
   * The parsers of one codec.
   *
   * @param namespaces false for a slice of a document, whose prefixes are declared elsewhere
   */
  static XMLInputFactory factory(boolean namespaces) {
    XMLInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
    // Markup errors shall come where they stand, not when their text is asked for.
    factory.setProperty("com.ctc.wstx.lazyParsing", false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Limits.DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Limits.ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Limits.ATTRIBUTE_LENGTH);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, Limits.TEXT_LENGTH);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1);
    return factory;
  }

  XmlCursor(XMLInputFactory factory, InputStream in) throws IOException, XmlProblem {
    byte[] head = new byte[Encodings.HEAD];
    int length = in.readNBytes(head, 0, head.length);
    if (length == 0) throw unreadable("it is empty");
    Encodings.Encoding encoding = Encodings.of(head, length);
    utf8 = encoding.charset().equals(StandardCharsets.UTF_8);
    source = new LocatedReader(in, head, length, encoding);
    try {
      reader = (XMLStreamReader2) factory.createXMLStreamReader(source);
    } catch (XMLStreamException e) {
      throw problem(e, source);
    }
  }

  /** The next event of {@link XMLStreamConstants}: START_ELEMENT, CHARACTERS, END_ELEMENT, … */
  int next() throws IOException, XmlProblem {
    try {
      int event = reader.next();
      source.event();
      if (event == XMLStreamConstants.DTD)
        throw new XmlProblem(Finding.of(INS_202, Place.NOWHERE.withPosition(position(""))));
      if (event == XMLStreamConstants.START_ELEMENT
          && reader.getLocalName().length() > Limits.NAME_LENGTH)
        throw overLimit("the length of an element's name", Limits.NAME_LENGTH);
      return event;
    } catch (XMLStreamException e) {
      throw problem(e, source);
    }
  }

  /** Local name, also where the parser does not know namespaces. */
  String name() {
    String name = reader.getLocalName();
    return name.substring(name.indexOf(':') + 1);
  }

  String namespace() {
    String namespace = reader.getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  /** Attributes by local name, without namespace declarations and those of XML Schema. */
  Map<String, String> attributes() {
    int count = reader.getAttributeCount();
    if (count == 0) return Map.of();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = reader.getAttributeLocalName(i);
      boolean technical =
          SCHEMA_INSTANCE.equals(reader.getAttributeNamespace(i))
              || name.startsWith("xmlns")
              || name.startsWith("xsi:");
      if (technical) continue;
      attributes.put(name.substring(name.indexOf(':') + 1), reader.getAttributeValue(i).strip());
    }
    return attributes;
  }

  /** Namespace that a prefix stands for here; empty where for none. */
  String namespaceOf(String prefix) {
    String namespace = reader.getNamespaceURI(prefix);
    return namespace == null ? "" : namespace;
  }

  /** Adds the text of a CHARACTERS event. */
  void textTo(StringBuilder text) throws XmlProblem {
    int length = reader.getTextLength();
    if (text.length() + (long) length > Limits.TEXT_LENGTH)
      throw overLimit("the length of an element's text", Limits.TEXT_LENGTH);
    text.append(reader.getTextCharacters(), reader.getTextStart(), length);
  }

  /** Where the current event starts. */
  Position position(String path) {
    Location at = reader.getLocationInfo().getStartLocation();
    return new Position(startOffset(), at.getLineNumber(), at.getColumnNumber(), 0, path);
  }

  long startOffset() {
    return source.byteOf(reader.getLocationInfo().getStartingCharOffset());
  }

  /** Behind the current event. */
  long endOffset() throws XmlProblem, IOException {
    try {
      return source.byteOf(reader.getLocationInfo().getEndingCharOffset());
    } catch (XMLStreamException e) {
      throw problem(e, source);
    }
  }

  boolean utf8() {
    return utf8;
  }

  XmlProblem overLimit(String what, int allowed) {
    return new XmlProblem(
        Finding.of(
            INS_203,
            Place.NOWHERE.withPosition(position("")),
            "what",
            what,
            "allowed",
            String.valueOf(allowed)));
  }

  private static XmlProblem problem(XMLStreamException e, LocatedReader source) throws IOException {
    Place place = Place.NOWHERE.withPosition(position(e.getLocation()));
    Throwable cause = e.getCause() == null ? e.getNestedException() : e.getCause();
    if (cause instanceof TooLong)
      return found(
          e, INS_203, place, "what", MARKUP, "allowed", Limits.CHARACTERS_WITHOUT_EVENT + "");
    if (cause instanceof CharacterCodingException)
      return found(
          e,
          INS_201,
          place,
          "problem",
          "its bytes are not in its encoding, near byte "
              + source.bytesRead()
              + "; declare the encoding that was used");
    if (cause instanceof IOException io) throw io;
    String message = firstLine(e.getMessage());
    Matcher limit = LIMIT.matcher(message);
    if (limit.find())
      return found(e, INS_203, place, "what", what(limit.group(1)), "allowed", limit.group(2));
    return found(e, INS_201, place, "problem", message);
  }

  /** What the parser found too much of, in words of ours. */
  private static String what(String limit) {
    return switch (limit.toLowerCase(Locale.ROOT)) {
      case "element depth" -> "the depth of nested elements";
      case "attribute" -> "the number of attributes of an element";
      case "attribute size" -> "the length of an attribute's value";
      case "text size" -> "the length of an element's text";
      default -> MARKUP;
    };
  }

  private static Position position(@Nullable Location at) {
    if (at == null || at.getLineNumber() < 1) return Position.UNKNOWN;
    return new Position(-1, at.getLineNumber(), at.getColumnNumber(), 0, "/");
  }

  private static XmlProblem found(Exception e, ErrorCode code, Place place, String... values) {
    return new XmlProblem(Finding.of(code, place, values), e);
  }

  private static XmlProblem unreadable(String problem) {
    return new XmlProblem(Finding.of(INS_201, Place.NOWHERE, "problem", problem));
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "not well-formed" : message.lines().findFirst().orElse("").strip();
  }
}
