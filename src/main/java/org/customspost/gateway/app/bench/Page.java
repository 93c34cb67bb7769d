package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** docs/benchmarks.md: a head, and one section per benchmark with its last figures. */
final class Page {
  private static final String HEAD =
      """
      # Benchmarks

      For everyone who wants to know how fast the gateway is, or whether a change made it slower.

      `./gateway bench --write` measures and writes this page; each section says on what it was measured. Rates per
      second of processor time say what one core does, whatever else runs beside it; wall-clock figures (`line`,
      `start`) suffer from everything else that the machine does. `line` is measured as a program is that runs for
      weeks: rounds count when Java has compiled what is used. Compare ratios before rates: both sides of a
      ratio were measured by turns in the same run. The benchmark's item stands in
      `src/main/resources/org/customspost/gateway/app/bench/item.edi`; the generator gives it other ids, numbers and
      words from a fixed seed.
      """;

  private final Path file;

  Page(Path file) {
    this.file = file;
  }

  /** Puts each section in the place of the one before, or at the end. */
  void put(List<String> sections) throws IOException {
    List<String> parts = new ArrayList<>(sections());
    for (String each : sections) {
      int there = indexOf(title(each), parts);
      if (there < 0) parts.add(each);
      else parts.set(there, each);
    }
    StringBuilder page = new StringBuilder(HEAD);
    for (String each : parts) page.append('\n').append(each.strip()).append('\n');
    Files.writeString(file, page.toString());
  }

  private List<String> sections() throws IOException {
    if (!Files.exists(file)) return List.of();
    String[] parts = Files.readString(file).split("(?m)^(?=## )", -1);
    return List.of(parts).subList(1, parts.length);
  }

  private static int indexOf(String title, List<String> sections) {
    for (int i = 0; i < sections.size(); i++) if (title(sections.get(i)).equals(title)) return i;
    return -1;
  }

  private static String title(String section) {
    return section.lines().findFirst().orElse("");
  }
}
