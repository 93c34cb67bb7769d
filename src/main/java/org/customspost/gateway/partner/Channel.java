package org.customspost.gateway.partner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.yaml.YamlMap;

/**
 * One door of a partner, as its agreement states it: where it is, who it is, and how a file is
 * known to be whole. Secrets are references ({@code env:NAME}, {@code file:PATH}), never values.
 */
public sealed interface Channel {
  /** Unique within the partner. */
  String id();

  /** True where messages come in through this door. */
  boolean receives();

  /** True where messages leave through this door. */
  boolean sends();

  /** All departures that are due are handed to the transport at once, in their order. */
  int TOGETHER = 0;

  /** How many departures may be on their way at once, each by itself; or {@link #TOGETHER}. */
  default int atOnce() {
    return TOGETHER;
  }

  /** How long after a departure its receipt may come by itself; empty where none does. */
  default Optional<Duration> receiptWithin() {
    return Optional.empty();
  }

  /**
   * Reads a channel; {@code kind} says which record it is.
   *
   * @return empty where the kind is unknown. All other problems are findings of the mapping, and
   *     the record then must not be used.
   */
  static Optional<Channel> read(YamlMap yaml) {
    Optional<Channel> channel = new ReadChannel(yaml).read();
    yaml.done();
    return channel;
  }

  /** How a file is known to be written to its end. Never by its time. */
  enum Whole {
    /** The writer gives it its name last; temporary names are passed over. */
    RENAMED,
    /** Its size stays the same between two looks. */
    STABLE,
    /** A second file with {@code .done} at its end follows it. */
    MARKED
  }

  /** What becomes of a file that is stored in the journal. */
  enum AfterReceive {
    MOVE,
    DELETE
  }

  /**
   * Folders on this machine: {@code in/ out/ done/ refused/} below one folder.
   *
   * @param every time between two looks
   */
  record FileDrop(
      String id,
      Path folder,
      boolean receives,
      boolean sends,
      Whole whole,
      AfterReceive afterReceive,
      Duration every)
      implements Channel {}

  /**
   * A partner's SFTP server and how we log in: a password, a key or both.
   *
   * @param hostKeys the server's public keys as {@code type base64}; any other key is refused
   * @param password reference, empty where a key is used
   * @param key reference to a private key in OpenSSH or PEM form, empty where a password is used
   * @param passphrase reference, empty where the key has none
   */
  record SftpServer(
      String host,
      int port,
      String user,
      List<String> hostKeys,
      String password,
      String key,
      String passphrase) {
    public SftpServer {
      hostKeys = List.copyOf(hostKeys);
    }
  }

  /**
   * We fetch from a partner's server.
   *
   * @param folder below the folder that the log-in begins in
   * @param doneFolder where a stored file is moved, relative to {@code folder}
   */
  record SftpPoll(
      String id,
      SftpServer server,
      String folder,
      Whole whole,
      AfterReceive afterReceive,
      String doneFolder,
      Duration every)
      implements Channel {
    @Override
    public boolean receives() {
      return true;
    }

    @Override
    public boolean sends() {
      return false;
    }
  }

  /** We deliver to a partner's server. */
  record SftpDelivery(String id, SftpServer server, String folder) implements Channel {
    @Override
    public boolean receives() {
      return false;
    }

    @Override
    public boolean sends() {
      return true;
    }
  }

  /**
   * The partner logs in to our server: it writes to {@code in/}, fetches from {@code out/}.
   *
   * @param password reference, empty where only keys are allowed
   * @param authorizedKeys public keys as {@code type base64}
   * @param sessions at most so many at a time
   * @param idle a silent session is closed after this
   */
  record SftpMailbox(
      String id,
      String user,
      String password,
      List<String> authorizedKeys,
      int sessions,
      Duration idle,
      Duration every)
      implements Channel {
    public SftpMailbox {
      authorizedKeys = List.copyOf(authorizedKeys);
    }

    @Override
    public boolean receives() {
      return true;
    }

    @Override
    public boolean sends() {
      return true;
    }
  }

  /**
   * Queues on a broker.
   *
   * @param broker URL of an external broker; empty for the embedded one
   * @param user our user at an external broker; the partner's user at the embedded one
   * @param password reference
   * @param inbound queue we take from, empty where we only send
   * @param outbound queue we put to, empty where we only receive
   * @param deadLetter queue for what cannot be taken, whole and with its reason
   * @param attempts deliveries before a message goes to {@code deadLetter}
   * @param consumers sessions that take in parallel
   */
  record JmsQueue(
      String id,
      String broker,
      String user,
      String password,
      String inbound,
      String outbound,
      String deadLetter,
      int attempts,
      int consumers)
      implements Channel {
    @Override
    public boolean receives() {
      return !inbound.isEmpty();
    }

    @Override
    public boolean sends() {
      return !outbound.isEmpty();
    }

    /** True where the gateway's own broker holds the queues. */
    public boolean embedded() {
      return broker.isEmpty();
    }
  }

  /**
   * AS2 over HTTP: the partner posts to us, we post to the partner.
   *
   * @param receive empty where nothing is taken
   * @param send empty where nothing is sent
   */
  record As2(String id, As2Peer peer, Optional<As2Inbound> receive, Optional<As2Outbound> send)
      implements Channel {
    /** Receipts need no order. */
    private static final int RECEIPTS_AT_ONCE = 4;

    @Override
    public boolean receives() {
      return receive.isPresent();
    }

    @Override
    public boolean sends() {
      return send.isPresent();
    }

    @Override
    public int atOnce() {
      // each message is a call of its own, with a receipt of its own; receipts of ours too
      return send.map(As2Outbound::atOnce).orElse(RECEIPTS_AT_ONCE);
    }

    @Override
    public Optional<Duration> receiptWithin() {
      return send.filter(each -> each.mdn() == As2Outbound.Mdn.ASYNC).map(As2Outbound::deadline);
    }
  }
}
