package org.customspost.gateway.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customspost.gateway.TestFork;

/**
 * Starts of the gateway share the parsed classes of its libraries, as the launcher's do: the first
 * one lists them, the second waits until an archive is made of the list. Only libraries, since an
 * archive holds no classes of folders.
 */
final class SharedClasses {
  private static final Path FOLDER =
      Path.of("target", "cds-of-tests", Runtime.version().feature() + "-" + TestFork.number());
  private static final Path LIST = FOLDER.resolve("listed");
  private static final Path ARCHIVE = FOLDER.resolve("archive.jsa");

  private SharedClasses() {}

  /** Options of {@code java}, the class path among them. */
  static synchronized List<String> options() throws IOException {
    if (Files.notExists(ARCHIVE) && Files.exists(LIST)) dump();
    List<String> options = new ArrayList<>(List.of("-Xshare:auto", "-Xlog:cds*=off"));
    if (Files.exists(ARCHIVE)) options.add("-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath());
    else {
      Files.createDirectories(FOLDER);
      options.add("-XX:DumpLoadedClassList=" + LIST.toAbsolutePath());
    }
    options.addAll(List.of("-cp", libraries() + File.pathSeparator + folders()));
    return options;
  }

  // Where no archive can be made, starts are slower and nothing else: its log says why.
  private static void dump() throws IOException {
    Path usable = FOLDER.resolve("usable");
    try (Stream<String> lines = Files.lines(LIST)) {
      Files.write(usable, lines.filter(each -> !each.startsWith("@")).toList());
    }
    Files.delete(LIST);
    Process dump =
        new ProcessBuilder(
                GatewayProcess.JAVA,
                "-Xshare:dump",
                "-XX:+UseSerialGC",
                "-XX:SharedClassListFile=" + usable,
                "-XX:SharedArchiveFile=" + ARCHIVE,
                "-cp",
                libraries())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("log").toFile())
            .start();
    try {
      dump.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String libraries() {
    return classPath(true);
  }

  private static String folders() {
    return classPath(false);
  }

  private static String classPath(boolean libraries) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> each.endsWith(".jar") == libraries)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
