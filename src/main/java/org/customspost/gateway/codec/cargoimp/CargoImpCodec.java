package org.customspost.gateway.codec.cargoimp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.customspost.gateway.error.ErrorCode.INS_300;
import static org.customspost.gateway.error.ErrorCode.RDG_101;
import static org.customspost.gateway.error.ErrorCode.RDG_102;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.tree.Node;

/**
 * Cargo-IMP text. It has no envelope and no release character, lines end with CR LF or LF; messages
 * stand one after the other. It is only read: carriers write it.
 */
public final class CargoImpCodec implements Codec {
  private final Grammars grammars = new Grammars();

  @Override
  public Syntax syntax() {
    return Syntax.CARGOIMP;
  }

  @Override
  public boolean recognises(byte[] head) {
    return new String(head, ISO_8859_1)
        .lines()
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .filter(Messages::isIdentification)
        .isPresent();
  }

  @Override
  public Envelope open(InputStream in) throws IOException {
    LineScanner scanner = new LineScanner(in);
    String text = "";
    while (text.isEmpty() && scanner.next()) text = scanner.text().strip();
    if (Messages.isIdentification(text)) return envelope(text);
    String shown = MessageLines.shown(text);
    throw new GatewayException(Finding.of(INS_300, Place.NOWHERE, "value", shown));
  }

  private Envelope envelope(String identity) {
    return new Envelope("", "", "", "", identity, false);
  }

  @Override
  public Inspection inspect(InputStream in, Formats formats) throws IOException {
    Messages messages = new Messages(in, formats, grammars, unit -> {});
    messages.run();
    List<MessageReport> reports = messages.reports();
    String identity = reports.isEmpty() ? "" : reports.get(0).identity();
    return new Inspection(envelope(identity), reports, messages.findings(), messages.bytes());
  }

  @Override
  public void read(InputStream in, Formats formats, Inspection inspection, Units units)
      throws IOException {
    Set<String> accepted = new HashSet<>();
    for (MessageReport each : inspection.messages())
      if (each.accepted()) accepted.add(each.reference());
    Messages messages =
        new Messages(
            in,
            formats,
            grammars,
            unit -> {
              if (accepted.contains(unit.message())) units.unit(unit);
            });
    messages.run();
    if (messages.bytes() != inspection.bytes())
      throw wrong(RDG_101, "they are " + messages.bytes() + " bytes");
    if (!messages.reports().equals(inspection.messages()))
      throw wrong(RDG_101, "they hold other messages");
  }

  @Override
  public Node readAlone(byte[] head, byte[] unit, Format format) {
    List<Unit> units = new ArrayList<>();
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(unit));
    try {
      new Messages(in, identity -> itself(format, identity), grammars, units::add).run();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    if (units.size() != 1) throw wrong(RDG_102, "there are " + units.size() + " units in them");
    return units.get(0).tree();
  }

  private static Optional<Format> itself(Format format, String identity) {
    return format.identity().equals(identity) ? Optional.of(format) : Optional.empty();
  }

  private static GatewayException wrong(ErrorCode code, String problem) {
    return new GatewayException(Finding.of(code, Place.NOWHERE, "problem", problem));
  }

  @Override
  public Lines lines(Excerpt excerpt, Optional<Format> format) {
    return new FormLines(format.map(grammars::of)).of(excerpt);
  }

  @Override
  public void write(OutputStream out, Format format, Outgoing outgoing, List<Node> messages) {
    // no folder of this syntax may have a write mapping, so nothing is ever planned in it
    throw new UnsupportedOperationException(format.name() + " is only read");
  }
}
