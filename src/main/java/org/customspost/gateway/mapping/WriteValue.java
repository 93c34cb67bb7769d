package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.WRT_010;
import static org.customspost.gateway.error.ErrorCode.WRT_011;
import static org.customspost.gateway.error.ErrorCode.WRT_012;
import static org.customspost.gateway.error.ErrorCode.WRT_013;
import static org.customspost.gateway.error.ErrorCode.WRT_014;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.jexl3.JexlException;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.jspecify.annotations.Nullable;

/**
 * A row that writes one value, or several where its path ends in {@code []}.
 *
 * @param path as the mapping has it, for findings
 * @param attribute name of the attribute it writes; null for the node's text
 * @param field what findings call the source; empty where it is no single field
 * @param fallback what {@code default} says; null where it says nothing
 */
record WriteValue(
    TargetPath to,
    String path,
    @Nullable String attribute,
    WriteSource source,
    String field,
    boolean personal,
    @Nullable Condition<Frame> when,
    Form form,
    @Nullable String fallback,
    List<Attribute> attributes)
    implements WriteRow {

  /** How a value becomes text. */
  record Form(
      @Nullable CodeUse code,
      @Nullable Unit unit,
      DateForms dates,
      @Nullable String join,
      @Nullable Split split,
      @Nullable Limit limit) {}

  /** Units of the value and of the text. */
  record Unit(String from, String to) {}

  /** An attribute that stands with the value. */
  record Attribute(String name, WriteSource source) {}

  /** One text and where it comes from. */
  private record Piece(String text, List<String> origins) {}

  @Override
  public void write(Target into, Frame frame) {
    if (when != null && !when.holds(frame)) return;
    List<Piece> pieces = limited(cut(joined(pieces(frame))), frame);
    if (pieces.isEmpty()) {
      if (fallback != null) put(into, new Piece(fallback, List.of()), frame);
      return;
    }
    for (Piece each : to.fresh() ? pieces : pieces.subList(0, 1)) {
      if (put(into, each, frame) && source.content()) frame.wrote();
    }
  }

  private List<Piece> pieces(Frame frame) {
    List<Piece> pieces = new ArrayList<>(1);
    try {
      source.values(
          frame,
          (value, origins) -> {
            String text = text(value, frame);
            if (text != null && !text.isEmpty()) pieces.add(new Piece(text, origins));
          });
    } catch (JexlException | ArithmeticException e) {
      String problem = String.valueOf(e.getMessage());
      report(frame, WRT_013, "expression", field, "target", path, "problem", problem);
    }
    return pieces;
  }

  private List<Piece> joined(List<Piece> pieces) {
    if (form.join == null || pieces.size() < 2) return pieces;
    List<String> texts = new ArrayList<>();
    List<String> origins = new ArrayList<>();
    for (Piece each : pieces) {
      texts.add(each.text);
      origins.addAll(each.origins);
    }
    return List.of(new Piece(String.join(form.join, texts), origins));
  }

  private List<Piece> cut(List<Piece> pieces) {
    if (form.split == null) return pieces;
    List<Piece> cut = new ArrayList<>();
    for (Piece each : pieces) {
      for (String text : form.split.pieces(each.text)) {
        if (!text.isEmpty()) cut.add(new Piece(text, each.origins));
      }
    }
    return cut;
  }

  private List<Piece> limited(List<Piece> pieces, Frame frame) {
    Limit limit = form.limit;
    if (limit == null) return pieces;
    List<Piece> kept = new ArrayList<>();
    for (Piece each : pieces) {
      if (!limit.exceededBy(each.text)) {
        kept.add(each);
        continue;
      }
      boolean cut = limit.cut() == Limit.Cut.WARNING;
      String length = String.valueOf(each.text.length());
      String most = String.valueOf(limit.length());
      report(frame, cut ? WRT_011 : WRT_010, "length", length, "limit", most, "target", path);
      if (cut) kept.add(new Piece(limit.cut(each.text), each.origins));
    }
    return kept;
  }

  /** False where the place has a value already: the first row that has one fills it. */
  private boolean put(Target into, Piece piece, Frame frame) {
    TargetPath.Spot spot = to.spot(into);
    Target target = spot.target();
    String there = attribute == null ? target.value() : target.attribute(attribute);
    if (!there.isEmpty()) return false;
    if (attribute == null) target.value(piece.text, piece.origins);
    else target.attribute(attribute, piece.text, piece.origins);
    for (Attribute each : attributes) {
      each.source.values(
          frame, (value, origins) -> target.attribute(each.name, Written.text(value), origins));
    }
    spot.keep();
    return true;
  }

  private @Nullable String text(Object value, Frame frame) {
    if (form.unit != null) return measured(form.unit, value, frame);
    if (value instanceof Temporal date && Values.isDate(value.getClass())) {
      return form.dates.format(date);
    }
    String text = Written.text(value);
    if (form.code == null) return text;
    CodeUse use = form.code;
    CodeList list = use.list(frame.agreement(use.agreement()));
    String found = use.code(list, text, frame.on());
    if (found != null || use.unknown() == CodeUse.Unknown.ABSENT) return found;
    if (use.unknown() == CodeUse.Unknown.KEEP) return text;
    String shown = personal ? Finding.masked(text) : text;
    report(frame, WRT_012, "value", shown, "list", list.name(), "target", path);
    return null;
  }

  private @Nullable String measured(Unit unit, Object value, Frame frame) {
    BigDecimal number = Values.number(Written.text(value)).value();
    BigDecimal result = number == null ? null : Measure.convert(number, unit.from, unit.to);
    if (result != null) return result.toPlainString();
    String allowed = String.join(", ", Measure.like(unit.to));
    report(frame, WRT_014, "value", unit.from, "to", unit.to, "allowed", allowed);
    return null;
  }

  private void report(Frame frame, ErrorCode code, String... namedValues) {
    String where =
        source instanceof WriteSource.Fields fields && fields.paths().size() == 1
            ? fields.paths().get(0).path(frame)
            : field;
    frame.report(Finding.of(code, Place.field(where), namedValues));
  }
}
