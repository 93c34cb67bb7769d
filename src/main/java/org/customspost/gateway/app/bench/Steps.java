package org.customspost.gateway.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.Reading;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.mapping.Writing;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.Circumstances;
import org.customspost.gateway.validation.Duplicates;
import org.customspost.gateway.validation.eligibility.Outcome;

/** The pure steps of the line over one interchange of bench items, one after the other. */
final class Steps {
  static final String DECLARATION = "wco-dec";
  private static final LocalDate DAY = LocalDate.of(2026, 7, 15);
  private static final OffsetDateTime TIME = DAY.atTime(12, 0).atOffset(ZoneOffset.UTC);
  private static final Map<String, String> AGREED =
      Map.of("partner", "bench-customs", "declarant", "DE123456789000", "country", "DE");

  /** As many as the line remembers. */
  private static final int MOST_REMEMBERED = 1_000_000;

  private final Catalogue catalogue;
  private final Format items;
  private final Codec itemCodec;
  private final ReadMapping reader;
  private final Format declarations;
  private final Codec declarationCodec;
  private final WriteMapping writer;

  Steps(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.items = catalogue.format("itmatt@1");
    this.itemCodec = catalogue.codec(items);
    this.reader = catalogue.reader(items.name());
    this.declarations = catalogue.written(DECLARATION);
    this.declarationCodec = catalogue.codec(declarations);
    this.writer = catalogue.writer(declarations.name());
  }

  /** The first pass. */
  Inspection inspect(InputStream in) throws IOException {
    Inspection inspection = itemCodec.inspect(in, catalogue);
    if (!inspection.accepted()) throw broken(inspection.findings());
    for (Inspection.MessageReport each : inspection.messages())
      if (!each.accepted()) throw broken(each.findings());
    return inspection;
  }

  /** The second pass: hands over each unit. */
  void decode(InputStream in, Inspection inspection, Codec.Units units) throws IOException {
    itemCodec.read(in, catalogue, inspection, units);
  }

  /** A unit's item, read and judged; the benchmark's items are good. */
  Item item(Unit unit) {
    Place place = Place.NOWHERE.withMessage(unit.message()).withItem(unit.ordinal(), "");
    Reading reading = reader.read(unit.tree(), AGREED, DAY);
    if (!reading.findings().isEmpty()) throw broken(reading.findings());
    if (!(reading.value() instanceof Item item)) throw new IllegalStateException("not an item");
    List<Finding> findings =
        catalogue.rules().check(item, new Circumstances(DAY, place, "eu"), List.of());
    if (!findings.isEmpty()) throw broken(findings);
    return item;
  }

  /** Reads and judges every item, and looks for a second one of the same id. */
  void read(InputStream in, Inspection inspection, Consumer<Item> next) throws IOException {
    Duplicates seen = new Duplicates(MOST_REMEMBERED);
    decode(
        in,
        inspection,
        unit -> {
          Item item = item(unit);
          Place place = Place.NOWHERE.withMessage(unit.message()).withItem(unit.ordinal(), "");
          seen.see(item, place)
              .ifPresent(
                  second -> {
                    throw broken(List.of(second));
                  });
          next.accept(item);
        });
  }

  /** The item's declaration as it is sent. */
  byte[] declare(Item item) {
    Writing writing = writer.write(declaration(item), AGREED, DAY);
    if (!writing.findings().isEmpty()) throw broken(writing.findings());
    ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
    LocalDateTime prepared = TIME.toLocalDateTime();
    Outgoing outgoing = new Outgoing("GATEWAY", "CUSTOMS", "1", prepared, "", false);
    try {
      declarationCodec.write(out, declarations, outgoing, List.of(writing.tree()));
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /** The same, checked by the official schema. */
  void declare(Item item, OfficialSchemas schemas) {
    List<Finding> violations = schemas.violations(DECLARATION, declare(item));
    if (!violations.isEmpty()) throw broken(violations);
  }

  private Declaration declaration(Item item) {
    String lrn = "BENCH" + (item.id() == null ? "" : item.id().value());
    return new Declaration(
        lrn, null, DeclarationFunction.ORIGINAL, ruling(item), item, List.of(), null, TIME);
  }

  private Ruling ruling(Item item) {
    Outcome outcome = catalogue.eligibility("eu").decide(item, DAY);
    if (outcome instanceof Outcome.Ruled ruled) return ruled.ruling();
    throw new IllegalStateException(outcome.toString());
  }

  private static IllegalStateException broken(List<Finding> findings) {
    return new IllegalStateException("the benchmark's items are not good: " + findings.get(0));
  }
}
