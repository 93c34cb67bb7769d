package org.customspost.gateway.codec.edifact;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.tree.Node;

/** Writes one interchange: nothing is put out before every message was found writable. */
final class InterchangeWriter {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
  private final Service service;
  private final GrammarShelf shelf;
  private final Format format;
  private final Outgoing outgoing;
  private final Findings findings = new Findings();
  private final SegmentWriter segments;

  InterchangeWriter(Service service, GrammarShelf shelf, Format format, Outgoing outgoing) {
    this.service = service;
    this.shelf = shelf;
    this.format = format;
    this.outgoing = outgoing;
    this.segments = new SegmentWriter(findings, format.name());
  }

  void write(OutputStream out, List<Node> messages) throws IOException {
    List<String> written = new ArrayList<>();
    segments.segment(service.line(Service.UNB), interchangeHeader());
    for (int i = 0; i < messages.size(); i++) {
      message(messages.get(i), Integer.toString(i + 1));
      written.add(segments.take());
    }
    segments.message("");
    segments.segment(service.line(Service.UNZ), trailer(messages.size()));
    written.add(segments.take());
    findings.throwIfRejected();
    for (String each : written) out.write(each.getBytes(Repertoire.UNOC.charset()));
  }

  private void message(Node message, String ordinal) {
    Node stated = message.find("UNH/0062");
    String reference = stated == null || stated.value().isEmpty() ? ordinal : stated.value();
    segments.message(reference);
    segments.segment(service.line(Service.UNH), messageHeader(message, reference));
    lines(shelf.of(format.structure()), message);
    Node trailer =
        Node.parent(
            "UNT",
            List.of(
                Node.leaf("0074", Integer.toString(segments.segments() + 1)),
                Node.leaf("0062", reference)));
    segments.segment(service.line(Service.UNT), trailer);
  }

  /** The segments and groups of a message or group, in the structure's order. */
  private void lines(GrammarLine parent, Node node) {
    List<Node> children = node.children();
    boolean[] used = new boolean[children.size()];
    for (GrammarLine line : parent.lines()) {
      int count = 0;
      for (int i = 0; i < used.length && count < line.max(); i++) {
        if (used[i] || !children.get(i).name().equals(line.name())) continue;
        used[i] = true;
        count++;
        if (line.group()) lines(line, children.get(i));
        else segments.segment(line, children.get(i));
      }
      if (count < line.min()) segments.missing(line.path());
    }
    for (int i = 0; i < used.length; i++) if (!used[i]) notPlaced(parent, children.get(i).name());
  }

  private void notPlaced(GrammarLine parent, String name) {
    if (Service.isHeaderOrTrailer(name)) return;
    int most = 0;
    for (GrammarLine line : parent.lines()) if (line.name().equals(name)) most += line.max();
    String path = parent.path().isEmpty() ? name : parent.path() + "/" + name;
    if (most == 0) segments.unknown(path);
    else segments.tooMany(path, most + 1, most);
  }

  private Node interchangeHeader() {
    List<Node> parts = new ArrayList<>();
    parts.add(composite("S001", "0001", "UNOC", "0002", "3"));
    parts.add(party("S002", "0004", outgoing.sender()));
    parts.add(party("S003", "0010", outgoing.recipient()));
    parts.add(
        composite(
            "S004",
            "0017",
            DATE.format(outgoing.preparedAt()),
            "0019",
            TIME.format(outgoing.preparedAt())));
    parts.add(Node.leaf("0020", outgoing.controlReference()));
    if (outgoing.test()) parts.add(Node.leaf("0035", "1"));
    return Node.parent("UNB", parts);
  }

  private Node messageHeader(Node message, String reference) {
    String identity = outgoing.identity().isEmpty() ? format.identity() : outgoing.identity();
    String[] names = {"0065", "0052", "0054", "0051", "0057", "0110", "0113"};
    String[] values = identity.split(":", -1);
    List<Node> components = new ArrayList<>();
    for (int i = 0; i < Math.min(names.length, values.length); i++)
      components.add(Node.leaf(names[i], values[i]));
    List<Node> parts = new ArrayList<>();
    parts.add(Node.leaf("0062", reference));
    parts.add(Node.parent("S009", components));
    Node header = message.child("UNH");
    Node access = header == null ? null : header.child("0068");
    if (access != null) parts.add(access);
    return Node.parent("UNH", parts);
  }

  private Node trailer(int messages) {
    return Node.parent(
        "UNZ",
        List.of(
            Node.leaf("0036", Integer.toString(messages)),
            Node.leaf("0020", outgoing.controlReference())));
  }

  private static Node party(String composite, String element, String party) {
    int colon = party.lastIndexOf(':');
    return colon < 0
        ? composite(composite, element, party, "0007", "")
        : composite(
            composite, element, party.substring(0, colon), "0007", party.substring(colon + 1));
  }

  private static Node composite(
      String name, String first, String firstValue, String second, String secondValue) {
    return Node.parent(name, List.of(Node.leaf(first, firstValue), Node.leaf(second, secondValue)));
  }
}
