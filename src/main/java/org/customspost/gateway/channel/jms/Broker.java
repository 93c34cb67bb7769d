package org.customspost.gateway.channel.jms;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMRegistry;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.customspost.gateway.partner.Channel.JmsQueue;

/**
 * The embedded broker: every message forced to disk, every queue with a dead-letter queue, every
 * partner confined to its own queues. Starts with the first queue that needs it.
 */
public final class Broker implements AutoCloseable {
  private static final String GATEWAY = "gateway";
  private static final String LOST = "gateway.dead-letter";
  private static final int GROUP_COMMIT_NANOS =
      50_000; // the default of 3.3 ms caps a client at 290/s

  /**
   * Of 10 MB. The ids of the last 20 000 messages, kept against repeats, hold some ten files that
   * have little else in them: compacting those again and again took a third of the broker's time.
   */
  private static final int LEAST_FILES_TO_COMPACT = 30;

  private static final long LEAST_FREE = 64L << 20;

  private final Path folder;
  private final long leastFree;
  private final String listens;
  private final String acceptor;
  private final String ownPassword = UUID.randomUUID().toString();
  private final SecurityConfiguration users = new SecurityConfiguration();
  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final Map<String, Integer> logins = new ConcurrentHashMap<>();
  private boolean started;

  /**
   * @param folder for journal, pages and large messages
   * @param host address to listen on for partners
   * @param port TCP port; 0 for none, then the broker serves this process only
   */
  public Broker(Path folder, String host, int port) {
    this(folder, host, port, LEAST_FREE);
  }

  /**
   * @param leastFree bytes: with less free on its disk, it lets nobody send until there is more
   */
  public Broker(Path folder, String host, int port, long leastFree) {
    this.leastFree = leastFree;
    this.folder = folder;
    this.listens = port == 0 ? "" : host + ":" + port;
    this.acceptor = port == 0 ? "" : "tcp://" + host + ":" + port + "?protocols=CORE";
  }

  /** Starts the broker where it does not run yet. */
  public synchronized void start() throws IOException {
    if (started) return;
    users.addUser(GATEWAY, ownPassword);
    users.addRole(GATEWAY, GATEWAY);
    try {
      broker.setConfiguration(configuration());
      broker.setSecurityManager(
          new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
      broker.start();
    } catch (Exception e) { // Artemis declares no narrower one
      throw new IOException("the embedded broker does not start: " + e.getMessage(), e);
    }
    if (!broker.getActiveMQServer().isActive())
      throw new IOException(
          "the embedded broker does not start; another program has "
              + (listens.isEmpty() ? "" : "its address " + listens + " (see broker.port), or ")
              + "its folder "
              + folder);
    started = true;
  }

  private Configuration configuration() throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setName(GATEWAY)
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalBufferTimeout_NIO(GROUP_COMMIT_NANOS)
            .setJournalCompactMinFiles(LEAST_FILES_TO_COMPACT)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large").toString())
            .setGlobalMaxSize(64L << 20)
            .setMaxDiskUsage(-1) // 90 % of a large disk leaves plenty; the bytes count
            .setMinDiskFree(leastFree)
            .setJMXManagementEnabled(false)
            .setSecurityEnabled(true)
            .addAcceptorConfiguration("in-vm", vm());
    if (!acceptor.isEmpty()) configuration.addAcceptorConfiguration("partners", acceptor);
    configuration.addAddressSetting("#", settings(LOST, 10));
    configuration.putSecurityRoles("#", Set.of(everything()));
    configuration.addQueueConfiguration(queue(LOST));
    return configuration;
  }

  /** Several brokers may live in one process (tests do that); each needs its own number. */
  private String vm() {
    return "vm://" + System.identityHashCode(this);
  }

  /** Our own way in. */
  public ConnectionFactory factory() {
    return Factories.of(vm(), GATEWAY, ownPassword);
  }

  /** The same for who sends in transactions only. */
  public ConnectionFactory transacted() {
    return Factories.transacted(vm(), GATEWAY, ownPassword);
  }

  /** Makes a channel's queues and lets its partner at them, and at nothing else. */
  public synchronized void admit(JmsQueue channel, String password) throws IOException {
    start();
    users.removeUser(channel.user());
    users.addUser(channel.user(), password);
    users.addRole(channel.user(), role(channel));
    logins.merge(channel.user(), 1, Integer::sum);
    var server = broker.getActiveMQServer();
    try {
      server.createQueue(queue(channel.deadLetter()), true);
      for (String name : List.of(channel.inbound(), channel.outbound())) {
        if (name.isEmpty()) continue;
        server
            .getAddressSettingsRepository()
            .addMatch(name, settings(channel.deadLetter(), channel.attempts()));
        server.getSecurityRepository().addMatch(name, roles(channel, name));
        server.createQueue(queue(name), true);
      }
    } catch (Exception e) { // Artemis declares no narrower one
      throw new IOException("queues of " + channel.id() + ": " + e.getMessage(), e);
    }
  }

  /** The queues stay with what is in them; the partner can no longer log in. */
  public synchronized void dismiss(JmsQueue channel) {
    Integer left = logins.merge(channel.user(), -1, Integer::sum);
    if (left > 0) return;
    logins.remove(channel.user());
    users.removeUser(channel.user());
  }

  private static Set<Role> roles(JmsQueue channel, String queue) {
    boolean in = queue.equals(channel.inbound());
    boolean out = queue.equals(channel.outbound());
    Set<Role> roles = new HashSet<>();
    roles.add(everything());
    // send, consume and browse; nothing is made, deleted or managed by a partner
    roles.add(
        new Role(
            role(channel),
            in,
            out,
            false,
            false,
            false,
            false,
            false,
            out,
            false,
            false,
            false,
            false));
    return roles;
  }

  private static String role(JmsQueue channel) {
    return "partner-" + channel.user();
  }

  private static Role everything() {
    return new Role(
        GATEWAY, true, true, true, true, true, true, true, true, true, true, true, true);
  }

  private static AddressSettings settings(String deadLetter, int attempts) {
    return new AddressSettings()
        .setDeadLetterAddress(SimpleString.of(deadLetter))
        .setExpiryAddress(SimpleString.of(deadLetter))
        .setMaxDeliveryAttempts(attempts)
        .setRedeliveryDelay(500)
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(60_000)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setAutoCreateQueues(false)
        .setAutoCreateAddresses(false)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }

  private static QueueConfiguration queue(String name) {
    return QueueConfiguration.of(name)
        .setRoutingType(RoutingType.ANYCAST)
        .setDurable(true)
        .setAutoCreateAddress(true);
  }

  @Override
  public synchronized void close() throws IOException {
    if (!started) return;
    started = false;
    try {
      broker.stop();
    } catch (Exception e) { // Artemis declares no narrower one
      throw new IOException("the embedded broker does not stop cleanly: " + e.getMessage(), e);
    }
    // Artemis keeps these threads for a minute after the last use, and the process with them.
    if (InVMRegistry.instance.size() == 0) InVMConnector.resetThreadPool();
  }
}
