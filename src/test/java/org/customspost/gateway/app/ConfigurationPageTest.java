package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/reference/configuration.md and the delivered gateway.yaml say what Settings reads. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("docs/reference/configuration.md");
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("`([a-z0-9-]+)(?:\\[])?(?:\\.([a-z-]+))?`");

  @TempDir private Path folder;

  @Test
  void theExampleOfThePageLoadsWithEveryKeyInIt() throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();

    Settings settings = read(block.group(1));

    assertThat(settings.database()).isPresent();
    assertThat(settings.keys()).hasSize(1);
    assertThat(settings.certificates().listed()).containsKey("south-2026");
    assertThat(settings.data()).isEqualTo(Path.of("/var/lib/customs-post"));
    assertThat(topLevel(block.group(1))).containsExactlyInAnyOrderElementsOf(allowed());
  }

  @Test
  void thePageHasARowForEveryKey() throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (!line.startsWith("| `")) continue;
      KEY.matcher(line.substring(0, line.indexOf(" |")))
          .results()
          .forEach(key -> listed.add(key.group(1)));
    }
    assertThat(listed).containsAll(allowed());
  }

  @Test
  void theDeliveredFileSaysTheDefaults() throws IOException {
    Settings delivered = read(Files.readString(Path.of("config/gateway.yaml")));

    assertThat(delivered).isEqualTo(read("{}"));
  }

  private Settings read(String yaml) throws IOException {
    Findings findings = new Findings();
    Settings settings = read(yaml, findings);
    assertThat(findings.list()).isEmpty();
    return settings;
  }

  private Settings read(String yaml, Findings findings) throws IOException {
    Files.writeString(folder.resolve("gateway.yaml"), yaml);
    return Settings.read(folder, folder, findings);
  }

  /** What Settings itself says is allowed. */
  private List<String> allowed() throws IOException {
    Findings findings = new Findings();
    read("nonsense: 1", findings);
    Finding refused = findings.list().get(0);
    String list = refused.text().replaceFirst(".*allowed: ", "").replaceFirst("; did you.*", "");
    return Arrays.stream(list.split(", ", -1)).map(String::strip).toList();
  }

  private static List<String> topLevel(String yaml) {
    return yaml.lines()
        .filter(line -> line.matches("[a-z0-9-]+:.*"))
        .map(line -> line.substring(0, line.indexOf(':')))
        .collect(Collectors.toList());
  }
}
