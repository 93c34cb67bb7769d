package org.customspost.gateway;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The build runs test classes in two processes side by side: what they share is kept apart. */
public final class TestFork {
  /** As many as the build starts at most. */
  static final int MOST = 2;

  private TestFork() {}

  /**
   * Waits until the other process is not at it, until it is closed. For what takes usual ports, as
   * a demo does.
   */
  public static AutoCloseable alone(String what) throws IOException {
    Path file = Path.of("target", what + ".alone");
    FileChannel channel = FileChannel.open(file, CREATE, WRITE);
    channel.lock();
    return channel;
  }

  /** Which of them this is, from 1; 1 also where a test runs in an IDE. */
  public static int number() {
    return Integer.getInteger("test.fork", 1);
  }
}
