package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.mapping.Fields;
import org.customspost.gateway.mapping.Shown;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.Pointer;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one item alone, and leads its fields back to the sender's bytes and forth to what was
 * declared of them. Nothing else of its interchange is read.
 */
public final class LookAtItem {
  private static final int OPENING = 4 * 1024;

  /** More than any item has; the rest is seen in the message. */
  private static final int MOST_SOURCE = 128 * 1024;

  private final Database database;
  private final Bytes bytes;
  private final Departures departures;
  private final Contents contents;
  private final Declare declare;
  private final Tell tell;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogues;

  private LookAtItem(
      Database database,
      Bytes bytes,
      Departures departures,
      Contents contents,
      CurrentAgreements agreements,
      CurrentCatalogue catalogues,
      Declare declare,
      Tell tell) {
    this.database = database;
    this.bytes = bytes;
    this.departures = departures;
    this.contents = contents;
    this.declare = declare;
    this.tell = tell;
    this.agreements = agreements;
    this.catalogues = catalogues;
  }

  public static LookAtItem of(
      Database database,
      Bytes bytes,
      Stores stores,
      CurrentAgreements agreements,
      CurrentCatalogue catalogues) {
    Departures departures = stores.departures();
    Contents contents =
        new Contents(
            database,
            stores.arrivals(),
            stores.dossiers(),
            stores.answers(),
            stores.referrals(),
            agreements,
            catalogues);
    Declare declare = new Declare(contents, new Recent(), agreements);
    Tell tell = new Tell(database, stores.dossiers(), departures, contents, declare, agreements);
    return new LookAtItem(
        database, bytes, departures, contents, agreements, catalogues, declare, tell);
  }

  /**
   * An error of customs in the item's words.
   *
   * @param field of the item that customs means; null where its pointer leads to none
   * @param place where the sender has it; null where nobody knows
   */
  public record Pointed(
      String code,
      String pointer,
      @Nullable String text,
      @Nullable String field,
      @Nullable String place) {}

  /** What an answer of customs says beside its code. */
  public record Said(Answer answer, List<Pointed> errors) {
    public Said {
      errors = List.copyOf(errors);
    }
  }

  /** What a version of an item says. */
  public ItemContent item(long version) {
    try (Rereading again = new Rereading(bytes)) {
      Contents.Unit unit = contents.unit(version);
      Item item = contents.item(version, again);
      Map<String, List<Position>> lineage = contents.lineage(version, again);
      PlaceNames names = names(unit.catalogue(), unit.slice().format());
      List<ItemContent.Field> fields =
          Fields.of(item).stream().map(each -> field(each, lineage, unit.slice(), names)).toList();
      return new ItemContent(
          unit.arrival().id(), unit.ordinal(), item, fields, source(unit, lineage, again));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlaceNames names(Catalogue catalogue, String format) {
    return new PlaceNames(catalogue, catalogue.codec(catalogue.format(format)).syntax());
  }

  private static ItemContent.Field field(
      Fields.Field field, Map<String, List<Position>> lineage, Slice slice, PlaceNames names) {
    List<ItemContent.Spot> spots =
        lineage.getOrDefault(field.path(), List.of()).stream()
            .map(
                each ->
                    new ItemContent.Spot(
                        offset(each, slice), Lineage.words(each), names.last(each.path())))
            .toList();
    return new ItemContent.Field(field.path(), field.value(), field.shown(), spots);
  }

  /** A unit read alone has its head directly before it. */
  private static long offset(Position position, Slice slice) {
    long offset = position.offset();
    if (offset < 0) return -1;
    return offset < slice.headLength()
        ? slice.headOffset() + offset
        : slice.offset() + offset - slice.headLength();
  }

  private static List<Glimpse.Row> source(
      Contents.Unit unit, Map<String, List<Position>> lineage, Rereading again) throws IOException {
    Map<Long, List<Glimpses.Origin>> origins = new HashMap<>();
    lineage.forEach(
        (field, positions) -> {
          for (Position each : positions)
            origins
                .computeIfAbsent(offset(each, unit.slice()), key -> new ArrayList<>())
                .add(new Glimpses.Origin(field, attribute(each)));
        });
    Slice slice = unit.slice();
    Format format = unit.catalogue().format(slice.format());
    Codec codec = unit.catalogue().codec(format);
    Glimpses glimpses = new Glimpses(unit.catalogue(), codec.syntax(), Optional.of(format));
    byte[] opening = again.range(unit.arrival(), unit.agreement(), 0, OPENING);
    List<Glimpse.Row> rows = new ArrayList<>();
    for (Slice part : parts(slice)) {
      byte[] cut = again.range(unit.arrival(), unit.agreement(), part.offset(), part.length());
      Excerpt excerpt = new Excerpt(opening, cut, part.offset(), true);
      rows.addAll(
          glimpses.rows(
              codec.lines(excerpt, Optional.of(format)), excerpt, Optional.empty(), origins));
    }
    return rows;
  }

  private static List<Slice> parts(Slice slice) {
    int head = Math.min(slice.headLength(), MOST_SOURCE);
    int length = Math.min(slice.length(), MOST_SOURCE);
    return List.of(
        new Slice(slice.format(), 0, 0, slice.headOffset(), head),
        new Slice(slice.format(), 0, 0, slice.offset(), length));
  }

  private static String attribute(Position position) {
    int mark = position.path().lastIndexOf("/@");
    return mark < 0 ? "" : position.path().substring(mark + 2);
  }

  /** What was declared under an LRN; empty where nothing of ours was. */
  public Optional<DeclaredContent> declared(String customs, String lrn) {
    Optional<Planned> found =
        database.transaction(handle -> departures.declaring(handle, customs, lrn));
    if (found.isEmpty()) return Optional.empty();
    Planned planned = found.get();
    Planned.Document document =
        planned.documents().stream()
            .filter(each -> each.reference().equals(lrn))
            .findFirst()
            .orElseThrow();
    try (Rereading again = new Rereading(bytes)) {
      return Optional.of(declared(planned, document, again));
    }
  }

  private DeclaredContent declared(Planned planned, Planned.Document document, Rereading again) {
    Catalogue catalogue = catalogues.of(planned.catalogue());
    Declaration declaration = declare.declaration(planned, document, catalogue, again);
    WriteMapping writer = catalogue.writer(planned.format());
    Canonical source = writer.canonical() == Item.class ? declaration.itemToDeclare() : declaration;
    Map<String, String> parameters = Identified.parameters(agreements.now().of(planned.partner()));
    Map<String, Shown> shown =
        Fields.of(declaration.item()).stream()
            .collect(Collectors.toMap(Fields.Field::path, Fields.Field::shown, (a, b) -> a));
    List<DeclaredContent.Value> values = new ArrayList<>();
    for (WriteMapping.Value each :
        writer.values(source, parameters, planned.preparedAt().toLocalDate())) {
      List<String> fields =
          source instanceof Item ? each.fields() : Lineage.onlyOfItem(each.fields());
      values.add(
          new DeclaredContent.Value(
              each.place(), each.value(), shown(each, fields, shown), fields));
    }
    return new DeclaredContent(
        planned.id(),
        document.reference(),
        document.function(),
        planned.partner(),
        planned.format(),
        catalogue.hash(),
        names(catalogue, planned.format()).steps(values.stream().map(DeclaredContent.Value::place)),
        values);
  }

  /** As strict as the fields it was written from; what is ours may be seen. */
  private static Shown shown(
      WriteMapping.Value value, List<String> fields, Map<String, Shown> shown) {
    Shown strictest = value.shown();
    for (String each : fields) {
      Shown own = shown.getOrDefault(each, Shown.CODED);
      if (own.compareTo(strictest) > 0) strictest = own;
    }
    return strictest;
  }

  /** What customs said in an answer, with the places its pointers lead to. */
  public Said answer(long answer) {
    try (Rereading again = new Rereading(bytes)) {
      Answers.Row row = contents.row(answer);
      Answer said = contents.answer(answer, again);
      if (said.errors().isEmpty()) return new Said(said, List.of());
      Optional<Lineage> lineage = tell.lineage(row, catalogues.now(), again);
      List<Pointed> errors = new ArrayList<>();
      for (Pointer each : said.errors()) {
        String field = lineage.flatMap(found -> found.field(each.path())).orElse(null);
        String place =
            field == null ? null : lineage.flatMap(found -> found.place(field)).orElse(null);
        errors.add(new Pointed(each.code(), each.path(), each.text(), field, place));
      }
      return new Said(said, errors);
    }
  }
}
