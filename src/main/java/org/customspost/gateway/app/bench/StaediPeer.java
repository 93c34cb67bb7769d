package org.customspost.gateway.app.bench;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * StAEDI over the same bytes: its events and texts, nothing is built of them. The gateway does not
 * run with it; the build puts it beside the jar for this comparison, and it may be missing.
 */
final class StaediPeer {
  private final Schema control;
  private final @Nullable Schema message;

  private StaediPeer(Schema control, @Nullable Schema message) {
    this.control = control;
    this.message = message;
  }

  static boolean installed() {
    try {
      Class.forName("io.xlate.edi.stream.EDIInputFactory");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Checks envelope, counts and control references only. */
  static StaediPeer withControl() throws IOException {
    return new StaediPeer(control(), null);
  }

  /** Checks the messages too, by the structure that we read them with. */
  static StaediPeer withMessage(Path structure) throws IOException {
    try (InputStream in = Files.newInputStream(structure)) {
      return new StaediPeer(control(), SchemaFactory.newFactory().createSchema(in));
    } catch (EDISchemaException e) {
      throw new IOException(structure.toString(), e);
    }
  }

  /** The number of segments; fails on the first error that StAEDI reports. */
  long read(InputStream in) throws IOException {
    long segments = 0;
    try (EDIStreamReader reader = EDIInputFactory.newFactory().createEDIStreamReader(in)) {
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        if (event == EDIStreamEvent.START_INTERCHANGE) reader.setControlSchema(control);
        else if (event == EDIStreamEvent.START_TRANSACTION && message != null)
          reader.setTransactionSchema(message);
        else if (event == EDIStreamEvent.START_SEGMENT) segments++;
        else if (event == EDIStreamEvent.ELEMENT_DATA) reader.getText();
        else if (event.isError())
          throw new IOException("StAEDI: " + reader.getErrorType() + " at " + reader.getLocation());
      }
    } catch (EDIStreamException e) {
      throw new IOException(e);
    }
    return segments;
  }

  private static Schema control() throws IOException {
    try (InputStream in = StaediPeer.class.getResourceAsStream("staedi-control.xml")) {
      return SchemaFactory.newFactory().createSchema(in);
    } catch (EDISchemaException e) {
      throw new IOException("staedi-control.xml", e);
    }
  }
}
