package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.CFG_017;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.error.FileTrouble;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Sha256;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/**
 * The files of all agreements, parsed and not yet understood. That is most of the work where there
 * are many, and needs nothing else: a start does it while the database starts.
 */
public final class AgreementFiles {
  private final Findings findings = new Findings();
  private final List<Read> all;

  private AgreementFiles(Path config) {
    String folder = shown(config);
    List<Path> files = files(config, folder);
    if (files.isEmpty()) findings.add(CFG_017, Place.source(folder), "folder", folder);
    all = files.parallelStream().map(each -> read(each, folder)).toList();
  }

  /**
   * One file, with what is wrong with it alone: many are read at once.
   *
   * @param yaml empty where it cannot be read
   */
  private record Read(Optional<Yaml> yaml, Findings findings) {}

  /**
   * What stands in a file.
   *
   * @param version hash of its bytes
   */
  record Yaml(YamlMap map, String version) {}

  /** Reads every {@code partners/*.yaml} below the configuration. */
  public static AgreementFiles read(Path config) {
    return new AgreementFiles(config);
  }

  /** Those that are YAML, in the order of their names. */
  List<Yaml> yaml() {
    return all.stream().flatMap(each -> each.yaml().stream()).toList();
  }

  /** What is wrong with them so far; to be asked when all of them are understood. */
  Findings findings() {
    Findings gathered = new Findings();
    gathered.addAll(findings.list());
    all.forEach(each -> gathered.addAll(each.findings().list()));
    return gathered;
  }

  private List<Path> files(Path config, String shown) {
    Path folder = config.resolve("partners");
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> isAgreement(each.getFileName().toString())).sorted().toList();
    } catch (IOException e) {
      findings.add(CFG_001, Place.source(shown), "problem", FileTrouble.words(e));
      return List.of();
    }
  }

  private static boolean isAgreement(String name) {
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private static Read read(Path file, String folder) {
    Findings findings = new Findings();
    String name = folder + file.getFileName();
    try {
      byte[] bytes = bytes(file);
      Optional<YamlMap> map = YamlFile.parse(bytes, name, findings);
      return new Read(map.map(each -> new Yaml(each, Sha256.of(bytes).hex())), findings);
    } catch (IOException e) {
      findings.add(CFG_001, Place.source(name), "problem", FileTrouble.words(e));
      return new Read(Optional.empty(), findings);
    }
  }

  /** With a stream: the channel that {@link Files} opens costs a start more than twice as much. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Files.readAllBytes(file); // whose exception says why
    }
  }

  /** The folder as findings name it. */
  private static String shown(Path config) {
    Path last = config.toAbsolutePath().normalize().getFileName();
    return (last == null ? "" : last + "/") + "partners/";
  }
}
