package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.CFG_101;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;

/**
 * Reads the structure.xml of a mapping folder, written in StAEDI's published schema format (version
 * 4). The file describes what stands between the message header and trailer; these two are added
 * here, so that a mapping can name them.
 */
public final class EdifactStructures {
  private final Service service = new Service();

  /**
   * @param name what findings call the file
   * @param type the folder's type and syntax, such as {@code notice-xml}
   * @return empty where the file is not sound; {@code findings} then has all its problems
   */
  public Optional<Structure> read(
      Path file, String name, String type, String version, Findings findings) {
    Findings own = new Findings();
    try (InputStream in = Files.newInputStream(file)) {
      Structure body = parse(in, name, type, version, own);
      findings.addAll(own.list());
      return own.reject() ? Optional.empty() : Optional.of(withHeaderAndTrailer(body));
    } catch (IOException e) {
      findings.add(CFG_101, Place.source(name), "problem", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Structure withHeaderAndTrailer(Structure body) {
    List<Part> parts = new ArrayList<>();
    parts.add(service.part("UNH"));
    parts.addAll(body.root().parts());
    parts.add(service.part("UNT"));
    return new Structure(body.type(), body.version(), group("message", parts));
  }

  static Structure parse(
      InputStream in, String name, String type, String version, Findings findings) {
    try {
      SchemaElement schema = SchemaElement.read(in);
      return new Structure(type, version, new SchemaParts(schema, name, findings).message());
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      findings.add(
          CFG_101, Place.source(name + ":" + line), "problem", String.valueOf(e.getMessage()));
      return new Structure(type, version, group("message", List.of()));
    }
  }

  static Part group(String name, List<Part> parts) {
    return new Part(Part.Kind.GROUP, name, "", 1, 1, parts, null, List.of());
  }
}
