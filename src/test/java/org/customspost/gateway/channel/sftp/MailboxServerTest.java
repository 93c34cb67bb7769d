package org.customspost.gateway.channel.sftp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.partner.Channel.SftpMailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxServerTest {
  private static final SftpMailbox MAILBOX =
      new SftpMailbox(
          "box", "acme", "env:A", List.of(), 5, Duration.ofMinutes(10), Duration.ofSeconds(5));

  @TempDir private Path folder;

  @Test
  void namesTheAddressThatAnotherProgramHas() throws IOException {
    int port = FreePort.next();
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        MailboxServer server = new MailboxServer(folder, "127.0.0.1", other.getLocalPort(), 1)) {
      assertThatThrownBy(() -> server.admit(MAILBOX, "secret", () -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("sftp.port");
    }
  }
}
