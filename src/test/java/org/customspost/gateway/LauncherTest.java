package org.customspost.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./gateway says where it cannot start. */
class LauncherTest {
  @TempDir private Path folder;

  @BeforeEach
  void hasNoRegisterOfJdks() {
    assumeFalse(
        Files.exists(Path.of("/usr/libexec/java_home")),
        "macOS finds a JDK by its own register, so none can be hidden from the launcher");
  }

  @Test
  void namesEveryJavaThatIsTooOldAndHowToGetANewerOne() throws Exception {
    Path old = java("old", "1.8.0_402", true);
    Path older = java("path", "11.0.2", true);

    String words = start(old, older);

    assertThat(words)
        .contains("needs a JDK, version 17 or newer")
        .contains("JAVA_HOME: Java 1.8.0_402 in " + old + ", which is too old")
        .contains("PATH: Java 11.0.2 in " + older + ", which is too old")
        .contains("apt-get install openjdk-17-jdk-headless")
        .contains("brew install openjdk@17");
  }

  @Test
  void tellsARuntimeWithoutCompilerFromAJdk() throws Exception {
    String words = start(java("jre", "21.0.1", false), java("path", "11.0.2", true));

    assertThat(words).contains("Java 21.0.1").contains("which cannot compile (a JRE, not a JDK)");
  }

  @Test
  void saysWhereJavaHomeLeadsNowhere() throws Exception {
    Path nowhere = folder.resolve("nowhere");

    String words = start(nowhere, java("path", "11.0.2", true));

    assertThat(words).contains("JAVA_HOME: no java that works in " + nowhere);
  }

  private String start(Path javaHome, Path onPath) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of("gateway").toAbsolutePath().toString(), "--version");
    builder.environment().put("JAVA_HOME", javaHome.toString());
    builder
        .environment()
        .merge("PATH", onPath + "/bin", (path, first) -> first + File.pathSeparator + path);
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    return words;
  }

  /** A folder that looks like an installed Java of that version. */
  private Path java(String name, String version, boolean compiler) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(name + " with blank").resolve("bin"));
    program(bin.resolve("java"), "echo 'openjdk version \"" + version + "\"' >&2");
    if (compiler) program(bin.resolve("javac"), "exit 0");
    return bin.toRealPath().getParent();
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
