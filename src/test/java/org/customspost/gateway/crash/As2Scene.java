package org.customspost.gateway.crash;

import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.stream.Stream;
import org.customspost.gateway.flow.LineFolders;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.SigningKey;

/** A gateway in a process of its own, with a post and a customs administration over AS2. */
public final class As2Scene {
  /** Of the gateway, so that it can be started again. */
  public static final String MASTER_KEY = Scene.MASTER_KEY;

  private As2Scene() {}

  /**
   * Who listens where.
   *
   * @param later whether each MDN comes by itself, in both directions
   */
  public record Ports(int gateway, int post, int east, boolean later) {
    static String url(int port) {
      return "\"http://127.0.0.1:" + port + "/\"";
    }

    /** How somebody asks for the MDN of what it sends. */
    String asks(int own) {
      return later ? ASYNC.formatted(url(own)) : SEND;
    }

    /** How somebody takes messages whose MDN goes to a port. */
    String takes(int sender) {
      return later ? SAFE + ", async-mdn: " + url(sender) : SAFE;
    }
  }

  private static final String ASYNC =
      "sign: sha-256, encrypt: aes-256-cbc, mdn: async, mdn-to: %s, deadline: 4s";

  /** The configuration folder; the home is beside it. */
  public static Path in(Path folder, Address address, Ports ports, SigningKey key)
      throws IOException, GeneralSecurityException {
    Path home = folder.toAbsolutePath().resolve("home");
    Map<String, String> partners = Map.of("post", post(ports), "east", east(ports));
    Path config = LineFolders.in(home, partners).config();
    Files.createDirectories(home.resolve("routes"));
    try (Stream<Path> routes = Files.list(Path.of("routes"))) {
      for (Path each : routes.toList())
        Files.copy(each, home.resolve("routes").resolve(each.getFileName()));
    }
    keys(config.resolve("keys.p12"), key);
    Files.writeString(config.resolve("keys.password"), "secret");
    Files.writeString(config.resolve("post.pem"), Certificates.pem(POST.certificate()));
    Files.writeString(config.resolve("east.pem"), Certificates.pem(CUSTOMS.certificate()));
    Files.writeString(
        config.resolve("gateway.yaml"),
        """
        data: data
        %s
        broker: {port: 0}
        sftp: {port: 0}
        as2: {http: {port: %d}}
        master-key: "env:MASTER_KEY"
        keys: [{file: keys.p12, password: "file:keys.password"}]
        certificates: {post: post.pem, east: east.pem}
        threads: {arrivals: 2, writers: 1, senders: 2}
        """
            .formatted(Scene.database(folder, address), ports.gateway()));
    return config;
  }

  private static void keys(Path file, SigningKey key) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    java.security.cert.Certificate[] chain = {key.certificate()};
    store.setKeyEntry("gateway", key.key(), "secret".toCharArray(), chain);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "secret".toCharArray());
    }
  }

  private static String channel(String them, String certificate, String way) {
    return "{id: as2, kind: as2, our-name: GATEWAY, partner-name: %s, our-key: gateway, partner-certificates: [%s], %s}"
        .formatted(them, certificate, way);
  }

  private static String post(Ports ports) {
    return """
        partner: post
        role: operator
        mode: live
        channels: [%s]
        flows:
          - {name: east, message: itmatt, destination: [GB], file-to: east, rules: [toy]}
        """
        .formatted(channel("POST", "post", "receive: {" + ports.takes(ports.post()) + "}"));
  }

  private static String east(Ports ports) {
    return """
        partner: east
        role: customs
        mode: live
        channels: [%s]
        declarations: {as: toydec, cancel-as: toydec, channel: as2, batch: 1, eligibility: toy}
        retry: {budget: 1h, first: 1s, factor: 1, most: 1s}
        """
        .formatted(
            channel(
                "EAST",
                "east",
                "send: {url: %s, %s}"
                    .formatted(Ports.url(ports.east()), ports.asks(ports.gateway()))));
  }
}
