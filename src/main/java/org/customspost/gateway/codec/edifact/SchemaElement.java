package org.customspost.gateway.codec.edifact;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One XML element of a structure file, with its line. */
record SchemaElement(
    String name, Map<String, String> attributes, int line, List<SchemaElement> children) {

  /** Reads a whole file; no document type, no external entities. */
  static SchemaElement read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    reader.nextTag();
    return element(reader);
  }

  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  private static SchemaElement element(XMLStreamReader reader) throws XMLStreamException {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++)
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    List<SchemaElement> children = new ArrayList<>();
    SchemaElement element =
        new SchemaElement(
            reader.getLocalName(), attributes, reader.getLocation().getLineNumber(), children);
    StringBuilder text = new StringBuilder();
    while (reader.next() != XMLStreamReader.END_ELEMENT) {
      if (reader.isStartElement()) children.add(element(reader));
      else if (reader.isCharacters()) text.append(reader.getText());
    }
    attributes.put("", text.toString().strip());
    return element;
  }
}
