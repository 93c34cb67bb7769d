package org.customspost.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port for a server that is opened later. Below the ports that a system gives to connections
 * going out (from 32768 on Linux, RFC 6335 from 49152), or one of those takes it in the meantime;
 * and given once only, since tests of one run stand beside each other; each process of the build
 * has its own share.
 */
public final class FreePort {
  private static final int COUNT = 8_000 / TestFork.MOST;
  private static final int FIRST = 12_000 + (TestFork.number() - 1) * COUNT;
  private static final AtomicInteger LAST =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /**
   * The next port on which nobody listens.
   *
   * @throws IllegalStateException where all are taken
   */
  public static int next() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(LAST.incrementAndGet(), COUNT);
      if (isFree(port)) return port;
    }
    throw new IllegalStateException(
        "no free port from " + FIRST + " to " + (FIRST + COUNT - 1) + ": what listens there?");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
