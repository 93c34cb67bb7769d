package org.customspost.gateway.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code ./gateway run} in a process of its own, as an operator starts it. */
final class RunningGateway implements AutoCloseable {
  private static final String READY = "Ready after ";

  private final Process process;
  private final double secondsToReady;

  private RunningGateway(Process process, double secondsToReady) {
    this.process = process;
    this.secondsToReady = secondsToReady;
  }

  /** Starts it and waits until it says that it is ready. */
  static RunningGateway start(Path home, BenchFolder folder) throws IOException {
    return start(home, folder.config(), folder.folder().resolve("log"), "");
  }

  /**
   * @param log where it says what is wrong
   * @param heap as {@code GATEWAY_HEAP}; empty for the usual one
   */
  static RunningGateway start(Path home, Path config, Path log, String heap) throws IOException {
    long before = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("gateway").toString(), "run", "--config", config.toString())
            .redirectError(ProcessBuilder.Redirect.to(log.toFile()));
    if (!heap.isEmpty()) builder.environment().put("GATEWAY_HEAP", heap);
    Process process = builder.start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine())
      if (line.startsWith(READY))
        return new RunningGateway(process, (System.nanoTime() - before) / 1e9);
    throw new IOException(
        "the gateway ended before it was ready: " + Files.readString(log).strip());
  }

  /** From the launcher's first line on. */
  double secondsToReady() {
    return secondsToReady;
  }

  long pid() {
    return process.pid();
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
