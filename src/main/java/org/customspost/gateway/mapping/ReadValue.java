package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.RDG_010;
import static org.customspost.gateway.error.ErrorCode.RDG_011;
import static org.customspost.gateway.error.ErrorCode.RDG_012;
import static org.customspost.gateway.error.ErrorCode.RDG_013;
import static org.customspost.gateway.error.ErrorCode.RDG_014;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * A row that reads one component.
 *
 * @param within records down to where the component stands
 * @param fallback what {@code default} says; null where it says nothing
 */
record ReadValue(
    List<Slot> within,
    Slot slot,
    ReadSource source,
    @Nullable Condition<At> when,
    @Nullable CodeUse code,
    @Nullable Unit unit,
    @Nullable Dates dates,
    @Nullable Split split,
    @Nullable Limit limit,
    Values.Reader reader,
    @Nullable String fallback)
    implements ReadRow {

  /** Stands for the number of the group occurrence. */
  static final String ORDINAL = "#";

  /**
   * @param where the place under the anchor that says the unit; null where {@code otherwise} is it
   * @param rounded whether what does not come out whole is rounded where whole numbers are wanted
   */
  record Unit(SourcePath.@Nullable Qualifier where, String otherwise, String to, boolean rounded) {
    String of(Node anchor) {
      String sent = where == null ? "" : where.valueUnder(anchor);
      return sent.isEmpty() ? otherwise : sent;
    }
  }

  /**
   * Forms by a qualifier beside the date, such as UN/EDIFACT 2379.
   *
   * @param where the place under the anchor that says which form it is
   */
  record Dates(SourcePath.Qualifier where, Map<String, Values.Reader> readers) {}

  @Override
  public void read(Branch at, Draft into, ReadRun run) {
    if (when != null && !when.holds(new At(at, run))) return;
    Taking taking = new Taking(into, run);
    source.read(at, run, taking);
    if (taking.found || fallback == null) return;
    Draft target = target(into);
    if (target.isSet(slot) && !slot.list()) return;
    String text = fallback.equals(ORDINAL) ? String.valueOf(run.ordinal()) : fallback;
    Object value = reader.read(text, run.on()).value();
    if (value != null) target.put(slot, value, false);
  }

  private Draft target(Draft into) {
    Draft target = into;
    for (int i = 0; i < within.size(); i++) target = target.nested(within.get(i));
    return target;
  }

  /** Takes the texts of one reading until there is what is wanted. */
  private final class Taking implements SourcePath.Sink {
    private final Draft into;
    private final ReadRun run;
    private boolean found;

    Taking(Draft into, ReadRun run) {
      this.into = into;
      this.run = run;
    }

    @Override
    public boolean take(Node node, Node anchor, String text) {
      found = true;
      Draft target = target(into);
      if (!slot.list() && target.isSet(slot)) return false;
      if (split == null) {
        one(text, node, anchor, target, run);
      } else {
        for (String each : split.pieces(text)) one(each, node, anchor, target, run);
      }
      return slot.list() || !target.isSet(slot);
    }
  }

  private void one(String sent, Node node, Node anchor, Draft target, ReadRun run) {
    if (sent.isEmpty()) return;
    run.identify(slot, sent);
    if (asSent()) {
      put(sent, target, node, run);
      return;
    }
    Values.Reader exact = dates == null ? reader : datesReader(dates, anchor);
    Parsed<?> parsed = parsed(sent, anchor, exact, target, node, run);
    if (parsed == null) return;
    Object value = parsed.value();
    if (value != null) {
      put(value, target, node, run);
    } else if (parsed.problem() != null) {
      target.put(slot, Draft.BAD, true);
      report(parsed.problem(), target, node, run);
    }
  }

  /** Whether it is a text that stays what it is: most values are. */
  private boolean asSent() {
    return slot.type() == String.class && code == null && limit == null && unit == null;
  }

  private void put(Object value, Draft target, Node node, ReadRun run) {
    boolean sent = source.sent();
    target.put(slot, value, sent);
    if (sent && run.recording()) run.note(target, slot, node, source.attribute());
  }

  private Values.Reader datesReader(Dates byForm, Node anchor) {
    Values.Reader form = byForm.readers().get(byForm.where().valueUnder(anchor));
    return form == null ? reader : form;
  }

  /** Null where the value is left out. */
  private @Nullable Parsed<?> parsed(
      String sent, Node anchor, Values.Reader exact, Draft target, Node node, ReadRun run) {
    String text = sent;
    if (code != null) {
      CodeList list = code.list(run.agreement(code.agreement()));
      String meaning = code.meaning(list, text, run.on());
      if (meaning == null && code.unknown() == CodeUse.Unknown.ABSENT) return null;
      if (meaning == null && code.unknown() == CodeUse.Unknown.FINDING) {
        return bad(RDG_012, "value", sent, "list", list.name(), "hint", CodeUse.hint(list, sent));
      }
      text = meaning == null ? text : meaning;
    }
    if (limit != null && limit.exceededBy(text)) {
      Finding finding = exceeded(text, limit);
      if (limit.cut() == Limit.Cut.REJECT) return new Parsed<>(null, finding);
      report(finding, target, node, run);
      text = limit.cut(text);
    }
    return unit == null
        ? exact.read(text, run.on())
        : measured(unit, text, unit.of(anchor), run.on());
  }

  private Parsed<?> measured(Unit to, String text, String from, LocalDate on) {
    if (from.equals(to.to()) && !to.rounded()) return reader.read(text, on);
    Parsed<BigDecimal> number = Values.number(text);
    if (number.value() == null) return number;
    BigDecimal result = Measure.convert(number.value(), from, to.to());
    if (result == null) {
      String allowed = String.join(", ", Measure.like(to.to()));
      return bad(RDG_011, "value", from, "to", to.to(), "allowed", allowed);
    }
    if (to.rounded()) result = result.setScale(0, RoundingMode.HALF_UP);
    if (Values.isWhole(slot.type()) && result.scale() > 0) {
      String plain = result.toPlainString();
      return bad(RDG_010, "value", text, "from", from, "result", plain, "to", to.to());
    }
    return reader.read(result.toPlainString(), on);
  }

  private static Finding exceeded(String text, Limit limit) {
    return Finding.of(
        limit.cut() == Limit.Cut.REJECT ? RDG_014 : RDG_013,
        Place.NOWHERE,
        "length",
        String.valueOf(text.length()),
        "limit",
        String.valueOf(limit.length()));
  }

  private void report(Finding problem, Draft target, Node node, ReadRun run) {
    run.report(problem, target, slot, ReadRun.position(node, source.attribute()));
  }

  private static Parsed<?> bad(ErrorCode code, String... namedValues) {
    return Parsed.bad(code, namedValues);
  }
}
