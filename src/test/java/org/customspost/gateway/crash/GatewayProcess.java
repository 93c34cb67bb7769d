package org.customspost.gateway.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A gateway in a process of its own. */
public final class GatewayProcess implements AutoCloseable {
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Process process;

  private GatewayProcess(Process process) {
    this.process = process;
  }

  /** Starts one and waits until it is ready. */
  public static GatewayProcess start(Path home, Path config, String masterKey) throws IOException {
    GatewayProcess started = begin(home, config, masterKey);
    BufferedReader lines = started.process.inputReader();
    Deque<String> said = new ArrayDeque<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("ready")) {
        started.drain(lines);
        return started;
      }
      said.add(line);
      if (said.size() > 20) said.remove();
    }
    throw new AssertionError("the gateway did not start: " + String.join("\n", said));
  }

  private static GatewayProcess begin(Path home, Path config, String masterKey) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.net.preferIPv4Stack=true",
            "-Dgateway.lease.seconds=2"));
    command.addAll(SharedClasses.options());
    command.add(GatewayMain.class.getName());
    command.addAll(List.of(home.toString(), config.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MASTER_KEY", masterKey);
    builder.environment().put("WEST_PASSWORD", "west");
    builder.redirectErrorStream(true);
    return new GatewayProcess(builder.start());
  }

  /** Starts one and does not wait: what happens next may be what kills it. */
  public static GatewayProcess launch(Path home, Path config, String masterKey) throws IOException {
    GatewayProcess launched = begin(home, config, masterKey);
    launched.drain(launched.process.inputReader());
    return launched;
  }

  // A full pipe would stop the child.
  private void drain(BufferedReader lines) {
    Thread drain = new Thread(() -> lines.lines().forEach(each -> {}), "drain");
    drain.setDaemon(true);
    drain.start();
  }

  /** As kill -9 does it: no shutdown hook, no finally. */
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** Waits for a condition; fails where the process ends before, or the time is over. */
  public void await(String what, BooleanSupplier condition) throws InterruptedException {
    await(what, condition, () -> "");
  }

  /**
   * The same, and says how it stood.
   *
   * @param standing asked where the time is over
   */
  public void await(String what, BooleanSupplier condition, Supplier<String> standing)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS))
        throw new AssertionError("the gateway ended while waiting: " + what);
      if (System.nanoTime() > end)
        throw new AssertionError("not in time: " + what + " " + standing.get());
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Lets it run for so long. */
  void letRun(long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Stops it in order. */
  @Override
  public void close() throws IOException {
    if (!process.isAlive()) return;
    process.getOutputStream().close();
    try {
      if (process.waitFor(60, TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.toHandle().destroyForcibly();
    throw new AssertionError("the gateway did not stop in order");
  }
}
