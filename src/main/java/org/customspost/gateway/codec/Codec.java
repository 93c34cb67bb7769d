package org.customspost.gateway.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.passage.Receipt;
import org.customspost.gateway.model.tree.Node;

/**
 * One syntax: bytes to trees and back. Stateless and safe for any number of threads. Every reading
 * method streams: its memory does not grow with the interchange.
 */
public interface Codec {

  /** Which syntax it reads and writes. */
  Syntax syntax();

  /** Whether an interchange that begins with these bytes (up to 1 KB) is of this syntax. */
  boolean recognises(byte[] head);

  /**
   * Reads as far as the identity of the first message.
   *
   * @throws GatewayException INS where not even the envelope can be read
   */
  Envelope open(InputStream in) throws IOException;

  /**
   * The first pass: reads the whole interchange, checks syntax, envelope, counts, control
   * references and structure, and keeps no item. Never throws for what a sender can send; every
   * problem becomes a finding.
   */
  Inspection inspect(InputStream in, Formats formats) throws IOException;

  /**
   * The second pass: hands over each unit (item, response) of each message that {@code inspection}
   * accepted, in order.
   *
   * @throws GatewayException RDG where the bytes are not those that were inspected
   */
  void read(InputStream in, Formats formats, Inspection inspection, Units units) throws IOException;

  /**
   * Decodes one unit alone, weeks later, from the byte ranges that {@link Unit} gave.
   *
   * @param head bytes from {@link Unit#headOffset()}
   * @param unit bytes from {@link Unit#offset()}
   */
  Node readAlone(byte[] head, byte[] unit, Format format);

  /**
   * Cuts a part of an interchange into lines for a person, whatever it is: nothing is checked, and
   * nothing before or behind it is needed.
   *
   * @param format of its messages; empty where it is not known
   */
  Lines lines(Excerpt excerpt, Optional<Format> format);

  /**
   * Counts what stands before a part, as findings count: lines, unless the syntax has segments.
   *
   * @param before all bytes before the part, and none of it
   * @param format of its messages; empty where it is not known
   */
  default Lines.Counted count(InputStream before, Optional<Format> format) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    int lines = 1;
    for (int read = before.read(buffer); read >= 0; read = before.read(buffer))
      for (int i = 0; i < read; i++) if (buffer[i] == '\n') lines++;
    return new Lines.Counted("", lines, Optional.empty());
  }

  /** The format of the first message, as far as the first kilobytes tell. */
  default Optional<Format> begun(byte[] opening, Formats formats) {
    try {
      return formats.of(open(new ByteArrayInputStream(opening)).identity());
    } catch (IOException | GatewayException e) {
      return Optional.empty(); // whatever it is, it cannot be told from these bytes
    }
  }

  /**
   * Writes one interchange.
   *
   * @param messages trees as a write mapping makes them; the codec orders and checks them by the
   *     format's structure
   * @throws GatewayException WRT with every structural finding
   */
  void write(OutputStream out, Format format, Outgoing outgoing, List<Node> messages)
      throws IOException;

  /**
   * The syntax's own acknowledgement of an interchange; empty where the syntax has none, or owes
   * none here.
   */
  default Optional<Node> acknowledge(Inspection inspection) {
    return Optional.empty();
  }

  /** What a unit of the syntax's own acknowledgement message says; empty for every other unit. */
  default Optional<Receipt> receipt(Unit unit) {
    return Optional.empty();
  }

  /** Takes units in order; may throw to stop the reading. */
  @FunctionalInterface
  interface Units {
    void unit(Unit unit) throws IOException;
  }
}
