package org.customspost.gateway.model.codelist;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads code lists from CSV: columns {@code code,meaning,from,to} in any order, of which only the
 * first must be there. The list's name is the file's name without its ending.
 */
public interface CodeListFile {
  /** The ending of the files. */
  String ENDING = ".csv";

  /** All lists of the folders by name; a list of a later folder replaces one of the same name. */
  static Map<String, CodeList> readAll(List<Path> folders, Findings findings) {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) continue;
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
        for (Path each : files)
          read(each, each.toString(), findings).ifPresent(list -> lists.put(list.name(), list));
      } catch (IOException e) {
        unreadable(Place.source(folder.toString()), String.valueOf(e.getMessage()), findings);
      }
    }
    return lists;
  }

  /**
   * @param shown what findings call the file
   * @return empty where the file cannot be read; {@code findings} then says why
   */
  static Optional<CodeList> read(Path file, String shown, Findings findings) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(ENDING)) name = name.substring(0, name.length() - ENDING.length());
    try {
      return parse(Files.readString(file), name, shown, findings);
    } catch (IOException e) {
      unreadable(Place.source(shown), String.valueOf(e.getMessage()), findings);
      return Optional.empty();
    }
  }

  /** The same for text. */
  static Optional<CodeList> parse(String text, String name, String shown, Findings findings) {
    List<Csv.Row> rows = Csv.rows(text);
    int code = rows.isEmpty() ? -1 : rows.get(0).cells().indexOf("code");
    if (code < 0) {
      unreadable(Place.source(shown), "its first row has no column \"code\"", findings);
      return Optional.empty();
    }
    List<String> heading = rows.get(0).cells();
    Map<String, List<CodeList.Row>> byCode = new LinkedHashMap<>();
    for (Csv.Row row : rows.subList(1, rows.size())) {
      Place place = Place.source(shown + ":" + row.line());
      LocalDate from = date(row.cell(heading.indexOf("from")), place, findings);
      LocalDate to = date(row.cell(heading.indexOf("to")), place, findings);
      String meaning = row.cell(heading.indexOf("meaning"));
      byCode
          .computeIfAbsent(row.cell(code), unused -> new ArrayList<>())
          .add(new CodeList.Row(row.cell(code), meaning, from, to));
    }
    return Optional.of(new CodeList(name, byCode));
  }

  private static @Nullable LocalDate date(String text, Place place, Findings findings) {
    if (text.isEmpty()) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      unreadable(place, "\"" + text + "\" is not a date such as 2026-07-01", findings);
      return null;
    }
  }

  private static void unreadable(Place place, String problem, Findings findings) {
    findings.add(CFG_001, place, "problem", problem);
  }
}
