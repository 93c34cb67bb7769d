package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.CFG_122;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.cargoimp.CargoImpStructures;
import org.customspost.gateway.codec.edifact.EdifactStructures;
import org.customspost.gateway.codec.xml.XsdStructures;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.mapping.CodeLists;
import org.customspost.gateway.mapping.Pointers;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.Notice;
import org.customspost.gateway.model.customs.NoticeAcknowledgement;
import org.customspost.gateway.model.customs.Referral;
import org.customspost.gateway.model.customs.ReferralResponse;
import org.customspost.gateway.model.customs.Reply;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.transport.CargoFiling;
import org.customspost.gateway.model.transport.ItemEvent;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** One folder of mappings: what a message format is, and how it is read and written. */
record FormatFolder(
    Format format,
    Optional<ReadMapping> reader,
    Optional<WriteMapping> writer,
    Optional<Pointers> pointers) {
  static final String FILE = "format.yaml";
  private static final String READ = "read.yaml";
  private static final String WRITE = "write.yaml";
  private static final String POINTERS = "pointers.csv";
  private static final String NONE = "none";
  private static final Map<String, Class<? extends Canonical>> CANONICAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("item", Item.class),
              Map.entry("declaration", Declaration.class),
              Map.entry("answer", Answer.class),
              Map.entry("notice", Notice.class),
              Map.entry("acknowledgement", NoticeAcknowledgement.class),
              Map.entry("event", ItemEvent.class),
              Map.entry("manifest", Manifest.class),
              Map.entry("cargo-filing", CargoFiling.class),
              Map.entry("receptacle-event", ReceptacleEvent.class),
              Map.entry("referral", Referral.class),
              Map.entry("response", ReferralResponse.class),
              Map.entry("reply", Reply.class)));

  /** Empty where not even the format is sound. */
  static Optional<FormatFolder> open(Path folder, CodeLists lists, Findings findings) {
    Path file = folder.resolve(FILE);
    Optional<YamlMap> yaml = YamlFile.read(file, file.toString(), findings);
    if (yaml.isEmpty()) return Optional.empty();
    String canonical = yaml.get().text("canonical");
    String written = yaml.get().text("writes", canonical);
    Optional<Format> format = format(folder, yaml.get(), findings);
    yaml.get().text("layout");
    checkCanonical(folder, "canonical", canonical, yaml.get());
    if (!written.equals(canonical)) checkCanonical(folder, "writes", written, yaml.get());
    yaml.get().done();
    Class<? extends Canonical> read = CANONICAL.get(canonical);
    Class<? extends Canonical> write = CANONICAL.get(written);
    if (format.isEmpty()) return Optional.empty();
    Structure structure = format.get().structure();
    Loading loading = new Loading(folder, structure, lists, findings);
    return Optional.of(
        new FormatFolder(
            format.get(),
            read == null ? Optional.empty() : loading.reader(read),
            write == null ? Optional.empty() : loading.writer(write),
            loading.pointers()));
  }

  private static Optional<Format> format(Path folder, YamlMap yaml, Findings findings) {
    String type = yaml.text("type");
    String version = yaml.text("version");
    String word = yaml.text("syntax");
    String identity = yaml.text("identity");
    String unit = yaml.text("unit");
    List<String> associations = yaml.texts("associations");
    Optional<String> elsewhere = yaml.optionalText("structure");
    Optional<Syntax> syntax = Syntax.of(word);
    if (syntax.isEmpty()) {
      yaml.wrong("syntax", word, "cargoimp, edifact, xml, json");
      return Optional.empty();
    }
    if (!associations.isEmpty() && !syntax.get().hasEnvelope())
      yaml.wrong("associations", String.join(", ", associations), "none: only edifact has them");
    Optional<Structure> structure =
        switch (syntax.get()) {
          case EDIFACT -> {
            Path file = folder.resolve(elsewhere.orElse("structure.xml")).normalize();
            yield new EdifactStructures().read(file, file.toString(), type, version, findings);
          }
          case XML, JSON -> {
            Path file = folder.resolve(elsewhere.orElse("structure.xsd")).normalize();
            yield XsdStructures.read(file, file.toString(), type, version, findings);
          }
          case CARGOIMP -> {
            Path file = folder.resolve(elsewhere.orElse("structure.txt")).normalize();
            if (Files.exists(folder.resolve(WRITE)))
              yaml.wrong("syntax", word, "edifact, xml, json; cargoimp is only read");
            yield CargoImpStructures.read(file, file.toString(), type, version, findings);
          }
        };
    if (structure.isEmpty()) return Optional.empty();
    if (!unit.isEmpty() && structure.get().find(unit) == null) {
      findings.add(CFG_122, yaml.place("unit"), "unit", unit);
      return Optional.empty();
    }
    return Optional.of(
        new Format(type, version, syntax.get(), identity, unit, associations, structure.get()));
  }

  private static void checkCanonical(Path folder, String key, String canonical, YamlMap yaml) {
    boolean mapped = Files.exists(folder.resolve(READ)) || Files.exists(folder.resolve(WRITE));
    if (CANONICAL.containsKey(canonical) || canonical.isEmpty()) return;
    String allowed = String.join(", ", CANONICAL.keySet());
    if (!canonical.equals(NONE)) yaml.wrong(key, canonical, allowed + ", " + NONE);
    else if (mapped) yaml.wrong(key, canonical, allowed + "; there are mappings beside it");
  }

  /** Reads the mapping files of a folder whose structure is sound. */
  private record Loading(Path folder, Structure structure, CodeLists lists, Findings findings) {
    Optional<ReadMapping> reader(Class<? extends Canonical> type) {
      return yaml(READ).flatMap(each -> ReadMapping.load(each, structure, lists, type));
    }

    Optional<WriteMapping> writer(Class<? extends Canonical> type) {
      return yaml(WRITE).flatMap(each -> WriteMapping.load(each, structure, lists, type));
    }

    Optional<Pointers> pointers() {
      Path file = folder.resolve(POINTERS);
      if (!Files.exists(file)) return Optional.empty();
      try {
        String text = Files.readString(file);
        return Optional.of(Pointers.parse(text, file.toString(), structure, findings));
      } catch (IOException e) {
        String problem = String.valueOf(e.getMessage());
        findings.add(CFG_001, Place.source(file.toString()), "problem", problem);
        return Optional.empty();
      }
    }

    private Optional<YamlMap> yaml(String name) {
      Path file = folder.resolve(name);
      return Files.exists(file) ? YamlFile.read(file, file.toString(), findings) : Optional.empty();
    }
  }
}
