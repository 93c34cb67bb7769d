package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.codelist.Csv;
import org.customspost.gateway.model.customs.Amended;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.yaml.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The pointers of an authority: how it names the places of a message, from the file pointers.csv of
 * a format folder. A pointer has one section id for each class on the way and ends, where it means
 * a single element, with that element's tag: {@code 42A.67A.68A(2).23A.21A(1).145}.
 */
public final class Pointers {
  private static final Pattern SEQUENCE = Pattern.compile("\\(([0-9]{1,9})\\)");

  private final Part root;
  private final Map<String, String> pointers = new HashMap<>();
  private final Map<String, String> paths = new HashMap<>();

  private Pointers(Part root) {
    this.root = root;
  }

  /**
   * Reads the columns {@code path,pointer}.
   *
   * @param name what findings call the file; a path that the structure does not have is CFG-020
   */
  public static Pointers parse(String text, String name, Structure structure, Findings findings) {
    Pointers pointers = new Pointers(structure.root());
    for (Csv.Row row : Csv.rows(text)) {
      String path = row.cell(0);
      if (path.equals("path")) continue;
      if (structure.find(path) == null) {
        unknown(path, name + ":" + row.line(), structure.root(), findings);
      } else {
        pointers.pointers.put(path, row.cell(1));
        pointers.paths.putIfAbsent(row.cell(1), path);
      }
    }
    return pointers;
  }

  private static void unknown(String path, String source, Part root, Findings findings) {
    Part at = root;
    for (String each : path.split("/", -1)) {
      Part next = at.part(each);
      if (next != null) {
        at = next;
        continue;
      }
      List<String> allowed = at.parts().stream().map(Part::name).distinct().toList();
      TreePath.unknown(path, at, each, allowed, source, findings, Nearest.of(each, allowed));
      return;
    }
  }

  /**
   * Whether it names single elements. An authority that names only segments cannot be told what an
   * amendment changes: it gets the whole declaration again.
   */
  public boolean nameElements() {
    return pointers.keySet().stream().anyMatch(this::isElement);
  }

  private boolean isElement(String path) {
    Part at = root;
    for (String each : path.split("/", -1)) {
      at = at.part(each);
      if (at == null) return false;
    }
    return at.parts().isEmpty();
  }

  /**
   * The place a pointer means: {@code GoodsItem[2]/Classification[1]/ID}, each part that may repeat
   * with its number (the first where the pointer has none). Empty where the pointer is unknown.
   */
  public Optional<String> resolve(String pointer) {
    String plain = SEQUENCE.matcher(pointer).replaceAll("");
    String path = paths.get(plain);
    if (path == null) return Optional.empty();
    String[] sections = pointer.split("\\.", -1);
    String[] steps = path.split("/", -1);
    StringBuilder place = new StringBuilder();
    Part at = root;
    for (int i = 0; i < steps.length; i++) {
      // the last section is the last step; the message itself may have a section and no step
      int section = sections.length - steps.length + i;
      Part part = at.part(steps[i]);
      if (part == null) return Optional.empty();
      if (i > 0) place.append('/');
      place.append(steps[i]);
      if (part.max() > 1) place.append('[').append(number(sections, section)).append(']');
      at = part;
    }
    return Optional.of(place.toString());
  }

  private static int number(String[] sections, int section) {
    if (section < 0) return 1;
    Matcher sequence = SEQUENCE.matcher(sections[section]);
    return sequence.find() ? Integer.parseInt(sequence.group(1)) : 1;
  }

  /**
   * The canonical fields that a pointer means.
   *
   * @param lineage of the message that it points into, by {@link WriteMapping#lineage}
   * @return the fields of that very place, else of everything below it; empty where nothing of the
   *     sender's stands there
   */
  public List<String> fields(String pointer, Map<String, List<String>> lineage) {
    Optional<String> place = resolve(pointer);
    if (place.isEmpty()) return List.of();
    List<String> exact = lineage.get(place.get());
    if (exact != null) return exact;
    List<String> below = new ArrayList<>();
    lineage.forEach(
        (path, fields) -> {
          if (path.startsWith(place.get() + "/") || path.startsWith(place.get() + "@")) {
            fields.stream().filter(each -> !below.contains(each)).forEach(below::add);
          }
        });
    return List.copyOf(below);
  }

  /**
   * What changed between two messages, in their order. Places without a pointer are left out; so is
   * what the caller says is the message's own, such as its reference.
   *
   * @param own paths that an amendment never names
   */
  public List<Amended> difference(Node before, Node after, List<String> own) {
    List<Amended> changes = new ArrayList<>();
    new TreeDifference(root, place -> amended(place).ifPresent(changes::add), own::contains)
        .compare(before, after);
    return List.copyOf(changes);
  }

  /**
   * An amendment without what it does not change.
   *
   * @param original the same content as an original; all of the amendment where nothing is pointed
   *     at
   */
  public Node changedOnly(Node amendment, Node original, List<Amended> amended) {
    Set<String> changed = new HashSet<>();
    for (Amended each : amended) resolve(each.pointer()).ifPresent(changed::add);
    if (changed.isEmpty()) return amendment;
    return new ChangedOnly(changed, pointers::containsKey).of(amendment, original, root);
  }

  private Optional<Amended> amended(List<TreeDifference.Step> place) {
    String path = String.join("/", place.stream().map(TreeDifference.Step::name).toList());
    @Nullable String pointer = pointers.get(path);
    if (pointer == null) return Optional.empty();
    String[] sections = pointer.split("\\.", -1);
    Part end = partAt(place);
    boolean leaf = end != null && end.parts().isEmpty();
    List<Amended.Step> steps = new ArrayList<>();
    for (int i = 0; i < sections.length - (leaf ? 1 : 0); i++) {
      int step = i - (sections.length - place.size());
      steps.add(new Amended.Step(sections[i], step < 0 ? 0 : place.get(step).number()));
    }
    return Optional.of(new Amended(steps, leaf ? sections[sections.length - 1] : ""));
  }

  private @Nullable Part partAt(List<TreeDifference.Step> place) {
    Part at = root;
    for (TreeDifference.Step each : place) {
      at = at.part(each.name());
      if (at == null) return null;
    }
    return at;
  }
}
