package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** The benchmark's post: puts files into its mailbox over SFTP. */
final class Post implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SshClient ssh = SshClient.setUpDefaultClient();
  private final SftpClient sftp;

  Post(BenchFolder folder) throws IOException {
    // it talks to a server of its own on this machine, made a moment ago
    ssh.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    CoreModuleProperties.TCP_NODELAY.set(ssh, true);
    ssh.start();
    ClientSession session =
        ssh.connect("bench-post", "127.0.0.1", folder.sftpPort()).verify(PATIENCE).getSession();
    session.addPasswordIdentity(folder.password());
    session.auth().verify(PATIENCE);
    sftp = SftpClientFactory.instance().createSftpClient(session);
  }

  void put(String name, byte[] bytes) throws IOException {
    try (OutputStream out = sftp.write("in/" + name + ".tmp")) {
      out.write(bytes);
    }
    sftp.rename("in/" + name + ".tmp", "in/" + name);
  }

  @Override
  public void close() {
    ssh.stop();
  }
}
