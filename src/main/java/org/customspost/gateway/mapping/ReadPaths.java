package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.customspost.gateway.mapping.Condition.Operand;
import org.customspost.gateway.mapping.ReadRow.At;
import org.customspost.gateway.mapping.SourcePath.Step;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** Compiles source paths of rows that stand at one part of the structure. */
record ReadPaths(Part from, Names names) {
  private static final String AGREEMENT = "agreement.";

  ReadPaths(Part from) {
    this(from, new Names(from));
  }

  /** The nodes a block walks: qualifiers are seen from the group itself. */
  SourcePath group(TreePath path, YamlMap row) {
    Part end = path.end(from);
    List<SourcePath.Qualifier> qualifiers = new ArrayList<>();
    for (Qualified each : qualifiers(row, end)) {
      qualifiers.add(
          new SourcePath.Qualifier(
              Step.of(each.path().names()), each.path().attribute(), each.values()));
    }
    return source(path, path.steps().size(), qualifiers);
  }

  /** A value with everything that qualifies it. */
  record Compiled(SourcePath source, List<SourcePath.Qualifier> companions) {}

  /** A qualifier of a row. */
  record Qualified(TreePath path, Set<String> values) {}

  List<Qualified> qualifiers(YamlMap row, Part seenFrom) {
    List<Qualified> qualified = new ArrayList<>();
    Optional<YamlMap> map = row.map("qualifier");
    if (map.isEmpty()) return qualified;
    for (String each : map.get().keys()) {
      Set<String> values = Set.copyOf(map.get().texts(each));
      TreePath.find(each, seenFrom, map.get(), each)
          .ifPresent(path -> qualified.add(new Qualified(unnumbered(path, row), values)));
    }
    return qualified;
  }

  private static TreePath unnumbered(TreePath path, YamlMap row) {
    if (path.numbered()) RowParts.wrong(row, "has a number in " + path.text());
    return path;
  }

  /**
   * Compiles a value path.
   *
   * @param companions other paths that must be read beside the value
   */
  Compiled compile(TreePath path, List<Qualified> qualified, List<TreePath> companions) {
    int anchor = path.steps().size();
    for (Qualified each : qualified) anchor = Math.min(anchor, path.shared(each.path()));
    for (TreePath each : companions) anchor = Math.min(anchor, path.shared(each));
    List<SourcePath.Qualifier> qualifiers = new ArrayList<>();
    for (Qualified each : qualified) {
      qualifiers.add(
          new SourcePath.Qualifier(
              Step.of(each.path().below(anchor)), each.path().attribute(), each.values()));
    }
    List<SourcePath.Qualifier> beside = new ArrayList<>();
    for (TreePath each : companions) {
      beside.add(new SourcePath.Qualifier(Step.of(each.below(anchor)), each.attribute(), Set.of()));
    }
    return new Compiled(source(path, anchor, qualifiers), beside);
  }

  private SourcePath source(TreePath path, int anchor, List<SourcePath.Qualifier> qualifiers) {
    List<String> steps = path.names();
    int number = steps.isEmpty() ? Branch.NONE : names.number(steps.get(0));
    return new SourcePath(
        path.text(),
        number,
        Step.of(steps, path.which(), anchor),
        anchor,
        path.attribute(),
        List.copyOf(qualifiers));
  }

  @Nullable SourcePath plain(String text, YamlMap row, String key) {
    return TreePath.find(text, from, row, key)
        .map(path -> compile(path, List.of(), List.of()).source())
        .orElse(null);
  }

  /** Looks up the paths of a condition. */
  Function<String, Operand<At>> operands(YamlMap row, String key) {
    return text -> {
      if (text.startsWith(AGREEMENT)) {
        String agreed = text.substring(AGREEMENT.length());
        return in -> orNull(in.run().agreement(agreed));
      }
      SourcePath path = plain(text, row, key);
      return path == null ? in -> null : in -> orNull(path.first(in.branch()));
    };
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
