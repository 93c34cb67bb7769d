package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.codec.edifact.UnitBuilder.notInspected;

import java.io.IOException;
import java.io.InputStream;
import org.customspost.gateway.codec.Codec.Units;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/** The second pass: trusts what the first one checked, and stops where the bytes are others. */
final class UnitReader {
  private final SegmentScanner scanner;
  private final TokenText text;
  private final Service service;
  private final GrammarShelf shelf;
  private final Formats formats;
  private final Inspection inspection;
  private final Units units;
  private @Nullable UnitBuilder builder;
  private int message;
  private int ordinal;

  UnitReader(
      InputStream in,
      Formats formats,
      Inspection inspection,
      Units units,
      Service service,
      GrammarShelf shelf) {
    this.scanner = new SegmentScanner(in);
    this.text = new TokenText(scanner);
    this.formats = formats;
    this.inspection = inspection;
    this.units = units;
    this.service = service;
    this.shelf = shelf;
  }

  void read() throws IOException {
    CappedFindings unused = new CappedFindings(Place.NOWHERE, 1);
    Opening opening = new Opening(scanner, text);
    if (!opening.begin(unused)) throw notInspected("they are no interchange");
    while (scanner.next()) {
      int tag = scanner.tag();
      if (tag == Service.UNB) opening.unb(unused);
      else if (tag == Service.UNH) header();
      else if (Service.isEnvelope(tag)) trailer();
      else if (builder != null) builder.segment();
    }
    trailer();
    if (message != inspection.messages().size())
      throw notInspected("they have " + message + " messages");
    if (scanner.nextOffset() != inspection.bytes())
      throw notInspected("they are " + scanner.nextOffset() + " bytes");
  }

  private void header() throws IOException {
    trailer();
    if (message >= inspection.messages().size()) throw notInspected("there is one more message");
    MessageReport report = inspection.messages().get(message++);
    String reference = text.of(1, 1);
    if (!report.reference().equals(reference))
      throw notInspected("message " + message + " has reference " + reference);
    if (!report.accepted()) {
      ordinal += report.units();
      return;
    }
    Format format =
        formats
            .of(text.raw(2))
            .orElseThrow(() -> notInspected("message " + reference + " is of no known format"));
    // The first message's head keeps UNA and UNB, which say how its bytes are to be read.
    long headOffset = message == 1 ? 0 : scanner.offset();
    builder =
        new UnitBuilder(
            scanner,
            text,
            shelf.of(format.structure()),
            format,
            reference,
            headOffset,
            ordinal,
            units);
    builder.header(service.line(Service.UNH));
  }

  private void trailer() throws IOException {
    if (builder == null) return;
    builder.end();
    ordinal = builder.ordinal();
    builder = null;
  }
}
