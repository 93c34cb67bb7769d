package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import org.customspost.gateway.codec.Inspection;

/**
 * The first pass over the whole interchange: settles which messages are accepted. No effect on
 * items yet.
 */
public final class Inspect {
  private final Bytes bytes;

  public Inspect(Bytes bytes) {
    this.bytes = bytes;
  }

  public Inspected inspect(Identified identified) throws IOException {
    try (InputStream in = bytes.open(identified.arrival(), identified.agreement())) {
      Inspection inspection = identified.codec().inspect(in, identified.catalogue());
      return new Inspected(identified, inspection);
    }
  }
}
