package org.customspost.gateway.channel.sftp;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.customspost.gateway.channel.door.Intake;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.Channel.SftpMailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own SFTP server: each partner in its own folder, no shell, no commands, no forwarding. Starts
 * with the first mailbox.
 */
public final class MailboxServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxServer.class);
  private static final int LOG_IN_TRIES = 5;

  private final Path folder;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final Map<String, Login> logins = new ConcurrentHashMap<>();
  private final VirtualFileSystemFactory homes = new VirtualFileSystemFactory();
  private final long largest;
  private final Intake intake;

  /** Who may come in. */
  private record Login(
      SftpMailbox mailbox, String password, List<PublicKey> keys, Runnable whenPut) {}

  /**
   * @param folder for the host key and the partners' homes
   * @param port TCP port; 0 takes a free one
   * @param largest bytes of one uploaded file, more is refused while it is written
   */
  public MailboxServer(Path folder, String host, int port, long largest) {
    this(folder, host, port, largest, new Intake());
  }

  /**
   * @param intake where it is closed, no upload begins
   */
  public MailboxServer(Path folder, String host, int port, long largest, Intake intake) {
    this.intake = intake;
    this.folder = folder;
    this.largest = largest;
    server.setHost(host);
    server.setPort(port);
  }

  /** The port it listens on, once started. */
  public int port() {
    return server.getPort();
  }

  /**
   * Lets a partner in and makes its home.
   *
   * @param whenPut told of each file that the partner has put, before the partner hears of it
   */
  synchronized void admit(SftpMailbox mailbox, String password, Runnable whenPut)
      throws IOException {
    Login login =
        new Login(
            mailbox,
            password,
            AuthorizedKeys.read(mailbox.authorizedKeys(), Place.NOWHERE),
            whenPut);
    Path home = Files.createDirectories(home(mailbox)).toRealPath();
    for (String each : List.of("in", "out", "refused")) Files.createDirectories(home.resolve(each));
    Uploads.clear(home.resolve("in"));
    homes.setUserHomeDir(mailbox.user(), home);
    logins.put(mailbox.user(), login);
    start();
  }

  Path home(SftpMailbox mailbox) {
    return folder.resolve("homes").resolve(mailbox.user());
  }

  /** Ends the partner's sessions. Its files stay. */
  synchronized void dismiss(SftpMailbox mailbox) {
    logins.remove(mailbox.user());
    server.getActiveSessions().stream()
        .filter(session -> mailbox.user().equals(session.getUsername()))
        .forEach(session -> session.close(true));
  }

  private void start() throws IOException {
    if (server.isStarted()) return;
    server.setKeyPairProvider(hostKey());
    server.setFileSystemFactory(homes);
    server.setPasswordAuthenticator(this::passwordFits);
    server.setPublickeyAuthenticator(this::keyFits);
    server.setKeyboardInteractiveAuthenticator(null);
    server.setShellFactory(null);
    server.setCommandFactory(null);
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setAgentFactory(null);
    server.setSubsystemFactories(List.of(files()));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, LOG_IN_TRIES);
    CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ofSeconds(30));
    try {
      server.start();
    } catch (BindException e) {
      String where = server.getHost() + ":" + server.getPort();
      throw new IOException(
          "the SFTP server cannot listen at " + where + ": " + e.getMessage() + "; see sftp.port",
          e);
    }
  }

  private SftpSubsystemFactory files() {
    Uploads uploads = new Uploads(largest);
    SftpSubsystemFactory files =
        new SftpSubsystemFactory.Builder()
            .withFileSystemAccessor(new MailboxFiles(uploads, this::put, intake))
            .withSftpErrorStatusDataHandler(new OurWords())
            .build();
    files.addSftpEventListener(uploads);
    return files;
  }

  /** What we say ourselves is told as it is; of all else only the kind. */
  private static final class OurWords implements SftpErrorStatusDataHandler {
    @Override
    public String resolveErrorMessage(
        SftpSubsystemEnvironment subsystem,
        int id,
        Throwable problem,
        int status,
        int command,
        Object... arguments) {
      return problem instanceof MailboxFiles.NoRoom
          ? String.valueOf(problem.getMessage())
          : SftpErrorStatusDataHandler.super.resolveErrorMessage(
              subsystem, id, problem, status, command, arguments);
    }
  }

  private void put(String user) {
    Login login = logins.get(user);
    if (login != null) login.whenPut().run();
  }

  private SimpleGeneratorHostKeyProvider hostKey() throws IOException {
    Path file = Files.createDirectories(folder).resolve("host-key");
    SimpleGeneratorHostKeyProvider provider = new SimpleGeneratorHostKeyProvider(file);
    provider.setAlgorithm("EC");
    provider.setKeySize(256);
    provider.setStrictFilePermissions(false); // we set them ourselves, right below
    KeyPair pair = provider.loadKeys(null).iterator().next();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    LOG.info("SFTP host key {}", KeyUtils.getFingerPrint(pair.getPublic()));
    return provider;
  }

  private boolean passwordFits(String user, String password, ServerSession session) {
    Login login = logins.get(user);
    if (login == null || login.password().isEmpty()) return false;
    boolean fits =
        java.security.MessageDigest.isEqual(
            login.password().getBytes(java.nio.charset.StandardCharsets.UTF_8),
            password.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return fits && limited(session, login);
  }

  private boolean keyFits(String user, PublicKey key, ServerSession session) {
    Login login = logins.get(user);
    return login != null
        && login.keys().stream().anyMatch(each -> KeyUtils.compareKeys(each, key))
        && limited(session, login);
  }

  private static boolean limited(ServerSession session, Login login) {
    CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(session, login.mailbox().sessions());
    CoreModuleProperties.IDLE_TIMEOUT.set(session, login.mailbox().idle());
    return true;
  }

  @Override
  public synchronized void close() throws IOException {
    server.stop(true);
  }
}
