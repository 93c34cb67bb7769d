package org.customspost.gateway.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.customspost.gateway.flow.LineFolders;
import org.customspost.gateway.journal.postgres.Address;

/** Folders, agreements and settings of the gateways that are killed. */
final class Scene {
  static final String MASTER_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private final Path home;
  private final Path partners;

  private Scene(Path home, Path partners) {
    this.home = home;
    this.partners = partners;
  }

  /**
   * @param broker URL of the west's broker; empty for the one inside the gateway
   */
  static Scene in(Path folder, String broker) throws IOException {
    Path partners = folder.toAbsolutePath().resolve("partners");
    Path home = folder.toAbsolutePath().resolve("home");
    LineFolders.in(
        home, Map.of("post", post(partners), "east", east(partners), "west", west(broker)));
    Files.createDirectories(home.resolve("routes"));
    try (Stream<Path> routes = Files.list(Path.of("routes"))) {
      for (Path each : routes.toList())
        Files.copy(each, home.resolve("routes").resolve(each.getFileName()));
    }
    return new Scene(home, partners);
  }

  Path partners() {
    return partners;
  }

  Path home() {
    return home;
  }

  /** Settings of one gateway, in a configuration folder of its own. */
  Path gateway(String name, String database, int brokerPort) {
    Path config = home.resolve("config-" + name);
    try {
      Files.createDirectories(config);
      if (!Files.exists(config.resolve("partners")))
        Files.createSymbolicLink(config.resolve("partners"), home.resolve("config/partners"));
      Files.writeString(
          config.resolve("gateway.yaml"),
          """
          data: data-%s
          %s
          broker: {port: %d}
          sftp: {port: 0}
          master-key: "env:MASTER_KEY"
          threads: {arrivals: 2, writers: 1, senders: 2}
          """
              .formatted(name, database, brokerPort));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return config;
  }

  static String database(Path folder, Address address) throws IOException {
    Path password = folder.resolve("database.password");
    Files.writeString(password, address.password());
    return "database: {url: \"%s\", user: %s, password: \"file:%s\"}"
        .formatted(address.url(), address.user(), password.toAbsolutePath());
  }

  private static String post(Path partners) {
    return """
        partner: post
        role: operator
        mode: live
        acknowledge: {reports: [json], channel: box}
        channels:
          - {id: box, kind: file, folder: "%s", every: 1s, after-receive: delete}
        flows:
          - name: east
            message: itmatt
            destination: [GB]
            file-to: east
            rules: [toy]
            notify:
              - {partner: post, as: toynote, channel: box}
          - name: west
            message: itmatt
            destination: [FR]
            file-to: west
            rules: [toy]
            notify:
              - {partner: post, as: toynote, channel: box}
        retry: {budget: 1h, first: 1s, factor: 1, most: 1s}
        events: [emsevt]
        """
        .formatted(partners.resolve("post"));
  }

  private static String east(Path partners) {
    return """
        partner: east
        role: customs
        mode: live
        channels:
          - {id: box, kind: file, folder: "%s", every: 1s, after-receive: delete}
        declarations: {as: toydec, cancel-as: toydec, present-as: toydec, channel: box, batch: 1, eligibility: toy}
        answers: {formats: [toyres], within: 4h}
        retry: {budget: 1h, first: 1s, factor: 1, most: 1s}
        """
        .formatted(partners.resolve("east"));
  }

  private static String west(String broker) {
    return """
        partner: west
        role: customs
        mode: live
        channels:
          - {id: queue, kind: jms, %s, password: "env:WEST_PASSWORD", inbound: west.answers, outbound: west.declarations, dead-letter: west.dead}
        declarations: {as: toydec, cancel-as: toydec, channel: queue, batch: 1, eligibility: toy, lodge: at-arrival}
        answers: {formats: [toyres], within: 4h}
        retry: {budget: 1h, first: 1s, factor: 1, most: 1s}
        """
        .formatted(broker.isEmpty() ? "user: west" : "broker: \"" + broker + "\", user: gateway-1");
  }
}
