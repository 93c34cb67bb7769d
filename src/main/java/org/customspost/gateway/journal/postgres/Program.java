package org.customspost.gateway.journal.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a foreign program to its end. */
final class Program {
  private static final String SEARCH_PATH =
      System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");

  private Program() {}

  /**
   * @param output both streams of it
   */
  record Result(int exit, String output) {
    boolean good() {
      return exit == 0;
    }
  }

  static boolean installed(String name) {
    return Stream.of(SEARCH_PATH.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  static Result run(List<String> command, Path folder) throws IOException {
    Process process = builder(command, folder).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), output);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException(command.get(0)).initCause(e);
    }
  }

  /** Without the caller's PG… variables: they would lead the programs to another server. */
  static ProcessBuilder builder(List<String> command, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    return builder.redirectErrorStream(true);
  }
}
