package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.CFG_004;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.customspost.gateway.error.FileTrouble;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.yaml.YamlMap;

/**
 * Where partners' certificates are: key {@code certificates} of the settings. Either each is listed
 * with its alias, or a folder is named, in which each file is known by its name. The folder is
 * looked into when asked for: it may hold thousands.
 *
 * @param listed empty where a folder is named
 * @param folder empty where each is listed
 */
public record CertificateFiles(Map<String, Path> listed, Optional<Folder> folder) {
  private static final String KEY = "certificates";
  private static final Set<String> ENDINGS = Set.of("pem", "crt", "cer", "der");

  public CertificateFiles {
    listed = Map.copyOf(listed);
  }

  /**
   * One that is named.
   *
   * @param place where it is named
   */
  record Folder(Path path, Place place) {}

  static CertificateFiles read(Path config, YamlMap yaml) {
    if (yaml.isText(KEY)) {
      Folder folder = new Folder(config.resolve(yaml.text(KEY)), yaml.place(KEY));
      return new CertificateFiles(Map.of(), Optional.of(folder));
    }
    Map<String, Path> listed = new LinkedHashMap<>();
    yaml.map(KEY)
        .ifPresent(
            map -> map.keys().forEach(each -> listed.put(each, config.resolve(map.text(each)))));
    return new CertificateFiles(listed, Optional.empty());
  }

  /** Those that are there now; two of one name are a finding, and so is a folder that is not. */
  public Map<String, Path> byAlias(Findings findings) {
    if (folder.isEmpty()) return listed;
    Map<String, Path> found = new HashMap<>();
    for (Path each : files(folder.get(), findings)) {
      String name = each.getFileName().toString();
      int dot = name.lastIndexOf('.');
      if (dot < 1 || name.startsWith(".") || !ENDINGS.contains(name.substring(dot + 1))) continue;
      Path other = found.putIfAbsent(name.substring(0, dot), each);
      if (other != null) twice(each, other, folder.get(), findings);
    }
    return found;
  }

  private static void twice(Path one, Path other, Folder folder, Findings findings) {
    findings.add(
        CFG_004,
        folder.place(),
        "key",
        KEY,
        "value",
        one.toString(),
        "allowed",
        "one file of each name; there is " + other + " too");
  }

  private static List<Path> files(Folder folder, Findings findings) {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.sorted().toList();
    } catch (IOException e) {
      findings.add(CFG_001, folder.place(), "problem", FileTrouble.words(e));
      return List.of();
    }
  }

  /** What changes when one is changed, added or taken away. */
  List<Path> watched() {
    List<Path> watched = new ArrayList<>(listed.values());
    folder.ifPresent(
        each -> {
          watched.add(each.path());
          watched.addAll(files(each, new Findings()));
        });
    return watched;
  }
}
