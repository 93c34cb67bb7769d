package org.customspost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation is true where a machine can tell. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\[[^]\n]+]\\(([^)\\s]+)\\)");
  private static final Pattern BLOCK =
      Pattern.compile("^ *```([a-z]*)\\n(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern PICTURE = Pattern.compile("pictureForDocs\\(\"([a-z-]+)\"\\)");
  private static final Pattern NAMED = Pattern.compile("`(\\./gateway [^`]*)`");

  @Test
  void hasNoBrokenLinks() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher links = LINK.matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""));
      while (links.find()) {
        String target = links.group(1);
        if (target.matches("[a-z]+:.*")) continue;
        String problem = problemOf(page, target);
        if (!problem.isEmpty()) broken.add(page + ": " + target + problem);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void showsOnlyYamlThatParses() throws IOException {
    for (Path page : pages())
      for (Block block : blocks(page)) {
        if (!block.language().equals("yaml")) continue;
        Findings findings = new Findings();
        YamlFile.parse(whole(block), page + " (block at line " + block.line() + ")", findings);
        assertThat(findings.list()).isEmpty();
      }
  }

  @Test
  void showsOnlyCommandsThatTheCommandLineTakes() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path page : pages())
      for (Block block : blocks(page)) {
        if (!block.language().matches("sh|bash|console")) continue;
        for (String line : lines(block.text())) {
          for (List<String> command : ShownCommand.in(line))
            ShownCommand.problem(command, true)
                .ifPresent(
                    each -> wrong.add("%s:%d: %s: %s".formatted(page, block.line(), line, each)));
          for (String script : line.split("\\s+", -1))
            if (script.startsWith(".ci/") && !Files.isExecutable(Path.of(script)))
              wrong.add("%s:%d: %s is no script".formatted(page, block.line(), script));
        }
      }
    assertThat(wrong).isEmpty();
  }

  /** In a sentence a command may leave the id or the file to the sentence. */
  @Test
  void namesOnlyCommandsThatTheCommandLineTakes() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path page : pages()) {
      Matcher named = NAMED.matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""));
      while (named.find())
        for (List<String> command : ShownCommand.in(named.group(1)))
          ShownCommand.problem(command, false)
              .ifPresent(each -> wrong.add(page + ": " + named.group(1) + ": " + each));
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "./gateway trase RR473124829GB",
        "./gateway trace --configs data RR473124829GB",
        "./gateway trace # the id is missing",
        "./gateway translate --from itmatt --to wco-dec mappings/none/examples/pair.edi",
        "cat ids | ./gateway keys generate --kind RSA_9 acme | tail",
        "./gateway verify --jdk older"
      })
  void findsWhatIsWrongInACommand(String line) {
    assertThat(ShownCommand.in(line))
        .singleElement()
        .satisfies(each -> assertThat(ShownCommand.problem(each, true)).isPresent());
  }

  private static List<String> lines(String block) {
    return block.replace("\\\n", " ").lines().toList();
  }

  @Test
  void marksEveryBlockWithItsLanguage() throws IOException {
    for (Path page : pages())
      for (Block block : blocks(page))
        assertThat(block.language()).as("%s:%d", page, block.line()).isNotEmpty();
  }

  @Test
  void opensEveryPageWithATitleAndWithWhomItIsFor() throws IOException {
    for (Path page : pages()) {
      List<String> lines =
          Files.readAllLines(page).stream().filter(line -> !line.isBlank()).limit(2).toList();
      assertThat(lines).as(page.toString()).hasSize(2);
      assertThat(lines.get(0)).as(page.toString()).matches("# \\S.*");
      // Error pages and decisions have heads of their own.
      if (page.startsWith("docs/reference/errors") || page.startsWith("docs/decisions")) continue;
      assertThat(lines.get(1)).as(page + ": whom it is for").startsWith("For ");
    }
  }

  @Test
  void givesEveryDecisionItsHeadings() throws IOException {
    for (Path page : pages()) {
      if (!page.startsWith("docs/decisions")) continue;
      assertThat(page.getFileName().toString()).matches("[0-9]{4}-[a-z0-9-]+\\.md");
      assertThat(Files.readString(page))
          .contains("\nDate: ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
    }
  }

  /** The browser tests take them; see decision 0048. */
  @Test
  void showsEachPictureThatATestTakesAndNoOther() throws IOException {
    Set<String> taken = new TreeSet<>();
    try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
      for (Path each : tests.filter(file -> file.toString().endsWith(".java")).toList()) {
        Matcher picture = PICTURE.matcher(Files.readString(each));
        while (picture.find()) taken.add(picture.group(1) + ".png");
      }
    }
    Set<String> kept = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("docs/operating/pictures"))) {
      for (Path each : files.toList()) {
        kept.add(each.getFileName().toString());
        assertThat(Files.size(each)).as(each.toString()).isLessThan(60_000);
      }
    }
    StringBuilder pages = new StringBuilder();
    for (Path page : pages()) pages.append(Files.readString(page));
    assertThat(kept).isEqualTo(taken).isNotEmpty();
    assertThat(kept).allMatch(each -> pages.indexOf("](pictures/" + each + ")") > 0);
  }

  private static String problemOf(Path page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path folder = page.getParent() == null ? Path.of("") : page.getParent();
    Path file = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
    if (!Files.exists(file)) return " does not exist";
    if (parts.length == 1 || !file.toString().endsWith(".md")) return "";
    boolean found =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("#"))
            .anyMatch(line -> anchor(line).equals(parts[1]));
    return found ? "" : " has no such heading";
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[^a-z0-9 _-]", "")
        .replace(' ', '-');
  }

  /** Rows of a mapping may be shown by themselves. */
  private static String whole(Block block) {
    boolean rows = block.text().lines().anyMatch(line -> line.startsWith("- "));
    return rows ? "rows:\n" + block.text().indent(2) : block.text();
  }

  private record Block(String language, String text, int line) {}

  private static List<Block> blocks(Path page) throws IOException {
    String text = Files.readString(page);
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      int line = (int) text.substring(0, matcher.start()).lines().count() + 1;
      blocks.add(new Block(matcher.group(1), matcher.group(2), line));
    }
    return blocks;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md")),
              files.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }
}
