package org.customspost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;
import org.junit.jupiter.api.Test;

/** The table in docs/reference/messages.md says what the folders in mappings/ say. */
class MessagesPageTest {
  private static final Path PAGE = Path.of("docs/reference/messages.md");

  @Test
  void listsEveryMessageWithItsDirectionAndTheSourceOfItsLayout() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path folder : folders()) rows.add(row(folder));

    List<String> shown =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();

    assertThat(shown)
        .as("put these rows into %s:%n%s", PAGE, String.join("\n", rows))
        .isEqualTo(rows);
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("mappings"))) {
      return all.filter(each -> Files.exists(each.resolve("format.yaml"))).sorted().toList();
    }
  }

  private static String row(Path folder) {
    YamlMap format =
        YamlFile.read(folder.resolve("format.yaml"), folder.toString(), new Findings())
            .orElseThrow();
    return "| `%s` | %s | %s | %s | %s | %s |"
        .formatted(
            format.text("type"),
            format.text("version"),
            format.text("syntax"),
            direction(folder, format.text("canonical")),
            format.text("canonical").replace("none", "acknowledgement"),
            format.text("layout").replaceFirst("[:.].*", ""));
  }

  private static String direction(Path folder, String canonical) {
    List<String> directions = new ArrayList<>();
    boolean own = canonical.equals("none");
    if (own || Files.exists(folder.resolve("read.yaml"))) directions.add("in");
    if (own || Files.exists(folder.resolve("write.yaml"))) directions.add("out");
    return directions.isEmpty() ? "–" : String.join(", ", directions);
  }
}
