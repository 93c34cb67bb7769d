package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.customspost.gateway.error.FileTrouble;
import org.customspost.gateway.yaml.YamlMap;

/**
 * Where partners' certificates are: key {@code certificates} of the settings. Either each is listed
 * with its alias, or a folder is named, in which each file is known by its name.
 *
 * @param folder empty where each is listed
 */
public record CertificateFiles(Map<String, Path> byAlias, Optional<Path> folder) {
  private static final String KEY = "certificates";
  private static final Pattern CERTIFICATE = Pattern.compile("([^.].*)\\.(?:pem|crt|cer|der)");

  public CertificateFiles {
    byAlias = Map.copyOf(byAlias);
  }

  static CertificateFiles read(Path config, YamlMap yaml) {
    if (yaml.isText(KEY)) return in(config.resolve(yaml.text(KEY)), yaml);
    Map<String, Path> listed = new LinkedHashMap<>();
    yaml.map(KEY)
        .ifPresent(
            map -> map.keys().forEach(each -> listed.put(each, config.resolve(map.text(each)))));
    return new CertificateFiles(listed, Optional.empty());
  }

  private static CertificateFiles in(Path folder, YamlMap yaml) {
    Map<String, Path> found = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : (Iterable<Path>) files.sorted()::iterator) {
        Matcher name = CERTIFICATE.matcher(each.getFileName().toString());
        if (!name.matches()) continue;
        Path other = found.putIfAbsent(name.group(1), each);
        if (other != null)
          yaml.wrong(KEY, each.toString(), "one file of each name; there is " + other + " too");
      }
    } catch (IOException e) {
      yaml.findings().add(CFG_001, yaml.place(KEY), "problem", FileTrouble.words(e));
    }
    return new CertificateFiles(found, Optional.of(folder));
  }

  /** What changes when one is changed, added or taken away. */
  List<Path> watched() {
    return Stream.concat(byAlias.values().stream(), folder.stream()).toList();
  }
}
