package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What Linux says of a running process; nothing is known on other systems. */
final class Processes {
  private static final Path PROC = Path.of("/proc");
  private static final double TICKS_PER_SECOND = 100;

  /** What {@link #seconds} calls Java's compiler. */
  static final String COMPILER = "compiler";

  /** And what the process started. */
  static final String DATABASE = "database";

  private Processes() {}

  static boolean known() {
    return Files.isReadable(PROC.resolve("self/stat"));
  }

  /** Memory of its own process that is in use, in MB. */
  static double residentMegabytes(long pid) throws IOException {
    return megabytes(pid, "VmRSS:");
  }

  /** The most that was in use at once. */
  static double mostMegabytes(long pid) throws IOException {
    return megabytes(pid, "VmHWM:");
  }

  private static double megabytes(long pid, String field) throws IOException {
    for (String line : Files.readAllLines(PROC.resolve(pid + "/status")))
      if (line.startsWith(field)) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
    throw new IOException("no " + field + " of process " + pid);
  }

  /** Seconds of processor time of the process itself so far, ended threads included. */
  static double own(long pid) {
    return ticks(read(PROC.resolve(pid + "/stat"))) / TICKS_PER_SECOND;
  }

  /** The same of what it started. */
  static double started(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .mapToDouble(each -> withEnded(read(PROC.resolve(each.pid() + "/stat"))) / TICKS_PER_SECOND)
        .sum();
  }

  /**
   * Seconds of processor time so far, by thread name without its number; what the process started
   * counts as one.
   */
  static Map<String, Double> seconds(long pid) throws IOException {
    Map<String, Double> seconds = new TreeMap<>();
    try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
      for (Path each : threads.toList()) {
        String stat = read(each.resolve("stat"));
        if (!stat.isEmpty())
          seconds.merge(group(name(stat)), ticks(stat) / TICKS_PER_SECOND, Double::sum);
      }
    }
    seconds.put(DATABASE, started(pid));
    return seconds;
  }

  /** The same of Java's compiler alone; 0 where nothing is known. */
  static double compiler(long pid) throws IOException {
    return known() ? seconds(pid).getOrDefault(COMPILER, 0.0) : 0;
  }

  private static String name(String stat) {
    return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  }

  private static String group(String name) {
    if (name.startsWith("C1 ") || name.startsWith("C2 ")) return COMPILER;
    if (name.startsWith("VM Thread") || name.startsWith("GC Thread")) return "collector";
    if (name.startsWith("Thread-") || name.startsWith("activemq")) return "broker";
    return name.startsWith("sshd") ? "sftp" : name.replaceAll("[ -]?[#(0-9].*$", "");
  }

  /** User and system time; fields 14 and 15 of proc(5). */
  private static long ticks(String stat) {
    if (stat.isEmpty()) return 0;
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  /** The same with what its children took that have ended; fields 16 and 17 of proc(5). */
  private static long withEnded(String stat) {
    if (stat.isEmpty()) return 0;
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return ticks(stat) + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return ""; // it ended meanwhile
    } catch (IOException e) {
      return ""; // it ends just now
    }
  }
}
