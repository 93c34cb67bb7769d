package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.customspost.gateway.model.passage.Body;

/** The outbox of a gateway in this process that sends over AS2 to another. */
final class As2Outbox implements AutoCloseable {
  private static final String PARTNER = "receiver";
  private static final String CHANNEL = "as2";
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 20;

  private final Path folder;
  private final Outbox outbox;

  As2Outbox(Path home, Outbox.Opening opening, As2Tie tie, String url) throws IOException {
    this.folder = BenchFolder.temporary();
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("partners"));
    Files.writeString(config.resolve("password"), As2Folder.PASSWORD);
    Files.write(config.resolve("keys.p12"), As2Folder.keys(List.of(tie.theirs())));
    As2Folder.certificate(config.resolve("receiver.pem"), tie.ours());
    Files.writeString(config.resolve("gateway.yaml"), settings());
    Files.writeString(config.resolve("partners/receiver.yaml"), agreement(tie, url));
    this.outbox = opening.open(home, config);
  }

  private String settings() {
    return """
        data: "%s/data"
        sftp: {port: 0}
        broker: {port: 0}
        as2: {http: {host: 127.0.0.1, port: 0}}
        threads: {arrivals: 0, writers: 0, senders: 1}
        keys:
          - {file: keys.p12, password: "file:password"}
        certificates: {receiver: receiver.pem}
        """
        .formatted(folder);
  }

  private static String agreement(As2Tie tie, String url) {
    return """
        partner: receiver
        role: operator
        mode: live
        channels:
          - id: as2
            kind: as2
            our-name: %s
            partner-name: %s
            our-key: %s
            partner-certificates: [receiver]
            send:
              url: "%s"
              sign: sha-256
              encrypt: aes-256-cbc
              compress: before-signing
              mdn: sync
              timeout: 5m
        """
        .formatted(tie.sender().value(), As2Tie.RECEIVER.value(), tie.theirs().alias(), url);
  }

  /** Packs a document and keeps it in the outbox; gives its number. */
  long put(Body document) {
    return outbox.put(PARTNER, CHANNEL, document);
  }

  /** Waits until the receiver's signed yes is kept. */
  void awaitProof(long departure) throws IOException {
    Instant end = Instant.now().plus(LONGEST);
    while (!outbox.state(departure).equals("ACKNOWLEDGED")) {
      if (outbox.state(departure).equals("PARKED") || Instant.now().isAfter(end))
        throw new IOException("the large message is " + outbox.state(departure));
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    outbox.close();
    BenchFolder.remove(folder);
  }
}
