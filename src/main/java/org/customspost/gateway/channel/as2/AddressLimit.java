package org.customspost.gateway.channel.as2;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends new connections of an address that has as many as it may, so that one caller cannot hold
 * those of all others.
 */
final class AddressLimit implements Connection.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(AddressLimit.class);

  /** Whoever has an IPv6 network has as many addresses of it as it likes. */
  private static final int NETWORK_BYTES = 8;

  private final int most;
  private final Map<Connection, String> open = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  // Guarded by this:
  private long refused;
  private long told = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

  AddressLimit(int most) {
    this.most = most;
  }

  @Override
  public void onOpened(Connection connection) {
    // a connection of TLS stands below the one that carries the requests
    if (!(connection instanceof ConnectionMetaData)) return;
    String address = address(connection.getEndPoint().getRemoteSocketAddress());
    open.put(connection, address);
    if (counts.merge(address, 1, Integer::sum) <= most) return;
    tell(address);
    connection.getEndPoint().close();
  }

  @Override
  public void onClosed(Connection connection) {
    String address = open.remove(connection);
    if (address != null)
      counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }

  private static String address(SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress inet) || inet.getAddress() == null) return "";
    byte[] bytes = inet.getAddress().getAddress();
    return inet.getAddress() instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
        : inet.getAddress().getHostAddress();
  }

  private synchronized void tell(String address) {
    refused++;
    if (System.nanoTime() - told < TimeUnit.MINUTES.toNanos(1)) return;
    LOG.warn("{} connections refused, the last of {} that had {} open", refused, address, most);
    refused = 0;
    told = System.nanoTime();
  }
}
