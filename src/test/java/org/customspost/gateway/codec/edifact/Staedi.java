package org.customspost.gateway.codec.edifact;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What StAEDI, reading the same structure files, says of an interchange. */
final class Staedi {
  private final Schema control =
      load(Path.of("src/main/resources/org/customspost/gateway/app/bench/staedi-control.xml"));
  private final Map<String, Schema> schemas = new TreeMap<>();

  /**
   * @param errors empty where it accepts
   * @param content tags and values of the segments between message header and trailer
   */
  record Verdict(List<String> errors, List<String> content) {}

  Staedi() {
    for (String each : TestFormats.FOLDERS)
      schemas.put(
          TestFormats.load(each).identity(),
          load(TestFormats.MAPPINGS.resolve(each).resolve("structure.xml")));
  }

  Verdict read(byte[] bytes) {
    List<String> errors = new ArrayList<>();
    List<String> content = new ArrayList<>();
    EDIInputFactory factory = EDIInputFactory.newFactory();
    try (EDIStreamReader reader =
        factory.createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
      boolean begun = false;
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        begun = true;
        if (event == EDIStreamEvent.START_INTERCHANGE) reader.setControlSchema(control);
        if (event == EDIStreamEvent.START_TRANSACTION) {
          // the type is known when S009 has been read; the schema may be set until then
          reader.setTransactionSchema(Objects.requireNonNull(schemas.get(typeIn(bytes, reader))));
        }
        if (event.isError()) errors.add(event + " " + reader.getErrorType());
        if (event == EDIStreamEvent.START_SEGMENT) content.add(reader.getText());
        if (event == EDIStreamEvent.ELEMENT_DATA && !reader.getText().isEmpty())
          content.add(reader.getText());
      }
      if (!begun) errors.add("nothing");
    } catch (EDIStreamException | IOException e) {
      errors.add("exception " + e.getMessage());
    } catch (RuntimeException e) {
      // StAEDI throws several kinds of them on damaged input; each is a refusal
      errors.add("runtime " + e);
    }
    return new Verdict(errors, content);
  }

  /** Which of the schemas is that of the message at the reader's place. */
  private String typeIn(byte[] bytes, EDIStreamReader reader) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    for (String each : schemas.keySet()) if (text.contains("+" + each)) return each;
    for (String each : schemas.keySet())
      if (text.contains("+" + each.substring(0, each.indexOf(':') + 1))) return each;
    throw new IllegalStateException("unknown type at " + reader.getLocation());
  }

  private static Schema load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return SchemaFactory.newFactory().createSchema(in);
    } catch (IOException | EDISchemaException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }
}
