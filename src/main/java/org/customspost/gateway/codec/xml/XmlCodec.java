package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.INS_205;
import static org.customspost.gateway.error.ErrorCode.RDG_201;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.grammar.CappedFindings;
import org.customspost.gateway.codec.grammar.Values;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.tree.Node;

/**
 * XML. Reads by local name, so that a sender's missing namespaces are only a warning; writes the
 * namespaces of the structure. One document may hold several messages, one message several units.
 */
public final class XmlCodec implements Codec {
  private final XMLInputFactory documents = XmlCursor.factory(true);
  private final XMLInputFactory slices = XmlCursor.factory(false);
  private final Values values = new Values();

  @Override
  public Syntax syntax() {
    return Syntax.XML;
  }

  @Override
  public boolean recognises(byte[] head) {
    int i = 0;
    while (i < head.length && beforeMarkup(head[i])) i++;
    return i < head.length && head[i] == '<';
  }

  /** Byte order marks, the empty half of a UTF-16 character, white space. */
  private static boolean beforeMarkup(byte each) {
    return switch (each & 0xFF) {
      case 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, ' ', '\t', '\r', '\n' -> true;
      default -> false;
    };
  }

  @Override
  public Envelope open(InputStream in) throws IOException {
    try {
      XmlCursor cursor = new XmlCursor(documents, in);
      while (cursor.next() != XMLStreamConstants.START_ELEMENT) {}
      return envelope("{" + cursor.namespace() + "}" + cursor.name());
    } catch (XmlProblem e) {
      throw new GatewayException(e.finding(), e);
    }
  }

  private Envelope envelope(String root) {
    return new Envelope("", "", "", "", root, false);
  }

  @Override
  public Inspection inspect(InputStream in, Formats formats) throws IOException {
    CountedStream counted = new CountedStream(in);
    CappedFindings findings = new CappedFindings(Limits.FINDINGS);
    Inspecting inspecting = new Inspecting(values);
    String root = "";
    try {
      Walk walk = new Walk(new XmlCursor(documents, counted), formats, inspecting);
      try {
        walk.run();
      } finally {
        root = walk.root();
      }
      if (inspecting.reports().isEmpty()) findings.add(unknown(root));
    } catch (XmlProblem e) {
      findings.add(e.finding());
    }
    return new Inspection(envelope(root), inspecting.reports(), findings.list(), counted.total());
  }

  private static Finding unknown(String root) {
    return Finding.of(INS_205, Place.NOWHERE, "root", root);
  }

  @Override
  public void read(InputStream in, Formats formats, Inspection inspection, Units units)
      throws IOException {
    if (!inspection.accepted()) return;
    Reading reading = new Reading(values, accepted(inspection), units);
    try {
      new Walk(new XmlCursor(documents, in), formats, reading).run();
    } catch (XmlProblem e) {
      throw changed(e.finding().text());
    }
    int expected = inspection.messages().stream().mapToInt(MessageReport::units).sum();
    if (reading.ordinal() != expected)
      throw changed("it holds " + reading.ordinal() + " items, then there were " + expected);
  }

  private static Set<String> accepted(Inspection inspection) {
    Set<String> accepted = new HashSet<>();
    for (MessageReport each : inspection.messages())
      if (each.accepted()) accepted.add(each.reference());
    return accepted;
  }

  private static GatewayException changed(String problem) {
    return new GatewayException(Finding.of(RDG_201, Place.NOWHERE, "problem", problem));
  }

  @Override
  public Node readAlone(byte[] head, byte[] unit, Format format) {
    return Alone.read(slices, head, unit, format);
  }

  @Override
  public Lines lines(Excerpt excerpt, Optional<Format> format) {
    return new XmlLines(excerpt).cut();
  }

  @Override
  public Lines.Counted count(InputStream before, Optional<Format> format) throws IOException {
    return XmlLines.count(before);
  }

  @Override
  public Optional<Format> begun(byte[] opening, Formats formats) {
    return new XmlLines(new Excerpt(opening, opening, 0, false))
        .paths().stream().flatMap(each -> formats.of(each).stream()).findFirst();
  }

  @Override
  public void write(OutputStream out, Format format, Outgoing outgoing, List<Node> messages)
      throws IOException {
    out.write(XmlDocument.of(format, messages, values));
  }
}
