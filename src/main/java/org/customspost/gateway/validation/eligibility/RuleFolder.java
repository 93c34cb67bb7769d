package org.customspost.gateway.validation.eligibility;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.validation.Rules;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/**
 * All that stands in a folder of rules: rule files, known by their key {@code rules}, and decision
 * tables, known by their key {@code eligibility}.
 *
 * @param tables by authority
 */
public record RuleFolder(Rules rules, Map<String, Eligibility> tables) {
  public RuleFolder {
    tables = Map.copyOf(tables);
  }

  /** Reads the folder; all that is wrong in it goes to {@code findings} at once. */
  public static RuleFolder read(
      Path folder,
      Function<String, Optional<CodeList>> lists,
      Function<Currency, RateTable> rates,
      Findings findings) {
    List<YamlMap> ruleFiles = new ArrayList<>();
    Map<String, Eligibility> tables = new TreeMap<>();
    for (Path path : files(folder, findings)) {
      Optional<YamlMap> file = YamlFile.read(path, path.toString(), findings);
      if (file.isEmpty()) continue;
      if (file.get().has("eligibility")) {
        Eligibility table = Eligibility.load(file.get(), lists, rates);
        if (tables.put(table.authority(), table) != null)
          file.get().wrong("eligibility", table.authority(), "one table for each authority");
      } else {
        ruleFiles.add(file.get());
      }
    }
    return new RuleFolder(Rules.load(ruleFiles, lists), tables);
  }

  private static Iterable<Path> files(Path folder, Findings findings) {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*.yaml")) {
      paths.forEach(files::add);
    } catch (IOException e) {
      String problem = "no folder of rules: " + e.getMessage();
      findings.add(CFG_001, Place.source(folder.toString()), "problem", problem);
    }
    return files;
  }
}
