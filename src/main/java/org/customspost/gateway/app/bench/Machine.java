package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what the figures were measured. */
record Machine(int cores, String cpu, String jdk, String kernel, double load) {

  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        cpuName(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** One line for a page or a terminal. */
  String line() {
    return "%d cores of %s, %s, %s; load %.1f when it began"
        .formatted(cores, cpu, jdk, kernel, load);
  }

  private static String cpuName() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(each -> each.startsWith("model name"))
          .map(each -> each.substring(each.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch"); // not Linux
    }
  }
}
