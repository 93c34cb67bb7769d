package org.customspost.gateway.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.mapping.Reading;
import org.customspost.gateway.mapping.Writing;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.tree.Node;

/** Reads and writes one format as the line does, without a line. */
record MappedFormat(Catalogue catalogue, Format format) {
  static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final Outgoing OUTGOING =
      new Outgoing("XX101", "YY202", "17", LocalDateTime.of(2026, 7, 1, 12, 0), "", false);

  static MappedFormat named(Catalogue catalogue, String name) {
    return new MappedFormat(catalogue, catalogue.format(name));
  }

  /** What a file says and what is wrong with it. */
  record Content(List<Canonical> records, List<Unit> units, List<Finding> findings) {}

  Content read(byte[] bytes, Map<String, String> agreement) throws IOException {
    Codec codec = catalogue.codec(format);
    Inspection inspection = codec.inspect(new ByteArrayInputStream(bytes), catalogue);
    List<Finding> findings = new ArrayList<>(inspection.findings());
    for (Inspection.MessageReport each : inspection.messages()) findings.addAll(each.findings());
    List<Unit> units = new ArrayList<>();
    List<Canonical> records = new ArrayList<>();
    if (!inspection.accepted()) return new Content(records, units, findings);
    codec.read(new ByteArrayInputStream(bytes), catalogue, inspection, units::add);
    for (Unit each : units) {
      Reading reading = catalogue.reader(each.format().name()).read(each.tree(), agreement, DAY);
      findings.addAll(each.findings());
      findings.addAll(reading.findings());
      if (reading.value() != null) records.add(reading.value());
    }
    return new Content(records, units, findings);
  }

  Writing tree(Canonical source, Map<String, String> agreement) {
    return catalogue.write(format, source, agreement, DAY);
  }

  /** UNOC, the repertoire of our interchanges, is ISO 8859-1. */
  Charset charset() {
    return format.syntax().hasEnvelope() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
  }

  String write(List<? extends Canonical> sources, Map<String, String> agreement)
      throws IOException {
    List<Node> trees = new ArrayList<>();
    for (Canonical each : sources) trees.add(tree(each, agreement).tree());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    catalogue.codec(format).write(out, format, OUTGOING, trees);
    return out.toString(charset());
  }
}
