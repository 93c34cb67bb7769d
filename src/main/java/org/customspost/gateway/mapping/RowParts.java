package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_024;
import static org.customspost.gateway.error.ErrorCode.CFG_025;
import static org.customspost.gateway.error.ErrorCode.CFG_026;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.jexl3.JexlException;
import org.customspost.gateway.mapping.Condition.Operand;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Reads the keys that mean the same in both directions. */
final class RowParts {
  private static final List<String> SOURCES = List.of("from", "const", "agreement", "sum", "count");

  private RowParts() {}

  static void wrong(YamlMap row, String problem) {
    String name = row.text("to", row.text("group", row.text("each", "")));
    row.findings()
        .add(
            CFG_026,
            row.place(),
            "row",
            name.isEmpty() ? "here" : "\"" + name + "\"",
            "problem",
            problem);
  }

  /**
   * Which key says where the value comes from; empty where only a default does.
   *
   * @return null, with a finding, where none says it or several do
   */
  static @Nullable String source(YamlMap row) {
    List<String> given = SOURCES.stream().filter(row::has).toList();
    if (given.size() == 1) return given.get(0);
    if (given.isEmpty() && row.has("default")) return "";
    wrong(row, "needs one of from, const, agreement, sum, count or default");
    return null;
  }

  static @Nullable CodeUse code(YamlMap row, CodeLists lists) {
    if (!row.has("code")) return null;
    if (!row.isMap("code")) {
      return use(row, "code", row.text("code"), lists, "", true, CodeUse.Unknown.FINDING);
    }
    Optional<YamlMap> map = row.map("code");
    if (map.isEmpty()) return null;
    YamlMap code = map.get();
    CodeUse use =
        use(
            code,
            "list",
            code.text("list"),
            lists,
            code.text("agreement", ""),
            code.flag("translate", true),
            code.choice("unknown", CodeUse.Unknown.class, CodeUse.Unknown.FINDING));
    code.done();
    return use;
  }

  private static @Nullable CodeUse use(
      YamlMap at,
      String key,
      String name,
      CodeLists lists,
      String agreement,
      boolean translate,
      CodeUse.Unknown unknown) {
    Optional<CodeList> list = lists.find(name);
    if (list.isPresent()) return new CodeUse(lists, list.get(), agreement, translate, unknown);
    List<String> names = lists.names();
    String nearest = Nearest.of(name, names);
    at.findings()
        .add(
            CFG_024,
            at.place(key),
            "list",
            name,
            "allowed",
            names.isEmpty() ? "none" : String.join(", ", names),
            "hint",
            nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?");
    return null;
  }

  static @Nullable Limit limit(YamlMap row) {
    Optional<YamlMap> map = row.map("limit");
    if (map.isEmpty()) return null;
    YamlMap limit = map.get();
    int length = limit.number("length", 0);
    Limit.Cut cut = limit.choice("cut", Limit.Cut.class, Limit.Cut.REJECT);
    if (length < 1) limit.wrong("length", limit.text("length"), "a whole number above 0");
    limit.done();
    return new Limit(Math.max(1, length), cut);
  }

  static @Nullable Split split(YamlMap row) {
    Optional<YamlMap> map = row.map("split");
    if (map.isEmpty()) return null;
    YamlMap split = map.get();
    List<String> lengths = split.texts("length");
    String separator = split.text("separator", "");
    int part = split.number("part", 0);
    boolean words = split.flag("words", false);
    split.done();
    boolean numbers = lengths.stream().allMatch(each -> each.matches("[1-9][0-9]{0,5}"));
    if (lengths.isEmpty() != separator.isEmpty() && numbers && part >= 0)
      return new Split(lengths.stream().map(Integer::valueOf).toList(), separator, part, words);
    wrong(row, "needs split with either lengths above 0 or a separator");
    return null;
  }

  /** Forms for dates: one, or several that are tried in order. ISO 8601 where the row has none. */
  static DateForms forms(YamlMap at, String key, List<String> patterns) {
    if (patterns.isEmpty()) return DateForms.ISO;
    try {
      return DateForms.of(patterns);
    } catch (IllegalArgumentException e) {
      at.wrong(key, String.join(", ", patterns), "forms such as yyyyMMddHHmm, or iso");
      return DateForms.ISO;
    }
  }

  static <E> @Nullable Condition<E> when(YamlMap row, Function<String, Operand<E>> paths) {
    Optional<String> text = row.optionalText("when");
    if (text.isEmpty()) return null;
    Condition<E> plain = ConditionParser.parse(text.get(), paths);
    if (plain != null) return plain;
    Expression<E> expression = expression(row, "when", text.get(), paths);
    return expression == null ? null : expression::holds;
  }

  static <E> @Nullable Expression<E> expression(
      YamlMap row, String key, String text, Function<String, Operand<E>> paths) {
    try {
      return Expression.compile(text, paths);
    } catch (JexlException e) {
      String problem = String.valueOf(e.getMessage()).replaceFirst("^[^ ]*@[0-9:]+ ", "");
      row.findings().add(CFG_025, row.place(key), "expression", text, "problem", problem.strip());
      return null;
    }
  }

  /** The unit a row converts to; null, with a finding, where it is unknown. */
  static @Nullable String unitTo(YamlMap unit) {
    String to = unit.text("to").toUpperCase(Locale.ROOT);
    if (Measure.knows(to)) return to;
    unit.wrong("to", to, String.join(", ", Measure.like("GRM")));
    return null;
  }
}
