package org.customspost.gateway.mapping;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.transport.CargoFiling;
import org.customspost.gateway.yaml.YamlMap;

/**
 * Rows that turn a canonical record into a target tree; see docs/reference/mapping-language.md.
 * Safe for any number of threads.
 */
public final class WriteMapping {
  private final Part root;
  private final List<WriteRow> rows;
  private final int variables;
  private final Class<?> canonical;
  private final Set<DeclarationFunction> functions;
  private final Set<Meaning> meanings;
  private final Set<CargoFiling.Need> needs;

  private WriteMapping(
      Part root,
      List<WriteRow> rows,
      int variables,
      Class<?> canonical,
      Set<DeclarationFunction> functions,
      Set<Meaning> meanings,
      Set<CargoFiling.Need> needs) {
    this.root = root;
    this.rows = rows;
    this.variables = variables;
    this.canonical = canonical;
    this.functions = functions;
    this.meanings = meanings;
    this.needs = needs;
  }

  /**
   * Compiles a mapping.
   *
   * @return empty where it cannot be used; {@code yaml.findings()} then has every problem
   */
  public static Optional<WriteMapping> load(
      YamlMap yaml, Structure structure, CodeLists lists, Class<? extends Canonical> canonical) {
    Findings findings = yaml.findings();
    int before = findings.list().size();
    Set<DeclarationFunction> functions = functions(yaml);
    Set<Meaning> meanings = meanings(yaml);
    Set<CargoFiling.Need> needs = needs(yaml);
    WriteLoader loader = new WriteLoader(lists, structure.root());
    List<WriteRow> rows = loader.load(yaml, Shape.of(canonical));
    return findings.list().size() > before
        ? Optional.empty()
        : Optional.of(
            new WriteMapping(
                structure.root(), rows, loader.variables(), canonical, functions, meanings, needs));
  }

  private static Set<DeclarationFunction> functions(YamlMap yaml) {
    List<DeclarationFunction> all = List.of(DeclarationFunction.values());
    Set<DeclarationFunction> functions = EnumSet.noneOf(DeclarationFunction.class);
    for (String each : yaml.texts("functions")) {
      all.stream().filter(known -> known.name().equals(each)).forEach(functions::add);
      if (all.stream().noneMatch(known -> known.name().equals(each)))
        yaml.wrong("functions", each, all.toString().replaceAll("[\\[\\]]", ""));
    }
    return Set.copyOf(functions.isEmpty() ? all : functions);
  }

  private static Set<Meaning> meanings(YamlMap yaml) {
    Set<Meaning> meanings = new HashSet<>();
    for (String each : yaml.texts("meanings")) {
      Meaning known = Meaning.parse(each).value();
      if (known != null) meanings.add(known);
      else yaml.wrong("meanings", each, Meaning.all().toString().replaceAll("[\\[\\]]", ""));
    }
    return Set.copyOf(meanings.isEmpty() ? Meaning.all() : meanings);
  }

  private static Set<CargoFiling.Need> needs(YamlMap yaml) {
    List<CargoFiling.Need> all = List.of(CargoFiling.Need.values());
    Set<CargoFiling.Need> needs = EnumSet.noneOf(CargoFiling.Need.class);
    for (String each : yaml.texts("needs")) {
      String name = each.toUpperCase(Locale.ROOT);
      all.stream().filter(known -> known.name().equals(name)).forEach(needs::add);
      if (all.stream().noneMatch(known -> known.name().equals(name)))
        yaml.wrong(
            "needs", each, all.toString().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", ""));
    }
    return Set.copyOf(needs);
  }

  /** The record that it writes. */
  public Class<?> canonical() {
    return canonical;
  }

  /** What it can ask of customs, where it writes declarations. */
  public Set<DeclarationFunction> functions() {
    return functions;
  }

  /** What it has words for, where it writes notices. */
  public Set<Meaning> meanings() {
    return meanings;
  }

  /** What a manifest must have to be filed in it, where it writes filings of cargo. */
  public Set<CargoFiling.Need> needs() {
    return needs;
  }

  /** Writes with codes as of today. */
  public Writing write(Canonical source, Map<String, String> agreement) {
    return write(source, agreement, LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * Writes one record.
   *
   * @param agreement values of the partner agreement
   * @param on the day whose codes count
   */
  public Writing write(Canonical source, Map<String, String> agreement, LocalDate on) {
    Frame frame = new Frame(variables, source, agreement, on, false);
    return new Writing(fill(frame).build(), frame.findings());
  }

  /**
   * Target path, such as {@code GoodsItem[2]/Code}, to the canonical paths it was written from,
   * such as {@code item.contents[2].hsCode}.
   */
  public Map<String, List<String>> lineage(Canonical source, Map<String, String> agreement) {
    LocalDate on = LocalDate.now(ZoneOffset.UTC);
    Map<String, List<String>> origins = new LinkedHashMap<>();
    fill(new Frame(variables, source, agreement, on, true)).origins("", origins);
    origins.replaceAll(
        (target, paths) -> paths.stream().flatMap(each -> Slot.fields(each).stream()).toList());
    return origins;
  }

  /** What of the values that it writes may be shown. */
  public Masks masks() {
    return new MaskedRows(root).written(rows);
  }

  /**
   * One value that was written.
   *
   * @param place such as {@code GoodsItem[2]/Code}
   * @param shown what a person may see of it
   * @param fields it was written from
   */
  public record Value(String place, String value, Shown shown, List<String> fields) {}

  /** Every value that is written of a record, in the order of the message. */
  public List<Value> values(Canonical source, Map<String, String> agreement, LocalDate on) {
    Masks masks = masks();
    List<Value> values = new ArrayList<>();
    fill(new Frame(variables, source, agreement, on, true))
        .values(
            "",
            "",
            (place, mask, text, origins) -> {
              List<String> fields =
                  origins.stream().flatMap(each -> Slot.fields(each).stream()).distinct().toList();
              values.add(new Value(place, text, masks.at(mask), fields));
            });
    return values;
  }

  private Target fill(Frame frame) {
    Target target = new Target(root);
    for (WriteRow row : rows) row.write(target, frame);
    return target;
  }
}
