package org.customspost.gateway.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.codelist.CodeListFile;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** The rules and lists of mappings/, as the gateway loads them. */
final class ShippedRules {
  static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  static final Place PLACE = Place.NOWHERE.withItem(4, "");
  static final Circumstances NOW = new Circumstances(DAY, PLACE, "");

  private ShippedRules() {}

  static Map<String, CodeList> lists() {
    Findings findings = new Findings();
    Map<String, CodeList> lists =
        new HashMap<>(CodeListFile.readAll(List.of(Path.of("mappings/codelists")), findings));
    findings.throwIfRejected();
    return lists;
  }

  static Function<String, Optional<CodeList>> lookup() {
    Map<String, CodeList> lists = lists();
    return name -> Optional.ofNullable(lists.get(name));
  }

  static Rules load() {
    Findings findings = new Findings();
    Rules rules = Rules.load(files(findings), lookup());
    findings.throwIfRejected();
    return rules;
  }

  /** Rules of one text. */
  static Rules load(String yaml, Function<String, Optional<CodeList>> lists, Findings findings) {
    List<YamlMap> files = YamlFile.parse(yaml, "rules.yaml", findings).stream().toList();
    return Rules.load(files, lists);
  }

  /** A single entry: the kind, and parameters on further lines. Knows three HS codes. */
  static Rules only(String entry) {
    Findings findings = new Findings();
    Map<String, CodeList> lists = lists();
    lists.put("hs", hs());
    Rules rules =
        load(
            "rules: x\nentries:\n  - rule: " + entry + "\n",
            name -> Optional.ofNullable(lists.get(name)),
            findings);
    findings.throwIfRejected();
    return rules;
  }

  private static CodeList hs() {
    Map<String, List<CodeList.Row>> rows = new HashMap<>();
    for (String code : List.of("610910", "691200", "731700"))
      rows.put(code, List.of(new CodeList.Row(code, "", null, null)));
    return new CodeList("hs", rows);
  }

  static List<YamlMap> files(Findings findings) {
    List<YamlMap> files = new ArrayList<>();
    try (DirectoryStream<Path> paths =
        Files.newDirectoryStream(Path.of("mappings/rules"), "*-{base,import}.yaml")) {
      for (Path each : paths) YamlFile.read(each, each.toString(), findings).ifPresent(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static List<Finding> check(Rules rules, Item item) {
    return rules.check(item, NOW);
  }
}
