package org.customspost.gateway;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every file of the project keeps to. */
class HouseRulesTest {
  private static final int LONGEST_FILE = 300;
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  // Messages of standards are data in mappings/. CONTRL is not here: it belongs to the syntax.
  private static final Pattern MESSAGE_NAME =
      Pattern.compile(
          "(?i)(itmatt|cusitm|cusrsp|cusdec|cusres|cuscar|cusrep|cardit|resdit|predes|resdes|emsevt"
              + "|aperak|refmsg|rfsmsg|itmref|refrsp|ie3[a-z]\\d\\d|\\bx?(ffm|fwb|fhl)\\b|\\bxfzb\\b)");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final List<String> PROGRAMS =
      List.of("gateway", "mvnw", ".ci/run", ".ci/verify", ".ci/report");

  @Test
  void keepsJavaFilesShort() throws IOException {
    // The catalogue of error codes is one list on purpose.
    List<String> tooLong = new ArrayList<>();
    for (Path file : files(under("src/"), named(".java").and(not(named("ErrorCode.java")))))
      if (lines(file).size() > LONGEST_FILE) tooLong.add(file + ": " + lines(file).size());
    assertThat(tooLong).isEmpty();
  }

  @Test
  void leavesNothingUnfinishedInTheText() throws IOException {
    assertThat(offences(ours(), line -> UNFINISHED.matcher(line).find())).isEmpty();
  }

  @Test
  void hasNoTabs() throws IOException {
    assertThat(offences(ours(), line -> line.indexOf('\t') >= 0)).isEmpty();
  }

  @Test
  void hasNoTrailingBlanks() throws IOException {
    assertThat(offences(ours(), line -> line.endsWith(" ") || line.endsWith("\r"))).isEmpty();
  }

  @Test
  void endsEveryFileWithALineEnd() throws IOException {
    assertThat(ours())
        .allSatisfy(
            file ->
                assertThat(Files.readString(file))
                    .as(file.toString())
                    .satisfiesAnyOf(
                        text -> assertThat(text).isEmpty(),
                        text -> assertThat(text).endsWith("\n")));
  }

  @Test
  void hasProgramsThatCanBeStarted() {
    for (String each : PROGRAMS) assertThat(Path.of(each)).isExecutable();
  }

  @Test
  void installsNoProgramThatNoTestUses() throws IOException {
    StringBuilder uses = new StringBuilder(Files.readString(Path.of(".ci/verify")));
    for (Path file : files(under("src/test/"), named(".java"))) uses.append(Files.readString(file));
    for (String each : Files.readAllLines(Path.of(".ci/programs"))) {
      if (each.startsWith("#")) continue;
      String program = each.split("\\|", -1)[1].strip();
      assertThat(uses).as(program).containsPattern("\\b" + program + "\\b");
    }
  }

  @Test
  void namesNoMessageOfAStandardInTheCode() throws IOException {
    // The commands may: their help shows how message types are asked for, and a bench names what
    // it measures.
    Path commands = Path.of("src/main/java/org/customspost/gateway/app");
    List<String> found = new ArrayList<>();
    for (Path file : files(under("src/main/java/"), named(".java"))) {
      if (List.of(commands, commands.resolve("bench")).contains(file.getParent())) continue;
      String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
      MESSAGE_NAME.matcher(code).results().forEach(match -> found.add(file + ": " + match.group()));
    }
    assertThat(found).isEmpty();
  }

  private static List<String> offences(List<Path> files, Predicate<String> offends)
      throws IOException {
    List<String> offences = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++)
        if (offends.test(lines.get(i))) offences.add(file + ":" + (i + 1));
    }
    return offences;
  }

  /** Text files that people write here; samples are as their senders are. */
  private static List<Path> ours() throws IOException {
    Predicate<Path> text =
        named(".java")
            .or(named(".md"))
            .or(named(".yaml"))
            .or(named(".xml"))
            .or(named(".xsd"))
            .or(named(".sql"))
            .or(named(".properties"))
            .or(file -> PROGRAMS.contains(file.toString()));
    return files(
        text,
        file -> !file.toString().contains("/examples/") && !file.startsWith("src/test/resources"));
  }

  private static List<Path> files(Predicate<Path> one, Predicate<Path> two) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(""))) {
      return all.filter(Files::isRegularFile)
          .filter(
              file ->
                  !file.startsWith("target")
                      && !file.startsWith(".git")
                      && !file.startsWith("data"))
          .filter(one.and(two))
          .sorted()
          .toList();
    }
  }

  private static Predicate<Path> under(String folder) {
    return file -> file.toString().startsWith(folder);
  }

  private static Predicate<Path> named(String end) {
    return file -> file.getFileName().toString().endsWith(end);
  }

  private static List<String> lines(Path file) throws IOException {
    return List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1));
  }
}
