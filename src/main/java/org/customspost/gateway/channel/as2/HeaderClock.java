package org.customspost.gateway.channel.as2;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections whose request line and header fields do not come to their end. An idle timeout
 * does not: one byte a second is not idle. Looks at all connections once a second, so a client that
 * is slow on purpose costs its connection and no thread.
 */
final class HeaderClock extends AbstractLifeCycle implements Connection.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(HeaderClock.class);
  private static final long EVERY_MILLIS = 1_000;

  private final Scheduler scheduler;
  private final Duration longest;
  private final Map<Connection, Rest> connections = new ConcurrentHashMap<>();

  HeaderClock(Scheduler scheduler, Duration longest) {
    this.scheduler = scheduler;
    this.longest = longest;
  }

  /**
   * When a connection last owed us no header fields; a new one owes them from its beginning.
   *
   * @param requests that had come whole by then
   * @param bytes that had come by then
   */
  private record Rest(long requests, long bytes, long nanos) {
    static Rest now(Connection connection) {
      return new Rest(connection.getMessagesIn(), connection.getBytesIn(), System.nanoTime());
    }

    boolean isOver(Connection connection) {
      return connection.getMessagesIn() == requests
          && connection.getMessagesIn() == connection.getMessagesOut()
          && (connection.getBytesIn() > bytes || requests == 0);
    }
  }

  @Override
  public void onOpened(Connection connection) {
    // a connection of TLS stands below the one that carries the requests
    if (connection instanceof ConnectionMetaData) connections.put(connection, Rest.now(connection));
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  @Override
  protected void doStart() {
    scheduler.schedule(this::look, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!isRunning() && !isStarting()) return;
    connections.replaceAll((connection, rest) -> looked(connection, rest));
    scheduler.schedule(this::look, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private Rest looked(Connection connection, Rest rest) {
    if (!rest.isOver(connection)) return Rest.now(connection);
    if (System.nanoTime() - rest.nanos() > longest.toNanos()) {
      LOG.info(
          "{} sends its header fields too slowly",
          connection.getEndPoint().getRemoteSocketAddress());
      connection.getEndPoint().close();
    }
    return rest;
  }
}
