package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded broker by itself. */
@Timeout(60)
class BrokerIT {
  private static final JmsQueue QUEUE =
      new JmsQueue("q", "", "west", "", "west.in", "west.out", "west.dead", 10, 1);

  @Test
  void leavesNoThreadThatWouldKeepAClosedGatewayRunning(@TempDir Path folder) throws Exception {
    List<Thread> before = lasting();
    Broker broker = new Broker(folder, "127.0.0.1", 0);
    broker.admit(QUEUE, "secret");
    try (Connection connection = broker.factory().createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      connection.start();
      session.createProducer(session.createQueue("west.in")).send(session.createTextMessage("x"));
      session.commit();
    }

    broker.close();

    assertThat(lasting()).allMatch(before::contains, "was there before");
  }

  @Test
  void namesTheAddressThatAnotherProgramHas(@TempDir Path folder) throws Exception {
    int port = FreePort.next();
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Broker broker = new Broker(folder.resolve("taken"), "127.0.0.1", other.getLocalPort())) {
      assertThatThrownBy(broker::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("broker.port");
    }
  }

  /** Threads that live and are no daemons. */
  private static List<Thread> lasting() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.isAlive() && !each.isDaemon())
        .toList();
  }
}
