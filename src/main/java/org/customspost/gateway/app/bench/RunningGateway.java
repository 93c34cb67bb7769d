package org.customspost.gateway.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./gateway run} in a process of its own, as an operator starts it. */
final class RunningGateway implements AutoCloseable {
  private static final String READY = "Ready after ";

  /** As {@code -Xlog:gc} has it: used before, used after, size. */
  private static final Pattern USED = Pattern.compile("(\\d+)M->\\d+M\\(");

  private final Process process;
  private final double secondsToReady;
  private final Path collections;

  private RunningGateway(Process process, double secondsToReady, Path collections) {
    this.process = process;
    this.collections = collections;
    this.secondsToReady = secondsToReady;
  }

  /** Starts it and waits until it says that it is ready. */
  static RunningGateway start(Path home, BenchFolder folder) throws IOException {
    return start(home, folder.config(), folder.folder().resolve("log"), Java.USUAL);
  }

  /**
   * What the launcher is told of Java.
   *
   * @param heap as {@code GATEWAY_HEAP}; empty for the usual one
   * @param options as {@code GATEWAY_JAVA_OPTIONS}
   */
  record Java(String heap, String options) {
    static final Java USUAL = new Java("", "");

    static Java withHeap(String heap) {
      return new Java(heap, "");
    }

    static Java withOptions(String options) {
      return new Java("", options);
    }
  }

  /**
   * @param log where it says what is wrong
   */
  static RunningGateway start(Path home, Path config, Path log, Java java) throws IOException {
    long before = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("gateway").toString(), "run", "--config", config.toString())
            .redirectError(ProcessBuilder.Redirect.to(log.toFile()));
    Path collections = log.resolveSibling("collections");
    String options = java.options();
    if (!java.heap().isEmpty()) {
      builder.environment().put("GATEWAY_HEAP", java.heap());
      options += " -Xlog:gc:file=" + collections;
    }
    if (!options.isEmpty()) builder.environment().put("GATEWAY_JAVA_OPTIONS", options);
    Process process = builder.start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine())
      if (line.startsWith(READY))
        return new RunningGateway(process, (System.nanoTime() - before) / 1e9, collections);
    throw new IOException(
        "the gateway ended before it was ready: " + Files.readString(log).strip());
  }

  /** The most that was in use before a collection, where it was started with a heap of its own. */
  double mostHeapMegabytes() throws IOException {
    double most = 0;
    for (String line : Files.readAllLines(collections)) {
      Matcher used = USED.matcher(line);
      if (used.find()) most = Math.max(most, Double.parseDouble(used.group(1)));
    }
    return most;
  }

  /** From the launcher's first line on. */
  double secondsToReady() {
    return secondsToReady;
  }

  long pid() {
    return process.pid();
  }

  /** What is measured beside the gateway. */
  @FunctionalInterface
  interface Beside {
    void run() throws IOException;
  }

  /** Does that while the gateway stands still: it neither disturbs nor gets ahead with its work. */
  void standStill(Beside work) throws IOException {
    signal("STOP");
    try {
      work.run();
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
    try {
      if (kill.waitFor() != 0) throw new IOException("the gateway takes no signal " + name);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
