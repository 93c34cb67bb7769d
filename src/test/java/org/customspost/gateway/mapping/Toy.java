package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.Personal;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** A small message and a small canonical record to try the language on. */
final class Toy {
  private Toy() {}

  /** What the toy message says. */
  record Parcel(
      @Nullable S10Id id,
      @Nullable LocalDateTime posted,
      @Nullable LocalDate day,
      @Nullable OffsetDateTime instant,
      @Nullable Long grams,
      @Nullable BigDecimal height,
      @Nullable String nature,
      @Nullable Meaning meaning,
      @Nullable String code,
      @Nullable Person sender,
      @Nullable Person addressee,
      @Nullable Money postage,
      @Nullable Integer count,
      boolean fragile,
      List<String> notes,
      List<Line> lines)
      implements Canonical {}

  record Person(@Personal @Nullable String name, List<String> streets, @Nullable String city) {}

  record Line(int number, @Nullable String text, @Nullable Long grams, @Nullable Money value) {}

  static Part leaf(String name, int min, int max, String... attributes) {
    List<Part.Attribute> listed =
        Arrays.stream(attributes).map(each -> new Part.Attribute(each, false, Text.any())).toList();
    return new Part(Part.Kind.ELEMENT, name, "", min, max, List.of(), Text.any(), listed);
  }

  static Part group(String name, int min, int max, Part... parts) {
    return new Part(Part.Kind.GROUP, name, "", min, max, List.of(parts), null, List.of());
  }

  /** Like an EDIFACT message: qualified segments, composites, groups. */
  static final Structure STRUCTURE =
      new Structure(
          "toy",
          "1",
          group(
              "toy",
              1,
              1,
              group("BGM", 0, 1, leaf("1004", 0, 1), leaf("1225", 0, 1)),
              group(
                  "DTM",
                  0,
                  9,
                  group("C507", 0, 1, leaf("2005", 0, 1), leaf("2380", 0, 1), leaf("2379", 0, 1))),
              group(
                  "NAD",
                  0,
                  9,
                  leaf("3035", 1, 1),
                  group("C080", 0, 1, leaf("3036", 0, 5)),
                  group("C059", 0, 1, leaf("3042", 0, 4)),
                  leaf("3164", 0, 1)),
              group(
                  "MEA",
                  0,
                  9,
                  leaf("6311", 0, 1),
                  group("C174", 0, 1, leaf("6411", 0, 1), leaf("6314", 0, 1))),
              group(
                  "MOA",
                  0,
                  9,
                  group("C516", 0, 1, leaf("5025", 0, 1), leaf("5004", 0, 1), leaf("6345", 0, 1))),
              group("FTX", 0, 9, leaf("4451", 0, 1), group("C108", 0, 1, leaf("4440", 0, 5))),
              leaf("Place", 0, 1),
              leaf("Role", 0, 1),
              leaf("Note", 0, 99, "lang"),
              leaf("Amount", 0, 1, "currencyID", "unitCode"),
              group(
                  "SG1",
                  0,
                  99,
                  group("GID", 0, 1, leaf("1496", 0, 1)),
                  group("FTX", 0, 1, leaf("4440", 0, 1)),
                  group("MEA", 0, 1, leaf("6314", 0, 1)),
                  group("MOA", 0, 2, leaf("5025", 0, 1), leaf("5004", 0, 1), leaf("6345", 0, 1)))));

  static YamlMap yaml(String text, Findings findings) {
    return YamlFile.parse(text, "mappings/toy/read.yaml", findings).orElseThrow();
  }

  static ReadMapping reading(String rows, CodeLists lists) {
    Findings findings = new Findings();
    var mapping =
        ReadMapping.load(
            yaml("read: toy\nrows:\n" + rows.indent(2), findings), STRUCTURE, lists, Parcel.class);
    assertThat(findings.list()).isEmpty();
    return mapping.orElseThrow();
  }

  static WriteMapping writing(String rows, CodeLists lists) {
    Findings findings = new Findings();
    var mapping =
        WriteMapping.load(
            yaml("write: toy\nrows:\n" + rows.indent(2), findings), STRUCTURE, lists, Parcel.class);
    assertThat(findings.list()).isEmpty();
    return mapping.orElseThrow();
  }

  static Parcel parcel(Reading reading) {
    return (Parcel) Objects.requireNonNull(reading.value());
  }

  static List<String> ids(List<Finding> findings) {
    return findings.stream().map(each -> each.code().id()).toList();
  }

  /** A tree from lines such as {@code NAD/3035=CZ}; a line that begins with + opens a new node. */
  static Node tree(String lines) {
    return Trees.of("toy", lines);
  }
}
