package org.customspost.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.customspost.gateway.partner.Channel.SftpPoll;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadChannelTest {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFexampleexampleexampleexampleexampleexampl";
  private static final String SFTP =
      "{id: fetch, kind: sftp-poll, host: sftp.example, user: post, folder: out, key: 'file:/k',"
          + " host-keys: ['"
          + KEY
          + "']}";

  private static List<String> findings(String yaml) {
    Findings findings = new Findings();
    Optional<Channel> unused = YamlFile.parse(yaml, "acme.yaml", findings).flatMap(Channel::read);
    return findings.list().stream().map(Finding::toString).toList();
  }

  @Test
  void readsASafeChannel() {
    Findings findings = new Findings();
    Channel channel =
        YamlFile.parse(SFTP, "acme.yaml", findings).flatMap(Channel::read).orElseThrow();
    assertThat(findings.list()).isEmpty();
    assertThat(channel)
        .isInstanceOfSatisfying(
            SftpPoll.class, poll -> assertThat(poll.server().hostKeys()).containsExactly(KEY));
    assertThat(channel.receives()).isTrue();
    assertThat(channel.sends()).isFalse();
  }

  @Test
  void refusesAServerWithoutAHostKey() {
    assertThat(findings(SFTP.replaceAll(", host-keys: \\[.*]", "")))
        .singleElement()
        .asString()
        .contains("CFG-003")
        .contains("host-keys");
    assertThat(findings(SFTP.replace(KEY, "any"))).singleElement().asString().contains("CFG-004");
  }

  @Test
  void refusesASecretWrittenOutAndDoesNotRepeatIt() {
    assertThat(findings(SFTP.replace("'file:/k'", "open-sesame")))
        .isNotEmpty()
        .noneMatch(each -> each.contains("open-sesame"))
        .anyMatch(each -> each.contains("env:NAME"));
  }

  @Test
  void refusesAQueueWithoutADeadLetterQueue() {
    String yaml = "{id: q, kind: jms, user: acme, password: 'env:P', inbound: in, outbound: out}";
    assertThat(findings(yaml)).singleElement().asString().contains("dead-letter");
    assertThat(findings(yaml.replace("}", ", dead-letter: in}")))
        .singleElement()
        .asString()
        .contains("another queue than inbound");
  }

  @Test
  void tellsAllProblemsAtOnceWithTheirLines() {
    List<String> all =
        findings(
            """
            id: Bad Name
            kind: jms
            user: acme
            pasword: env:P
            attempts: 0
            dead-letter: d
            """);
    assertThat(all).hasSizeGreaterThanOrEqualTo(4);
    assertThat(all).anyMatch(each -> each.contains("acme.yaml:1") && each.contains("Bad Name"));
    assertThat(all).anyMatch(each -> each.contains("did you mean \"password\""));
    assertThat(all).anyMatch(each -> each.contains("1 to 1000"));
  }

  @Test
  void tellsAnUnknownKindOnce() {
    assertThat(findings("{id: a, kind: fax, number: 1}"))
        .singleElement()
        .asString()
        .contains("sftp-mailbox");
  }

  @Test
  void keepsAParameterOutOfTheFolder() {
    assertThat(findings("{id: a, kind: file, folder: '/srv/a?delete=true'}")).hasSize(1);
    assertThat(findings(SFTP.replace("folder: out", "folder: 'out?password=x'"))).hasSize(1);
    assertThat(findings(SFTP.replace("folder: out", "folder: /out"))).hasSize(1);
  }

  @Test
  void aQueueReceivesAndSendsAsItsNamesSay() {
    JmsQueue queue = new JmsQueue("q", "", "u", "env:P", "", "out", "dead", 1, 1);
    assertThat(queue.receives()).isFalse();
    assertThat(queue.sends()).isTrue();
    assertThat(queue.embedded()).isTrue();
  }

  @Test
  void readsASecretFromAFileAndTellsOneThatIsMissing(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "open\n");
    Secrets secrets = org.customspost.gateway.signing.Secrets.ofProcess(folder)::text;
    assertThat(secrets.needed("file:" + file)).isEqualTo("open");
    assertThat(secrets.needed("file:secret")).as("relative to the configuration").isEqualTo("open");
    assertThatThrownBy(() -> secrets.needed("env:NOT_SET_ANYWHERE"))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RCV_017))
        .hasMessageContaining("NOT_SET_ANYWHERE");
  }
}
