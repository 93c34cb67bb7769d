package org.customspost.gateway.journal.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's own PostgreSQL, on a port of the loopback interface. It lives as long as the
 * gateway: stopped by {@link #close}, told to stop by the kernel where the gateway is killed
 * (Linux), and cleared away by the next start in any other case.
 */
public final class PrivatePostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrivatePostgres.class);
  private static final int PORTS_TRIED = 5;

  private final Address address;
  private final Path folder;
  private final Postmaster postmaster;
  private final FolderLock lock;
  private boolean closed;

  private PrivatePostgres(Address address, Path folder, Postmaster postmaster, FolderLock lock) {
    this.address = address;
    this.folder = folder;
    this.postmaster = postmaster;
    this.lock = lock;
  }

  /** Everything in one folder, on any free port. */
  public static PrivatePostgres start(Path folder) {
    return start(folder, folder, 0);
  }

  /**
   * @param folder data, log, password
   * @param programs where the programs are unpacked; may be shared by several
   * @param port 0 for any free one
   * @throws GatewayException JRN, when it cannot run here
   */
  public static PrivatePostgres start(Path folder, Path programs, int port) {
    try {
      Account account = Account.current();
      Path home = Folders.reachable(folder, account);
      FolderLock lock = FolderLock.take(home);
      try {
        Binaries binaries = Binaries.in(Folders.reachable(programs, account));
        return start(home, binaries, account, lock, port);
      } catch (IOException | GatewayException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw Problems.folder(folder, e);
    }
  }

  /**
   * Where the server of that folder listens while another process runs it; empty where none does.
   */
  public static Optional<Address> running(Path folder) {
    if (!Files.isDirectory(folder)) return Optional.empty();
    try {
      return Cluster.running(Folders.reachable(folder, Account.current()))
          .map(
              found ->
                  new Address(
                      "jdbc:postgresql://127.0.0.1:" + found.port() + "/postgres",
                      Cluster.USER,
                      found.password()));
    } catch (IOException e) {
      throw Problems.folder(folder, e);
    }
  }

  private static PrivatePostgres start(
      Path home, Binaries binaries, Account account, FolderLock lock, int port) throws IOException {
    long began = System.nanoTime();
    Cluster cluster = Cluster.in(home, binaries, account);
    Postmaster postmaster = new Postmaster(cluster, binaries, account, home.resolve("log"));
    int listening = startOnPort(postmaster, port);
    Address address =
        new Address(
            "jdbc:postgresql://127.0.0.1:" + listening + "/postgres",
            Cluster.USER,
            cluster.password());
    LOG.info(
        "PostgreSQL {} in {} ready on port {} after {} ms",
        binaries.major(),
        home,
        listening,
        Duration.ofNanos(System.nanoTime() - began).toMillis());
    return new PrivatePostgres(address, home, postmaster, lock);
  }

  // Another program can take a free port between our look and the server's bind: try the next one.
  private static int startOnPort(Postmaster postmaster, int wanted) throws IOException {
    for (int tried = 1; ; tried++) {
      int port = wanted == 0 ? freePort() : wanted;
      try {
        postmaster.start(port);
        return port;
      } catch (GatewayException e) {
        boolean again = e.code() == ErrorCode.JRN_004 && wanted == 0 && tried < PORTS_TRIED;
        if (!again) throw e;
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The database {@code postgres} with its owner's login. */
  public Address address() {
    return address;
  }

  /** Where its files really are. */
  public Path folder() {
    return folder;
  }

  @Override
  public synchronized void close() {
    if (closed) return;
    closed = true;
    try (lock) {
      postmaster.stop();
    } catch (IOException e) {
      throw Problems.folder(folder, e);
    }
  }
}
