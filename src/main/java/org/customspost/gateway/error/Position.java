package org.customspost.gateway.error;

/**
 * Where in the bytes of an interchange something stands.
 *
 * @param offset byte offset from the start of the interchange; -1 where unknown
 * @param unit EDIFACT: number of the segment within its message (UNH is 1), or within the
 *     interchange for service segments; XML: line number; 0 where unknown
 * @param element EDIFACT: 1-based data element position in the segment (the tag is not counted), 0
 *     for the whole segment; XML: column
 * @param component EDIFACT: 1-based component in a composite, 0 for the whole element
 * @param path what a person calls the place: {@code NAD/C080/3036}, or an XPath; may be empty
 */
public record Position(long offset, int unit, int element, int component, String path) {
  public static final Position UNKNOWN = new Position(-1, 0, 0, 0, "");

  /** The same place under another name. */
  public Position at(String newPath) {
    return new Position(offset, unit, element, component, newPath);
  }
}
