package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person reads who types a command wrong, or names a file that cannot be used. */
@ExtendWith(LogAsBefore.class)
class WrongCommandsTest {
  @TempDir private Path folder;

  private record Said(int exit, String text) {}

  private static Said execute(String... arguments) {
    StringWriter text = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .execute(arguments);
    return new Said(exit, text.toString());
  }

  @TestFactory
  Stream<DynamicTest> saysWhichFileCannotBeUsed() {
    String missing = folder.resolve("missing/scenario.yaml").toString();
    return Stream.of(
            List.of("simulate", "post", "--scenario", missing),
            List.of("simulate", "customs", "--scenario", folder.toString()),
            List.of("demo", "--exit", "--data", Gateway.home().toString()))
        .map(each -> DynamicTest.dynamicTest(String.join(" ", each), () -> isInWords(each)));
  }

  private static void isInWords(List<String> arguments) {
    Said said = execute(arguments.toArray(String[]::new));

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.text())
        .startsWith("INT-002 ")
        .containsAnyOf("no such file or folder", "it is a folder", "nothing in it was touched")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void leavesTheFolderOfADemoThatRunsAlone() throws IOException {
    Path lock = folder.resolve("data/postgres/lock");
    Files.createDirectories(lock.getParent());
    Files.writeString(folder.resolve("this-is-a-demo"), "");
    try (FileChannel running =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = running.lock()) {
      Said said = execute("demo", "--exit", "--data", folder.toString());

      assertThat(held.isValid()).isTrue();
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.text()).startsWith("INT-002 ").contains("a demo runs in", "--data");
    }
    assertThat(lock).exists();
  }

  @Test
  void neverReadsAnotherConfigurationThanTheOneNamed() {
    Path missing = folder.resolve("cofnig");
    for (String each : List.of("run", "stats", "report")) {
      Said said = execute(each, "--config", missing.toString());

      assertThat(said.exit()).as(each).isEqualTo(1);
      assertThat(said.text()).as(each).startsWith("CFG-516 ").contains(missing.toString());
    }
  }

  @Test
  void saysHowADayIsWritten() throws IOException {
    Files.createDirectories(folder.resolve("config"));

    Said said =
        execute("keys", "schedule", "acme", "--from", "yesterday", "--config", folder.toString());

    assertThat(said.exit()).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(said.text())
        .contains("\"yesterday\" is no day such as 2026-11-30")
        .doesNotContain("Exception", "java.");
  }
}
