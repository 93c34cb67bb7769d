package org.customspost.gateway.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/** A real SFTP client in the partner's mailbox at the gateway. */
final class SftpDoor implements PartnerDoor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final SshClient ssh = SshClient.setUpDefaultClient();
  private final ClientSession session;
  private final SftpClient sftp;

  /**
   * @param hostKey fingerprint of the gateway's host key; empty takes the key of the first
   *     connection
   */
  SftpDoor(String host, int port, String user, String password, String hostKey) throws IOException {
    ssh.setServerKeyVerifier(new Pinned(hostKey));
    CoreModuleProperties.TCP_NODELAY.set(ssh, true);
    ssh.start();
    session = ssh.connect(user, host, port).verify(PATIENCE).getSession();
    session.addPasswordIdentity(password);
    session.auth().verify(PATIENCE);
    sftp = SftpClientFactory.instance().createSftpClient(session);
  }

  @Override
  public void send(Letter letter) throws IOException {
    if (letter.signature().length > 0) put("in/" + letter.name() + ".p7s", letter.signature());
    String half = "in/" + letter.name() + ".tmp";
    put(half, letter.body());
    sftp.rename(half, "in/" + letter.name());
  }

  private void put(String path, byte[] bytes) throws IOException {
    try (OutputStream out = sftp.write(path)) {
      out.write(bytes);
    }
  }

  @Override
  public List<Letter> fetch() throws IOException {
    Set<String> names = new HashSet<>();
    try {
      for (DirEntry each : sftp.readDir("out")) names.add(each.getFilename());
    } catch (SftpException e) {
      // a file got its last name while the server listed them: all are there the next time
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) return List.of();
      throw e;
    }
    List<Letter> letters = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith(".") || name.endsWith(".p7s") || name.endsWith(".tmp")) continue;
      byte[] body = get("out/" + name);
      boolean signed = names.contains(name + ".p7s");
      byte[] signature = signed ? get("out/" + name + ".p7s") : new byte[0];
      letters.add(new Letter(name, body, signature));
      sftp.remove("out/" + name);
      if (signed) sftp.remove("out/" + name + ".p7s");
    }
    return letters;
  }

  private byte[] get(String path) throws IOException {
    try (InputStream in = sftp.read(path)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    sftp.close();
    session.close();
    ssh.stop();
  }

  /** The agreed key, or the first one seen, and no other. */
  private static final class Pinned implements ServerKeyVerifier {
    private @Nullable String fingerprint;

    Pinned(String agreed) {
      fingerprint = agreed.isEmpty() ? null : agreed;
    }

    @Override
    public boolean verifyServerKey(ClientSession client, SocketAddress address, PublicKey key) {
      String shown = String.valueOf(KeyUtils.getFingerPrint(key));
      if (fingerprint == null) fingerprint = shown;
      return shown.equals(fingerprint);
    }
  }
}
