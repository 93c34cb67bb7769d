package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The archive of classes that starts of the launcher share. After a build the first start lists
 * them and the second makes the archive in the background: what is measured meanwhile shares the
 * processor with that.
 */
final class ClassArchive {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private ClassArchive() {}

  /** Starts until there is one for the program as it is now, and waits until it is made. */
  static void settle(Path home, Consumer<String> progress) throws IOException {
    if (made(home)) return;
    progress.accept("makes the archive of classes that starts share");
    try (BenchFolder folder = BenchFolder.layOut(true)) {
      RunningGateway.start(home, folder).close();
      if (!made(home)) RunningGateway.start(home, folder).close();
    }
    long until = System.nanoTime() + LONGEST_NANOS;
    while (!made(home) && System.nanoTime() < until) LockSupport.parkNanos(LOOK_NANOS);
    if (!made(home)) progress.accept("there is none: starts take longer");
  }

  private static boolean made(Path home) throws IOException {
    Path target = home.resolve("target");
    Path archive = target.resolve("cds/run-" + System.getProperty("java.version") + ".jsa");
    if (Files.notExists(archive)) return false;
    FileTime of = Files.getLastModifiedTime(archive);
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "gateway-*.jar")) {
      for (Path each : jars) if (Files.getLastModifiedTime(each).compareTo(of) > 0) return false;
    }
    return true;
  }
}
