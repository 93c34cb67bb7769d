package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.INS_125;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.passage.Receipt;
import org.customspost.gateway.model.tree.Node;

/** UN/EDIFACT. Reads syntax levels A to K and UTF-8, versions 1 to 4; writes UNOC version 3. */
public final class EdifactCodec implements Codec {
  private final Service service = new Service();
  private final GrammarShelf shelf = new GrammarShelf();

  @Override
  public Syntax syntax() {
    return Syntax.EDIFACT;
  }

  @Override
  public boolean recognises(byte[] head) {
    return Opening.recognises(head);
  }

  @Override
  public Envelope open(InputStream in) throws IOException {
    SegmentScanner scanner = new SegmentScanner(in);
    TokenText text = new TokenText(scanner);
    CappedFindings findings = new CappedFindings(Place.NOWHERE, CappedFindings.CAP);
    Opening opening = new Opening(scanner, text);
    Envelope envelope = new Envelope("", "", "", "", "", false);
    boolean header = opening.begin(findings);
    while (header && scanner.next() && !scanner.oversize()) {
      if (scanner.tag() == Service.UNB) envelope = opening.unb(findings);
      if (scanner.tag() == Service.UNH) return envelope.withIdentity(text.raw(2));
      if (!Service.isEnvelope(scanner.tag())) break;
    }
    List<Finding> found =
        findings.list().stream().filter(each -> each.code().severity() == Severity.REJECT).toList();
    throw found.isEmpty()
        ? new GatewayException(Finding.of(INS_125, Place.NOWHERE, "tag", "UNB"))
        : new GatewayException(found);
  }

  @Override
  public Inspection inspect(InputStream in, Formats formats) throws IOException {
    return new Inspector(in, formats, service, shelf).inspect();
  }

  @Override
  public void read(InputStream in, Formats formats, Inspection inspection, Units units)
      throws IOException {
    new UnitReader(in, formats, inspection, units, service, shelf).read();
  }

  @Override
  public Node readAlone(byte[] head, byte[] unit, Format format) {
    return new LoneUnit(service, shelf).read(head, unit, format);
  }

  @Override
  public Lines lines(Excerpt excerpt, Optional<Format> format) {
    return new SegmentLines(service, format.map(each -> shelf.of(each.structure()))).of(excerpt);
  }

  @Override
  public Lines.Counted count(InputStream before, Optional<Format> format) throws IOException {
    return SegmentLines.count(before, format.map(each -> shelf.of(each.structure())));
  }

  @Override
  public void write(OutputStream out, Format format, Outgoing outgoing, List<Node> messages)
      throws IOException {
    new InterchangeWriter(service, shelf, format, outgoing).write(out, messages);
  }

  @Override
  public Optional<Node> acknowledge(Inspection inspection) {
    return Acknowledgements.isOwed(inspection.envelope())
        ? Optional.of(AcknowledgementTree.write(Acknowledgements.of(inspection)))
        : Optional.empty();
  }

  @Override
  public Optional<Receipt> receipt(Unit unit) {
    if (!Acknowledgements.isAcknowledgement(unit.format().identity())) return Optional.empty();
    Acknowledgement said = AcknowledgementTree.read(unit.tree());
    return Optional.of(new Receipt(said.interchange(), said.accepted(), said.code()));
  }
}
