package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.as2.Payload;
import org.customspost.gateway.model.Sha256;
import org.customspost.gateway.model.passage.Handover;

/** The further parts of a message, open while they are stored. */
record Attached(List<Handover.Attachment> parts) implements AutoCloseable {

  static Attached open(List<Payload> payloads) throws IOException {
    Attached attached = new Attached(new ArrayList<>());
    try {
      for (Payload each : payloads) {
        InputStream content = each.content().open();
        attached.parts.add(
            new Handover.Attachment(each.fileName().orElse(""), each.contentType(), content));
      }
      return attached;
    } catch (IOException e) {
      attached.close();
      throw e;
    }
  }

  /** SHA-256 of each, as the journal keeps it. */
  static List<String> hashes(List<Payload> payloads) throws IOException {
    List<String> hashes = new ArrayList<>();
    for (Payload each : payloads) hashes.add(hash(each));
    return hashes;
  }

  /** SHA-256 of one, likewise. */
  static String hash(Payload payload) throws IOException {
    try (InputStream in = payload.content().open()) {
      return Sha256.of(in).hex();
    }
  }

  @Override
  public void close() throws IOException {
    for (Handover.Attachment each : parts) each.content().close();
  }
}
