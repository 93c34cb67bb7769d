package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.customspost.gateway.app.Gateway;
import org.customspost.gateway.app.Memory;
import org.customspost.gateway.app.Rulebook;
import org.customspost.gateway.app.Settings;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.channel.as2.AgreedKeys;
import org.customspost.gateway.channel.as2.As2Wrapping;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Encoded;
import org.customspost.gateway.flow.Sign;
import org.customspost.gateway.flow.Signatures;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.Signers;

/**
 * A whole gateway in this process that sends over AS2 to another: what it is given goes through
 * Sign into its journal, and its own workers send it from there.
 */
final class As2Outbox implements AutoCloseable {
  private static final String PARTNER = "receiver";
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long LOOK_MILLIS = 20;

  private final Path folder;
  private final Gateway gateway;

  As2Outbox(Path home, As2Tie tie, String url) throws IOException {
    this.folder = BenchFolder.temporary();
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("partners"));
    Files.writeString(config.resolve("password"), As2Folder.PASSWORD);
    Files.write(config.resolve("keys.p12"), As2Folder.keys(List.of(tie.theirs())));
    As2Folder.certificate(config.resolve("receiver.pem"), tie.ours());
    Files.writeString(config.resolve("gateway.yaml"), settings());
    Files.writeString(config.resolve("partners/receiver.yaml"), agreement(tie, url));
    Findings findings = new Findings();
    this.gateway = Gateway.start(Settings.read(home, config, findings));
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
    Memory memory = gateway.memory();
    Planned planned =
        memory
            .database()
            .transaction(
                handle -> {
                  long id = Ids.next(handle, "departure", 1).get(0);
                  new Departures().plan(handle, List.of(planned(id)));
                  return planned(id);
                });
    sign().sign(List.of(new Encoded(planned, document, "application/edifact", List.of())));
    return planned.id();
  }

  private Sign sign() {
    Memory memory = gateway.memory();
    Rulebook rulebook = gateway.rulebook();
    Providers providers = Providers.choose();
    As2Wrapping wrapping =
        new As2Wrapping(
            rulebook.agreements(),
            new AgreedKeys(rulebook.keys()),
            Primitives.choose(providers),
            folder.resolve("packing"));
    return new Sign(
        memory.database(),
        memory.units(),
        memory.payloads(),
        new Departures(),
        memory.work(),
        new Log(),
        new Signatures(new Signers(rulebook.keys(), providers), wrapping));
  }

  private static Planned planned(long id) {
    String control = "%014d".formatted(id);
    return new Planned(
        id,
        PARTNER,
        "as2",
        Planned.Kind.REPORT,
        "report",
        null,
        control,
        PARTNER + "-" + control,
        "bench_" + control + ".edi",
        OffsetDateTime.now(ZoneOffset.UTC),
        "",
        "",
        List.of());
  }

  /** Waits until the receiver's signed yes is kept. */
  void awaitProof(long departure) throws IOException {
    Instant end = Instant.now().plus(LONGEST);
    while (!state(departure).equals("ACKNOWLEDGED")) {
      if (state(departure).equals("PARKED") || Instant.now().isAfter(end))
        throw new IOException("the large message is " + state(departure));
      pause();
    }
  }

  private String state(long departure) {
    return gateway
        .memory()
        .database()
        .transaction(
            handle ->
                handle
                    .createQuery("select state from departure where id = :id")
                    .bind("id", departure)
                    .mapTo(String.class)
                    .one());
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
    gateway.close();
    BenchFolder.remove(folder);
  }
}
