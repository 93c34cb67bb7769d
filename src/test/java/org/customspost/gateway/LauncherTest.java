package org.customspost.gateway;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ./gateway does before Java runs: it finds a JDK and a Maven, and builds. */
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
  void saysHowToGetAJdkWhereThereIsNoJavaAtAll() throws Exception {
    Run run = run(Path.of("gateway").toAbsolutePath(), null, onlyTools());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.words())
        .contains("needs a JDK, version 17 or newer", "JAVA_HOME: nothing", "PATH: nothing")
        .contains("apt-get install openjdk-17-jdk-headless");
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

  @Test
  void buildsWithTheWrapperWhereNoMavenIsInstalled() throws Exception {
    project();

    Run run = started(onlyTools());

    assertThat(run.words()).contains("building (first use").contains("-jar " + folder);
    assertThat(run.exit()).isZero();
    assertThat(folder.resolve("target/built-by-the-wrapper")).hasContent("package");
  }

  @Test
  void buildsWithTheWrapperWhereTheInstalledMavenIsTooOld() throws Exception {
    project();
    program(folder.resolve("bin/mvn"), "echo 'Apache Maven 3.6.3 (abc)'");

    Run run = started(folder + "/bin" + File.pathSeparator + System.getenv("PATH"));

    assertThat(run.words()).contains("the installed Maven 3.6.3 is older than 3.8.6");
    assertThat(folder.resolve("target/built-by-the-wrapper")).exists();
  }

  @Test
  void buildsAgainOnlyWhereSourcesChanged() throws Exception {
    project();
    started(onlyTools());

    assertThat(started(onlyTools()).words()).doesNotContain("building");

    Instant later = Instant.now().plusSeconds(60);
    Files.setLastModifiedTime(folder.resolve("src/main/Some.java"), FileTime.from(later));
    assertThat(started(onlyTools()).words()).contains("building (sources changed");
  }

  @Test
  void sharesClassesOnlyFromAnArchiveThatWasMadeForTheProgram() throws Exception {
    project();
    started(onlyTools());
    Path archive = Files.createDirectories(folder.resolve("target/cds")).resolve("run-17.0.9.jsa");
    Files.writeString(archive, "");
    assertThat(started(onlyTools(), "run").words())
        .contains("-XX:SharedArchiveFile=")
        .contains("cds/run-17.0.9.jsa");

    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(folder.resolve("target/gateway-1.jar"), later);

    assertThat(started(onlyTools(), "run").words())
        .doesNotContain("-XX:SharedArchiveFile=")
        .contains("-XX:DumpLoadedClassList=");
    assertThat(archive).doesNotExist();
  }

  @Test
  void showsTheEndOfTheLogWhereTheBuildFails() throws Exception {
    project();
    program(folder.resolve("mvnw"), "echo 'Some.java:7: no such symbol'; exit 1");

    Run run = started(onlyTools());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.words()).contains("Some.java:7: no such symbol", "target/build.log");
  }

  private record Run(int exit, String words) {}

  /** A clone with the launcher, and a wrapper and a Java that only say what they were asked. */
  private void project() throws IOException {
    Files.copy(Path.of("gateway"), folder.resolve("gateway"), COPY_ATTRIBUTES);
    Files.createDirectories(folder.resolve("src/main"));
    Files.writeString(folder.resolve("src/main/Some.java"), "");
    Files.writeString(folder.resolve("pom.xml"), "");
    program(
        folder.resolve("mvnw"),
        "mkdir -p target/lib; : >target/gateway-1.jar; for last; do :; done;"
            + " echo \"$last\" >target/built-by-the-wrapper");
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    program(jdk.resolve("java"), "echo 'openjdk version \"17.0.9\"' >&2; echo \"$@\"");
    program(jdk.resolve("javac"), "exit 0");
    Files.createDirectories(folder.resolve("bin"));
  }

  /** A path with what every Unix has, and with no Maven. */
  private String onlyTools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String each :
        "bash sh cut dirname find grep head ls mkdir mv nice rm sed tail touch".split(" ", -1)) {
      Path link = tools.resolve(each);
      if (!Files.exists(link)) Files.createSymbolicLink(link, installed(each));
    }
    return tools.toString();
  }

  private static Path installed(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(each -> Path.of(each, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private Run started(String path) throws IOException, InterruptedException {
    return started(path, "--version");
  }

  private Run started(String path, String command) throws IOException, InterruptedException {
    return run(folder.resolve("gateway"), folder.resolve("jdk"), path, command);
  }

  private String start(Path javaHome, Path onPath) throws IOException, InterruptedException {
    String path = onPath + "/bin" + File.pathSeparator + System.getenv("PATH");
    Run run = run(Path.of("gateway").toAbsolutePath(), javaHome, path);
    assertThat(run.exit()).isEqualTo(1);
    return run.words();
  }

  private Run run(Path launcher, @Nullable Path javaHome, String path)
      throws IOException, InterruptedException {
    return run(launcher, javaHome, path, "--version");
  }

  private Run run(Path launcher, @Nullable Path javaHome, String path, String command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), command);
    if (javaHome == null) builder.environment().remove("JAVA_HOME");
    else builder.environment().put("JAVA_HOME", javaHome.toString());
    builder.environment().put("PATH", path);
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    return new Run(process.exitValue(), words);
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
