package org.customspost.gateway.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.customspost.gateway.partner.As2Inbound.Attachments;
import org.customspost.gateway.partner.As2Inbound.Demand;
import org.customspost.gateway.partner.As2Inbound.Duplicates;
import org.customspost.gateway.partner.As2Outbound.Compress;
import org.customspost.gateway.partner.As2Outbound.Encrypt;
import org.customspost.gateway.partner.As2Outbound.Mdn;
import org.customspost.gateway.partner.As2Outbound.Scheme;
import org.customspost.gateway.partner.As2Outbound.Sign;
import org.customspost.gateway.partner.As2Outbound.Transport;
import org.customspost.gateway.yaml.YamlMap;

/**
 * Reads an AS2 channel. Whether something is signed, encrypted, compressed and receipted must be
 * written down: nothing of it is assumed.
 */
final class ReadAs2 {
  /** RFC 4130, 6.2: up to 128 printable characters; we leave out the quote and the backslash. */
  private static final Pattern NAME = Pattern.compile("[ -~&&[^\"\\\\]]{1,128}");

  private final YamlMap yaml;

  ReadAs2(YamlMap yaml) {
    this.yaml = yaml;
  }

  Channel.As2 read(String id) {
    Optional<As2Inbound> receive = yaml.map("receive").map(ReadAs2::inbound);
    Optional<As2Outbound> send = yaml.map("send").map(ReadAs2::outbound);
    if (receive.isEmpty() && send.isEmpty()) yaml.text("receive");
    As2Peer peer =
        new As2Peer(
            name("our-name"),
            name("partner-name"),
            yaml.text("our-key"),
            Terms.some(yaml, "partner-certificates"),
            yaml.texts("server-certificates"),
            yaml.text("client-key", ""));
    if (peer.ourName().equals(peer.partnerName()) && !peer.ourName().isEmpty())
      yaml.wrong("partner-name", peer.partnerName(), "another name than our-name");
    boolean calls =
        send.map(As2Outbound::url).filter(ReadAs2::secure).isPresent()
            || receive.flatMap(As2Inbound::asyncMdn).filter(ReadAs2::secure).isPresent();
    if (calls && peer.serverCertificates().isEmpty()) yaml.text("server-certificates");
    return new Channel.As2(id, peer, receive, send);
  }

  private static As2Inbound inbound(YamlMap yaml) {
    As2Inbound inbound =
        new As2Inbound(
            stated(yaml, "signature", Demand.class, Demand.REQUIRED),
            stated(yaml, "encryption", Demand.class, Demand.REQUIRED),
            mic(yaml),
            yaml.flag("legacy", false),
            yaml.has("async-mdn") ? address(yaml, "async-mdn") : Optional.empty(),
            yaml.choice("duplicates", Duplicates.class, Duplicates.ANSWER_AGAIN),
            yaml.choice("attachments", Attachments.class, Attachments.REFUSED),
            yaml.texts("client-certificates"));
    yaml.done();
    return inbound;
  }

  private static As2Outbound outbound(YamlMap yaml) {
    As2Outbound outbound =
        new As2Outbound(
            address(yaml, "url").orElse(URI.create("http://missing")),
            stated(yaml, "sign", Sign.class, Sign.SHA_256),
            yaml.choice("scheme", Scheme.class, Scheme.PKCS1),
            stated(yaml, "encrypt", Encrypt.class, Encrypt.AES_256_CBC),
            yaml.choice("key-transport", Transport.class, Transport.PKCS1),
            yaml.choice("compress", Compress.class, Compress.NONE),
            stated(yaml, "mdn", Mdn.class, Mdn.SYNC),
            yaml.flag("mdn-signed", true),
            mic(yaml),
            yaml.has("mdn-to") ? address(yaml, "mdn-to") : Optional.empty(),
            positive(yaml, "deadline", Duration.ofMinutes(30)),
            positive(yaml, "timeout", Duration.ofMinutes(1)),
            Terms.atLeast(yaml, "at-once", 1, As2Outbound.USUALLY_AT_ONCE));
    if (outbound.mdn() == Mdn.ASYNC && outbound.mdnTo().isEmpty()) yaml.text("mdn-to");
    yaml.done();
    return outbound;
  }

  /** A choice that must be made. */
  private static <E extends Enum<E>> E stated(YamlMap yaml, String key, Class<E> type, E other) {
    if (!yaml.has(key)) yaml.text(key);
    return yaml.choice(key, type, other);
  }

  private static As2Peer.MicScope mic(YamlMap yaml) {
    return yaml.choice("mic", As2Peer.MicScope.class, As2Peer.MicScope.AS_SIGNED);
  }

  private static Duration positive(YamlMap yaml, String key, Duration otherwise) {
    Duration duration = yaml.duration(key, otherwise);
    if (duration.isZero()) yaml.wrong(key, "0s", "1s or more");
    return duration;
  }

  private static Optional<URI> address(YamlMap yaml, String key) {
    String text = yaml.text(key);
    if (text.isEmpty()) return Optional.empty();
    try {
      URI uri = new URI(text);
      boolean http = List.of("http", "https").contains(String.valueOf(uri.getScheme()));
      if (http && uri.getHost() != null && uri.getUserInfo() == null) return Optional.of(uri);
    } catch (URISyntaxException e) {
      // told below, like every other wrong address
    }
    yaml.wrong(key, text, "an address such as https://as2.post.example/as2");
    return Optional.empty();
  }

  private static boolean secure(URI uri) {
    return uri.getScheme().equals("https");
  }

  private String name(String key) {
    String name = yaml.text(key);
    if (!name.isEmpty() && !NAME.matcher(name).matches())
      yaml.wrong(key, name, "up to 128 printable characters without \" and \\");
    return name;
  }

  /** Names of keys and certificates that must exist. */
  static void check(YamlMap yaml, Channel.As2 channel, References references) {
    As2Peer peer = channel.peer();
    references.key(yaml, "our-key", peer.ourKey());
    if (!peer.clientKey().isEmpty()) references.key(yaml, "client-key", peer.clientKey());
    for (String each : peer.partnerCertificates())
      references.certificate(yaml, "partner-certificates", each);
    for (String each : peer.serverCertificates())
      references.certificate(yaml, "server-certificates", each);
    for (String each : channel.receive().map(As2Inbound::clientCertificates).orElse(List.of()))
      references.certificate(yaml, "receive", each);
  }
}
