package org.customspost.gateway.codec;

import java.util.List;
import org.customspost.gateway.model.structure.Structure;

/**
 * One message format that we can read or write: a folder of mappings.
 *
 * @param type message type, as the command line has it: such as {@code notice-xml}
 * @param version the folder's version
 * @param identity which messages are of this format: EDIFACT the S009 composite or a prefix of it
 *     at a colon ({@code TYPE:D:00A}); XML a path of local names from the root ({@code
 *     message/body/type}, where a leading {@code *} stands for any root)
 * @param unit path below the message of the part that repeats per item ({@code SG1}, {@code item});
 *     empty where the whole message is one unit
 * @param associations EDIFACT: what S009 0057 may be where it is sent; none where it may be
 *     anything
 */
public record Format(
    String type,
    String version,
    Syntax syntax,
    String identity,
    String unit,
    List<String> associations,
    Structure structure) {

  public Format {
    associations = List.copyOf(associations);
  }

  /** A format whose messages may have any association code, or have no place for it. */
  public Format(
      String type,
      String version,
      Syntax syntax,
      String identity,
      String unit,
      Structure structure) {
    this(type, version, syntax, identity, unit, List.of(), structure);
  }

  /** Type and version as a person writes them: {@code notice-xml@1}. */
  public String name() {
    return type + "@" + version;
  }
}
