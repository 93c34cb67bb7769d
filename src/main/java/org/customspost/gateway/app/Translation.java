package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.RDG_130;
import static org.customspost.gateway.error.ErrorCode.RDG_131;
import static org.customspost.gateway.error.ErrorCode.RDG_132;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.Reading;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.mapping.Writing;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.Circumstances;
import org.jspecify.annotations.Nullable;

/**
 * The pure steps of the line over one file: Inspect, Read, Validate, Write, Encode.
 *
 * @param from message type that the file must hold, perhaps with a version
 * @param authority whose rules judge items that are declared; empty for those of all
 * @param item the only item wanted; empty for all
 * @param parameters what mappings ask of the agreement
 */
record Translation(
    Catalogue catalogue,
    OfficialSchemas schemas,
    String from,
    Format to,
    Conversion conversion,
    String authority,
    String item,
    Map<String, String> parameters) {
  private static final int HEAD = 1024;

  /** Where results go. */
  record Result(Consumer<Translated> documents, Consumer<Finding> findings) {}

  /**
   * @throws GatewayException where the file cannot be read as what it should be
   */
  void run(Path file, Result result) throws IOException {
    if (!Files.isRegularFile(file))
      throw unreadable(file, Files.exists(file) ? "it is a directory" : "it is not there");
    Codec codec = codec(file);
    Inspection inspection;
    try (InputStream in = open(file)) {
      inspection = codec.inspect(in, catalogue);
    }
    requireType(file, inspection);
    inspection.findings().forEach(result.findings());
    for (Inspection.MessageReport each : inspection.messages())
      each.findings().forEach(result.findings());
    if (!inspection.accepted()) return;
    int[] seen = {0, 0};
    try (InputStream in = open(file)) {
      codec.read(
          in,
          catalogue,
          inspection,
          unit -> {
            seen[0]++;
            if (one(unit, inspection.envelope(), result)) seen[1]++;
          });
    }
    if (!item.isEmpty() && seen[1] == 0)
      throw new GatewayException(
          Finding.of(
              RDG_132,
              source(file),
              "item",
              item,
              "found",
              seen[0] == 1 ? "1 other" : seen[0] + " others"));
  }

  private Codec codec(Path file) throws IOException {
    byte[] head;
    try (InputStream in = open(file)) {
      head = in.readNBytes(HEAD);
    }
    return catalogue.codecFor(head).orElseThrow(() -> unreadable(file, withoutSyntax(head)));
  }

  private String withoutSyntax(byte[] head) {
    if (head.length == 0) return "it is empty";
    boolean gzip = head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
    return gzip
        ? "it is compressed; unpack it first"
        : "it begins as no message of "
            + catalogue.syntaxes()
            + " does; look at its first characters and its encoding";
  }

  private void requireType(Path file, Inspection inspection) {
    for (Inspection.MessageReport each : inspection.messages()) {
      Optional<Format> found = catalogue.of(each.identity());
      if (found.isEmpty() || MessageTypes.fits(found.get().name(), from)) continue;
      String name = found.get().name();
      throw new GatewayException(
          Finding.of(
              RDG_131, source(file), "found", name, "wanted", from, "hint", found.get().type()));
    }
  }

  /** Translates one unit; false where it is not the one that is wanted. */
  private boolean one(Unit unit, Envelope envelope, Result result) throws IOException {
    ReadMapping reader = catalogue.reader(unit.format().name());
    Reading reading = reader.read(unit.tree(), parameters, today());
    Canonical value = reading.value();
    String id = id(value);
    if (!item.isEmpty() && !item.equals(id)) return false;
    Place place = Place.NOWHERE.withMessage(unit.message()).withItem(unit.ordinal(), id);
    Findings findings = new Findings();
    for (Finding each : unit.findings()) findings.add(placed(each, place));
    for (Finding each : reading.findings()) findings.add(placed(each, place));
    if (value instanceof Item read && conversion.table() != null) {
      Circumstances circumstances = new Circumstances(today(), place, authority);
      findings.addAll(catalogue.rules().check(read, circumstances, findings.list()));
    }
    if (value != null && goes(findings))
      document(unit, value, place, envelope, findings).ifPresent(result.documents());
    findings.list().forEach(result.findings());
    return true;
  }

  private Optional<Translated> document(
      Unit unit, Canonical value, Place place, Envelope envelope, Findings findings)
      throws IOException {
    WriteMapping writer = catalogue.writer(to.name());
    Canonical target = conversion.to(writer.canonical(), value, place, findings).orElse(null);
    if (target == null) return Optional.empty();
    Writing writing = catalogue.write(to, target, parameters, today());
    for (Finding each : writing.findings()) findings.add(placed(each, place));
    if (!goes(findings)) return Optional.empty();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      catalogue.codec(to).write(bytes, to, outgoing(envelope), List.of(writing.tree()));
    } catch (GatewayException e) {
      for (Finding each : e.findings()) findings.add(placed(each, place));
      return Optional.empty();
    }
    for (Finding each : schemas.violations(to.type(), bytes.toByteArray()))
      findings.add(placed(each, place));
    Origins origins =
        new Origins(
            writer.lineage(target, parameters),
            catalogue.reader(unit.format().name()).lineage(unit.tree(), parameters, today()));
    // a reference may hold anything, a file name may not
    String id = id(value).replaceAll("[^A-Za-z0-9_-]", "_");
    String name = id.isEmpty() ? Integer.toString(unit.ordinal()) : id;
    return Optional.of(
        new Translated(name, to.syntax().extension(), bytes.toByteArray(), origins.list()));
  }

  // Marked as a test, so that nobody's gateway takes it for a live interchange.
  private static Outgoing outgoing(Envelope envelope) {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    String sender = envelope.sender().isEmpty() ? "GATEWAY" : envelope.sender();
    String recipient = envelope.recipient().isEmpty() ? "PARTNER" : envelope.recipient();
    return new Outgoing(sender, recipient, "1", now, "", true);
  }

  private static boolean goes(Findings findings) {
    return findings.list().stream().allMatch(each -> each.code().severity() == Severity.WARNING);
  }

  private static Finding placed(Finding finding, Place place) {
    Place own = finding.place();
    return finding.at(
        place.withPiece(own.piece()).withField(own.field()).withPosition(own.position()));
  }

  private static String id(@Nullable Canonical value) {
    if (value instanceof Item read) return read.id() == null ? "" : read.id().value();
    if (value instanceof Answer read && read.itemId() != null) return read.itemId().value();
    return value instanceof Answer read && read.lrn() != null ? read.lrn() : "";
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }

  private static Place source(Path file) {
    return Place.source(String.valueOf(file.getFileName()));
  }

  static GatewayException unreadable(Path file, String problem) {
    return new GatewayException(
        Finding.of(RDG_130, Place.NOWHERE, "file", file.toString(), "problem", problem));
  }
}
