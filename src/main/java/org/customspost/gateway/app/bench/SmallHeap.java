package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A part of a benchmark in a Java of its own, with so small a heap that it shows what does not fit.
 */
record SmallHeap(Path home, int megabytes) {

  /**
   * What {@code bench} with these arguments printed there.
   *
   * @throws IOException where it did not end well within five minutes
   */
  String says(String what, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-Dgateway.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "org.customspost.gateway.app.Main",
                "bench"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0)
        throw new IOException("%s do not fit into %d MB".formatted(what, megabytes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return said.strip();
  }
}
