package org.customspost.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of packages in docs/architecture.md, read by machine. */
final class PackageTable {
  static final Path FILE = Path.of("docs/architecture.md");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9.]+)`");

  private PackageTable() {}

  /** One row; {@code uses} in no order. */
  record Row(String name, Set<String> uses, int line) {
    String place() {
      return FILE + ":" + line;
    }
  }

  /** Rows by package, in the order of the page. */
  static Map<String, Row> read() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    int at = lines.indexOf("| package | holds | uses |");
    if (at < 0) throw new IllegalStateException(FILE + ": no table \"| package | holds | uses |\"");
    Map<String, Row> rows = new LinkedHashMap<>();
    for (int i = at + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
      String[] cells = lines.get(i).split("\\|", -1);
      String name = names(cells[1]).iterator().next();
      rows.put(name, new Row(name, names(cells[3]), i + 1));
    }
    return rows;
  }

  private static Set<String> names(String cell) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(cell);
    while (matcher.find()) names.add(matcher.group(1));
    return names;
  }
}
