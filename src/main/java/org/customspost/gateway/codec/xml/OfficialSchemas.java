package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.CFG_203;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.xml.sax.SAXException;

/**
 * The official schemas that an operator installed, one folder per message type: {@code
 * config/schemas/wco-dec/}. The publisher's files stand in it unchanged, in their own folders. The
 * file {@code top.txt} in it names, in its one line, the schema to begin with ({@code
 * customs/wrapper_submit.xsd}); without it the folder's only {@code .xsd} is that schema.
 */
public final class OfficialSchemas {
  private static final String TOP = "top.txt";

  private final Map<String, OfficialSchema> schemas;

  private OfficialSchemas(Map<String, OfficialSchema> schemas) {
    this.schemas = Map.copyOf(schemas);
  }

  /** None installed. */
  public static OfficialSchemas none() {
    return new OfficialSchemas(Map.of());
  }

  /**
   * Reads every folder of {@code folder}; a missing folder is none installed.
   *
   * @param findings gets CFG-203 for each that cannot be used
   */
  public static OfficialSchemas read(Path folder, Findings findings) {
    Map<String, OfficialSchema> schemas = new TreeMap<>();
    if (!Files.isDirectory(folder)) return none();
    try (Stream<Path> types = Files.list(folder)) {
      for (Path each : types.filter(Files::isDirectory).sorted().toList())
        add(each, schemas, findings);
    } catch (IOException e) {
      unusable(folder, String.valueOf(e.getMessage()), findings);
    }
    return new OfficialSchemas(schemas);
  }

  private static void add(Path folder, Map<String, OfficialSchema> to, Findings findings) {
    String type = String.valueOf(folder.getFileName());
    try {
      Path top = top(folder);
      if (!Files.isRegularFile(top)) {
        unusable(folder, top + " is not there; write its path into " + TOP, findings);
        return;
      }
      to.put(type, new OfficialSchema(String.valueOf(folder.relativize(top)), schema(top)));
    } catch (IOException | SAXException e) {
      unusable(folder, String.valueOf(e.getMessage()), findings);
    }
  }

  private static Path top(Path folder) throws IOException {
    Path named = folder.resolve(TOP);
    if (Files.isRegularFile(named)) return folder.resolve(Files.readString(named).strip());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> only = files.filter(each -> each.toString().endsWith(".xsd")).toList();
      return only.size() == 1 ? only.get(0) : named;
    }
  }

  private static Schema schema(Path top) throws SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    return factory.newSchema(top.toFile());
  }

  private static void unusable(Path folder, String problem, Findings findings) {
    findings.add(CFG_203, Place.source(folder.toString()), "problem", problem);
  }

  /** The message types that have one, in order. */
  public Set<String> installed() {
    return new TreeSet<>(schemas.keySet());
  }

  /**
   * Validates what is about to be sent.
   *
   * @return every violation as WRT-206; empty where there is none or no schema is installed
   */
  public List<Finding> violations(String type, byte[] document) {
    OfficialSchema schema = schemas.get(type);
    return schema == null ? List.of() : schema.violations(document);
  }
}
