package org.customspost.gateway.partner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.customspost.gateway.partner.Channel.AfterReceive;
import org.customspost.gateway.partner.Channel.FileDrop;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.customspost.gateway.partner.Channel.SftpDelivery;
import org.customspost.gateway.partner.Channel.SftpMailbox;
import org.customspost.gateway.partner.Channel.SftpPoll;
import org.customspost.gateway.partner.Channel.SftpServer;
import org.customspost.gateway.partner.Channel.Whole;
import org.customspost.gateway.yaml.YamlMap;

/** Reads and checks one channel; what is unsafe is refused here, before anything starts. */
final class ReadChannel {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String A_USER = "letters, digits, . _ and -, at most 64";
  private static final String A_QUEUE = "letters, digits, . _ and -, at most 200";
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|[0-9a-fA-F:]+");
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
  private static final Pattern PATH = Pattern.compile("[^?#%$&{}\\p{Cntrl}]+");
  private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
  private static final Pattern BROKER =
      Pattern.compile("(tcp|vm)://[^?\\s]+(\\?\\S*)?|\\(tcp://.+");
  private static final Pattern PUBLIC_KEY =
      Pattern.compile("(ssh-|ecdsa-|sk-)[A-Za-z0-9@.-]+ [A-Za-z0-9+/]{30,}={0,3}( .*)?");

  private final YamlMap yaml;

  ReadChannel(YamlMap yaml) {
    this.yaml = yaml;
  }

  Optional<Channel> read() {
    String kind = yaml.text("kind");
    return switch (kind) {
      case "file" -> Optional.of(fileDrop());
      case "sftp-poll" -> Optional.of(sftpPoll());
      case "sftp-delivery" -> Optional.of(sftpDelivery());
      case "sftp-mailbox" -> Optional.of(sftpMailbox());
      case "jms" -> Optional.of(jmsQueue());
      case "as2" -> Optional.of(new ReadAs2(yaml).read(id()));
      default -> {
        yaml.keys(); // their meaning depends on the kind; one finding is enough
        if (!kind.isEmpty())
          yaml.wrong("kind", kind, "file, sftp-poll, sftp-delivery, sftp-mailbox, jms, as2");
        yield Optional.empty();
      }
    };
  }

  private FileDrop fileDrop() {
    FileDrop drop =
        new FileDrop(
            id(),
            Path.of(matching("folder", PATH, "a path without ? # % $ & { }")),
            yaml.flag("receive", true),
            yaml.flag("send", true),
            yaml.choice("whole", Whole.class, Whole.RENAMED),
            yaml.choice("after-receive", AfterReceive.class, AfterReceive.MOVE),
            every());
    if (!drop.receives() && !drop.sends())
      yaml.wrong("send", "false", "true where receive is false");
    return drop;
  }

  private SftpPoll sftpPoll() {
    return new SftpPoll(
        id(),
        server(),
        matching("folder", FOLDER, "a path below the log-in folder, without / at its begin"),
        yaml.choice("whole", Whole.class, Whole.RENAMED),
        yaml.choice("after-receive", AfterReceive.class, AfterReceive.MOVE),
        yaml.has("done-folder")
            ? matching("done-folder", FOLDER, "a path below the folder")
            : "done",
        every());
  }

  private SftpDelivery sftpDelivery() {
    return new SftpDelivery(
        id(),
        server(),
        matching("folder", FOLDER, "a path below the log-in folder, without / at its begin"));
  }

  private SftpServer server() {
    List<String> hostKeys = publicKeys("host-keys");
    if (hostKeys.isEmpty()) yaml.text("host-keys"); // a missing host key is refused, not guessed
    SftpServer server =
        new SftpServer(
            matching("host", HOST, "a host name or address"),
            port("port", 22),
            matching("user", USER, A_USER),
            hostKeys,
            secret("password"),
            secret("key"),
            secret("passphrase"));
    if (server.password().isEmpty() && server.key().isEmpty()) yaml.text("key");
    return server;
  }

  private SftpMailbox sftpMailbox() {
    SftpMailbox mailbox =
        new SftpMailbox(
            id(),
            matching("user", USER, A_USER),
            secret("password"),
            publicKeys("authorized-keys"),
            between("sessions", 5, 1, 100),
            yaml.duration("idle", Duration.ofMinutes(10)),
            every());
    if (mailbox.password().isEmpty() && mailbox.authorizedKeys().isEmpty())
      yaml.text("authorized-keys");
    return mailbox;
  }

  private JmsQueue jmsQueue() {
    String broker = yaml.text("broker", "");
    if (!broker.isEmpty() && !BROKER.matcher(broker).matches())
      yaml.wrong("broker", broker, "a URL such as tcp://broker.example:61616");
    JmsQueue queue =
        new JmsQueue(
            id(),
            broker,
            matching("user", USER, A_USER),
            requiredSecret("password"),
            optionalQueue("inbound"),
            optionalQueue("outbound"),
            matching("dead-letter", QUEUE, A_QUEUE),
            between("attempts", 10, 1, 1000),
            between("consumers", 1, 1, 64));
    if (!queue.receives() && !queue.sends()) yaml.text("inbound");
    if (queue.deadLetter().equals(queue.inbound()) && queue.receives())
      yaml.wrong("dead-letter", queue.deadLetter(), "another queue than inbound");
    return queue;
  }

  private String id() {
    return matching("id", NAME, "up to 40 lower-case letters, digits and hyphens");
  }

  private Duration every() {
    Duration every = yaml.duration("every", Duration.ofSeconds(5));
    if (every.isZero() || every.isNegative()) yaml.wrong("every", every.toString(), "1s or more");
    return every;
  }

  private String matching(String key, Pattern pattern, String allowed) {
    String value = yaml.text(key);
    if (!value.isEmpty() && !pattern.matcher(value).matches()) yaml.wrong(key, value, allowed);
    return value;
  }

  private String optionalQueue(String key) {
    return yaml.has(key) ? matching(key, QUEUE, A_QUEUE) : "";
  }

  private String requiredSecret(String key) {
    if (!yaml.has(key)) yaml.text(key);
    return secret(key);
  }

  private String secret(String key) {
    String reference = yaml.text(key, "");
    if (reference.isEmpty() || reference.matches("(env|file):\\S.*")) return reference;
    // the value itself may be the secret: it is not repeated
    yaml.wrong(key, "…", "a reference: env:NAME or file:PATH");
    return "";
  }

  private List<String> publicKeys(String key) {
    List<String> keys = yaml.texts(key);
    for (String each : keys)
      if (!PUBLIC_KEY.matcher(each).matches())
        yaml.wrong(key, each, "public keys as \"ssh-ed25519 AAAA…\"");
    return keys;
  }

  private int port(String key, int otherwise) {
    return between(key, otherwise, 1, 65_535);
  }

  private int between(String key, int otherwise, int least, int most) {
    int value = yaml.number(key, otherwise);
    if (value < least || value > most)
      yaml.wrong(key, String.valueOf(value), least + " to " + most);
    return value;
  }
}
