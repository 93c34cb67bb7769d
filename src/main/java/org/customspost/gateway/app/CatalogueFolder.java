package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.cargoimp.CargoImpCodec;
import org.customspost.gateway.codec.edifact.EdifactCodec;
import org.customspost.gateway.codec.json.JsonCodec;
import org.customspost.gateway.codec.xml.XmlCodec;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.mapping.CodeLists;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.codelist.CodeListFile;
import org.customspost.gateway.validation.eligibility.RateFolder;
import org.customspost.gateway.validation.eligibility.RuleFolder;

/** Loads the folder of mappings, with the operator's own lists and rates, into one catalogue. */
public final class CatalogueFolder {
  private static final String LISTS = "codelists";
  private static final String RULES = "rules";
  private static final String SCHEMES = "schemes";
  private static final String RATES = "rates";

  private CatalogueFolder() {}

  /**
   * Loads all of it.
   *
   * @param config the operator's folder: {@code codelists} and {@code rates} in it are optional
   * @return empty where anything rejects; {@code findings} then has every problem at once
   */
  public static Optional<Catalogue> load(Path mappings, Path config, Findings findings) {
    Findings own = new Findings();
    Map<String, CodeList> lists =
        CodeListFile.readAll(List.of(mappings.resolve(LISTS), config.resolve(LISTS)), own);
    ListedMeanings.check(lists, mappings.resolve(LISTS), own);
    List<Codec> codecs =
        List.of(new EdifactCodec(), new XmlCodec(), new JsonCodec(), new CargoImpCodec());
    FormatFolders formats = new FormatFolders(new CodeLists(lists), own);
    for (Path each : formatFolders(mappings, own)) formats.add(each);
    RuleFolder rules =
        RuleFolder.read(
            mappings.resolve(RULES),
            name -> Optional.ofNullable(lists.get(name)),
            currency -> RateFolder.read(config.resolve(RATES), currency, own),
            own);
    Catalogue catalogue =
        new Catalogue(
            hash(mappings, config, own),
            bySyntax(codecs),
            formats.formats(),
            formats.readers(),
            formats.writers(),
            formats.pointers(),
            new CodeLists(lists),
            rules.rules(),
            rules.tables(),
            RankTables.of(lists, mappings.resolve(LISTS), own),
            SchemeFolder.read(mappings.resolve(RULES).resolve(SCHEMES), own));
    findings.addAll(own.list());
    return own.reject() ? Optional.empty() : Optional.of(catalogue);
  }

  private static Map<Syntax, Codec> bySyntax(List<Codec> codecs) {
    Map<Syntax, Codec> bySyntax = new EnumMap<>(Syntax.class);
    for (Codec each : codecs) bySyntax.put(each.syntax(), each);
    return bySyntax;
  }

  private static List<Path> formatFolders(Path mappings, Findings findings) {
    try (Stream<Path> folders = Files.list(mappings)) {
      return folders
          .filter(Files::isDirectory)
          .filter(each -> !List.of(LISTS, RULES).contains(String.valueOf(each.getFileName())))
          .filter(each -> !String.valueOf(each.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      unreadable(mappings, "no folder of mappings: " + e.getMessage(), findings);
      return List.of();
    }
  }

  /** The hash that a catalogue of these folders has. */
  static String hash(Path mappings, Path config, Findings findings) {
    FolderHash hash = new FolderHash();
    try {
      hash.add("mappings", mappings);
      hash.add("config/" + LISTS, config.resolve(LISTS));
      hash.add("config/" + RATES, config.resolve(RATES));
    } catch (IOException e) {
      unreadable(mappings, String.valueOf(e.getMessage()), findings);
    }
    return hash.hex();
  }

  /** How the files stand that the hash is made of. */
  static FileStamps stamps(Path mappings, Path config) throws IOException {
    List<Path> files = new ArrayList<>(FolderHash.files(mappings));
    files.addAll(FolderHash.files(config.resolve(LISTS)));
    files.addAll(FolderHash.files(config.resolve(RATES)));
    return FileStamps.of(files);
  }

  private static void unreadable(Path path, String problem, Findings findings) {
    findings.add(CFG_001, Place.source(path.toString()), "problem", problem);
  }
}
