package org.customspost.gateway.journal.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.error.ErrorCode;

/** The running server process of a cluster. */
final class Postmaster {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LARGEST_LOG = 10L << 20;
  private static final int STATUS_LINE = 7;

  /** Given at each start and not written into a file, so that they are those of this gateway. */
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "shared_buffers=128MB",
          "max_connections=60",
          "max_wal_size=2GB",
          "checkpoint_timeout=15min",
          "wal_buffers=16MB",
          "effective_cache_size=512MB",
          "max_parallel_workers_per_gather=0",
          "jit=off",
          "io_method=sync",
          "log_checkpoints=off",
          "log_timezone=UTC",
          "timezone=UTC");

  private final Cluster cluster;
  private final Binaries binaries;
  private final Account account;
  private final Path log;

  Postmaster(Cluster cluster, Binaries binaries, Account account, Path log) {
    this.cluster = cluster;
    this.binaries = binaries;
    this.account = account;
    this.log = log;
  }

  /**
   * Starts the server and waits until it takes connections. A server that a killed gateway left
   * behind is stopped first: what it committed is on disk, what it had not is undone.
   */
  void start(int port) throws IOException {
    stop();
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG)
      Files.move(log, log.resolveSibling("log.1"), StandardCopyOption.REPLACE_EXISTING);
    long logged = Files.exists(log) ? Files.size(log) : 0;
    Process process = launch(command(port));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ready()) {
      if (exited(process) || System.nanoTime() > end) throw failed(process, port, logged);
    }
  }

  /** Waits a few milliseconds for the end of the process. */
  private static boolean exited(Process process) throws IOException {
    try {
      return process.waitFor(5, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL started", e);
    }
  }

  /** Open sessions are ended, their transactions undone. Does nothing where none runs. */
  void stop() throws IOException {
    if (!Files.exists(pidFile())) return;
    if (!running()) {
      // Left by a crash of the machine; PostgreSQL would trust it if the number is in use again.
      Files.deleteIfExists(pidFile());
      return;
    }
    String folder = cluster.folder().toString();
    Program.Result fast = control(List.of("stop", "-D", folder, "-m", "fast", "-w"), "20");
    if (!fast.good() && running())
      control(List.of("stop", "-D", folder, "-m", "immediate", "-w"), "20");
  }

  // pg_ctl would signal whatever process has the number now: only one that serves this folder is
  // ours.
  private boolean running() throws IOException {
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().commandLine())
          .filter(line -> line.contains(cluster.folder().toString()))
          .isPresent();
    } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException gone) {
      return false;
    }
  }

  private Program.Result control(List<String> arguments, String seconds) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("-t", seconds));
    return Program.run(account.command(binaries.program("pg_ctl"), all), cluster.folder());
  }

  private List<String> command(int port) {
    List<String> command = new ArrayList<>();
    // Away from our terminal: Ctrl-C is for the gateway, which then stops the server in order.
    if (Program.installed("setsid")) command.add("setsid");
    // The kernel tells the server to shut down when the gateway is gone, even by kill -9.
    boolean setpriv = Program.installed("setpriv");
    if (setpriv && account.ours()) command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
    command.addAll(account.change());
    if (setpriv && !account.ours()) command.addAll(List.of("--pdeathsig", "INT"));
    command.add(binaries.program("postgres").toString());
    command.addAll(List.of("-D", cluster.folder().toString(), "-p", Integer.toString(port)));
    for (String setting : SETTINGS) command.addAll(List.of("-c", setting));
    return command;
  }

  // Linux counts the death of the thread that started a process as the death of its parent: so this
  // thread lives as long as the server.
  private Process launch(List<String> command) throws IOException {
    ProcessBuilder builder = Program.builder(command, cluster.folder());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread parent = new Thread(() -> startAndStay(builder, started), "postgres-parent");
    parent.setDaemon(true);
    parent.start();
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException("cannot run " + command.get(0), e.getCause());
    }
  }

  private static void startAndStay(ProcessBuilder builder, CompletableFuture<Process> started) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      started.complete(process);
      process.waitFor();
    } catch (IOException e) {
      started.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path pidFile() {
    return cluster.folder().resolve("postmaster.pid");
  }

  private boolean ready() throws IOException {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    } catch (NoSuchFileException notYet) {
      return false;
    }
  }

  private RuntimeException failed(Process process, int port, long logged) throws IOException {
    process.destroy();
    byte[] all = Files.readAllBytes(log);
    String said = new String(all, (int) logged, all.length - (int) logged, StandardCharsets.UTF_8);
    if (said.contains("could not bind"))
      return Problems.of(ErrorCode.JRN_004, "port", Integer.toString(port));
    return Problems.printed(cluster.folder(), log, said);
  }
}
