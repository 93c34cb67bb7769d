package org.customspost.gateway.app;

import java.util.List;

/**
 * One document that a translation made.
 *
 * @param name S10 id, reference or ordinal; what its file is called
 * @param extension of its file
 * @param lineage where each of its values came from
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the output, never changed
record Translated(String name, String extension, byte[] bytes, List<Origin> lineage) {
  Translated {
    lineage = List.copyOf(lineage);
  }

  /**
   * @param target path in the document
   * @param field of the canonical record
   * @param place in the sender's file, or what else it comes from
   */
  record Origin(String target, String field, String place) {}
}
