package org.customspost.gateway.mapping;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.yaml.YamlMap;

/**
 * Rows that turn a source tree into a canonical record; see docs/reference/mapping-language.md.
 * Safe for any number of threads.
 */
public final class ReadMapping {
  private final Shape shape;
  private final Names names;
  private final List<ReadRow> rows;
  private final Part root;

  private ReadMapping(Shape shape, Part root, List<ReadRow> rows) {
    this.shape = shape;
    this.names = new Names(root);
    this.root = root;
    this.rows = rows;
  }

  /**
   * Compiles a mapping.
   *
   * @return empty where it cannot be used; {@code yaml.findings()} then has every problem
   */
  public static Optional<ReadMapping> load(
      YamlMap yaml, Structure structure, CodeLists lists, Class<? extends Canonical> canonical) {
    Findings findings = yaml.findings();
    int before = findings.list().size();
    Shape shape = Shape.of(canonical);
    List<ReadRow> rows = new ReadLoader(lists).load(yaml, structure.root(), shape);
    return findings.list().size() > before
        ? Optional.empty()
        : Optional.of(new ReadMapping(shape, structure.root(), rows));
  }

  /** The record that it makes. */
  public Class<?> canonical() {
    return shape.type();
  }

  /** Reads with no agreement, codes as of today. */
  public Reading read(Node message) {
    return read(message, Map.of(), LocalDate.now(ZoneOffset.UTC));
  }

  /**
   * Reads one message or unit. Never throws for what a sender can send.
   *
   * @param agreement values of the partner agreement
   * @param on the day whose codes count
   */
  public Reading read(Node message, Map<String, String> agreement, LocalDate on) {
    ReadRun run = new ReadRun(agreement, on, false);
    return new Reading((Canonical) fill(message, run).finish(run), run.findings());
  }

  /** What of its messages' values may be shown. */
  public Masks masks() {
    return new MaskedRows(root).read(rows);
  }

  /** Canonical path to the places it was read from, such as {@code contents[2].hsCode}. */
  public Map<String, List<Position>> lineage(Node message) {
    return lineage(message, Map.of(), LocalDate.now(ZoneOffset.UTC));
  }

  /** The same, as it was with that agreement on that day. */
  public Map<String, List<Position>> lineage(
      Node message, Map<String, String> agreement, LocalDate on) {
    ReadRun run = new ReadRun(agreement, on, true);
    fill(message, run).finish(run);
    return run.lineage();
  }

  private Draft fill(Node message, ReadRun run) {
    Draft root = Draft.root(shape);
    Branch branch = names.branch(message);
    for (ReadRow row : rows) row.read(branch, root, run);
    return root;
  }
}
