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
    long before = System.nanoTime();
    Process process =
        new ProcessBuilder(
                home.resolve("gateway").toString(), "run", "--config", folder.config().toString())
            .redirectError(ProcessBuilder.Redirect.to(folder.folder().resolve("log").toFile()))
            .start();
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine())
      if (line.startsWith(READY))
        return new RunningGateway(process, (System.nanoTime() - before) / 1e9);
    String log = Files.readString(folder.folder().resolve("log"));
    throw new IOException("the gateway ended before it was ready: " + log.strip());
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
