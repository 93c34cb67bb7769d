package org.customspost.gateway.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Arrival;
import org.jdbi.v3.core.Handle;

/** What was wrong in an interchange, field by field, for its sender: as plain text, XML or JSON. */
public final class QualityReport {
  private static final int MOST = 10_000;

  /** All that is counted, and the first of it. */
  private record Found(Log.Counts counts, List<Log.Told> told) {}

  private final Arrivals arrivals;
  private final Log log;

  public QualityReport(Arrivals arrivals, Log log) {
    this.arrivals = arrivals;
    this.log = log;
  }

  String write(Handle handle, Arrival arrival, Planned planned, String form) {
    Arrivals.State state = arrivals.state(handle, arrival.id());
    Found found =
        new Found(log.counts(handle, arrival.id()), log.findings(handle, arrival.id(), MOST));
    return switch (form) {
      case "json" -> json(arrival, state, planned, found);
      case "xml" -> xml(arrival, state, planned, found);
      default -> text(arrival, state, planned, found);
    };
  }

  private static String text(Arrival arrival, Arrivals.State state, Planned planned, Found found) {
    StringBuilder text = new StringBuilder(200 + found.told().size() * 160);
    text.append("Quality report on ").append(arrival.name()).append('\n');
    text.append("received ").append(arrival.receivedAt().toInstant());
    text.append(", ")
        .append(arrival.bytes())
        .append(" bytes, SHA-256 ")
        .append(arrival.hash())
        .append('\n');
    text.append("report ").append(planned.uniqueId()).append('\n');
    text.append(verdict(state)).append('\n');
    text.append(arrival.items()).append(" items read, ");
    text.append(found.counts().refused()).append(" of them refused, ");
    text.append(found.counts().findings()).append(" findings\n\n");
    for (Log.Told each : found.told()) text.append(each.text()).append('\n');
    long more = found.counts().findings() - found.told().size();
    if (more > 0) text.append(more).append(" more are not listed; mend these and send again.\n");
    return text.toString();
  }

  private static String verdict(Arrivals.State state) {
    return state == Arrivals.State.REFUSED
        ? "The interchange was refused whole: nothing of it went to customs."
        : "The interchange was accepted; items without a rejecting finding went on.";
  }

  private static String json(Arrival arrival, Arrivals.State state, Planned planned, Found found) {
    Writer text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("report", planned.uniqueId());
      json.writeStringField("interchange", arrival.name());
      json.writeStringField("sha256", arrival.hash());
      json.writeStringField("receivedAt", arrival.receivedAt().toInstant().toString());
      json.writeBooleanField("accepted", state != Arrivals.State.REFUSED);
      json.writeNumberField("items", arrival.items());
      json.writeNumberField("refusedItems", found.counts().refused());
      json.writeArrayFieldStart("findings");
      for (Log.Told each : found.told()) {
        json.writeStartObject();
        json.writeStringField("code", each.code());
        json.writeStringField("severity", each.severity());
        json.writeNumberField("item", each.ordinal());
        json.writeStringField("itemId", each.itemId());
        json.writeNumberField("contentPiece", each.piece());
        json.writeStringField("field", each.field());
        json.writeStringField("position", each.position());
        json.writeStringField("text", each.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail", e);
    }
    return text.toString();
  }

  private static String xml(Arrival arrival, Arrivals.State state, Planned planned, Found found) {
    Writer text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("qualityReport");
      xml.writeDefaultNamespace("urn:customspost:report:1");
      xml.writeAttribute("report", planned.uniqueId());
      xml.writeAttribute("interchange", arrival.name());
      xml.writeAttribute("sha256", arrival.hash());
      xml.writeAttribute("receivedAt", arrival.receivedAt().toInstant().toString());
      xml.writeAttribute("accepted", Boolean.toString(state != Arrivals.State.REFUSED));
      xml.writeAttribute("items", Integer.toString(arrival.items()));
      xml.writeAttribute("refusedItems", Long.toString(found.counts().refused()));
      for (Log.Told each : found.told()) {
        xml.writeStartElement("finding");
        xml.writeAttribute("code", each.code());
        xml.writeAttribute("severity", each.severity());
        xml.writeAttribute("item", Integer.toString(each.ordinal()));
        xml.writeAttribute("itemId", each.itemId());
        xml.writeAttribute("contentPiece", Integer.toString(each.piece()));
        xml.writeAttribute("field", each.field());
        xml.writeAttribute("position", each.position());
        xml.writeCharacters(each.text());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory cannot fail", e);
    }
    return text.toString();
  }
}
