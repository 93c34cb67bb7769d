package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_010;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.mapping.CodeLists;
import org.customspost.gateway.mapping.Pointers;
import org.customspost.gateway.mapping.ReadMapping;
import org.customspost.gateway.mapping.WriteMapping;

/** Gathers what the format folders hold, by format name; no two may have the same one. */
final class FormatFolders {
  private final CodeLists lists;
  private final Findings findings;
  private final Map<String, Format> formats = new HashMap<>();
  private final Map<String, ReadMapping> readers = new HashMap<>();
  private final Map<String, WriteMapping> writers = new HashMap<>();
  private final Map<String, Pointers> pointers = new HashMap<>();
  private final Map<String, Path> names = new HashMap<>();
  private final Map<String, Path> identities = new HashMap<>();

  FormatFolders(CodeLists lists, Findings findings) {
    this.lists = lists;
    this.findings = findings;
  }

  /** Reads one folder; what is wrong in it does not stop the reading of the others. */
  void add(Path folder) {
    FormatFolder.open(folder, lists, findings).ifPresent(each -> add(folder, each));
  }

  private void add(Path folder, FormatFolder read) {
    Format format = read.format();
    alone("format", format.name(), names, folder);
    // the same thing in two syntaxes may have one identity; nobody mistakes JSON for XML
    if (!format.identity().isEmpty())
      alone("identity", format.syntax() + " " + format.identity(), identities, folder);
    formats.put(format.name(), format);
    read.reader().ifPresent(each -> readers.put(format.name(), each));
    read.writer().ifPresent(each -> writers.put(format.name(), each));
    read.pointers().ifPresent(each -> pointers.put(format.name(), each));
  }

  private void alone(String kind, String name, Map<String, Path> seen, Path folder) {
    Path other = seen.putIfAbsent(name, folder);
    if (other == null) return;
    Place place = Place.source(folder.resolve(FormatFolder.FILE).toString());
    findings.add(CFG_010, place, "kind", kind, "name", name, "other", other.toString());
  }

  Map<String, Format> formats() {
    return formats;
  }

  Map<String, ReadMapping> readers() {
    return readers;
  }

  Map<String, WriteMapping> writers() {
    return writers;
  }

  Map<String, Pointers> pointers() {
    return pointers;
  }
}
