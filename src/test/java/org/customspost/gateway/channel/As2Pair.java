package org.customspost.gateway.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;

/** Two sides that speak AS2 with each other, and a caller who belongs to neither. */
public final class As2Pair implements AutoCloseable {
  public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  public static final Instant UNTIL = Instant.parse("2046-01-01T00:00:00Z");
  public static final SigningKey POST = SelfSigned.create("post", Kind.RSA_2048, FROM, UNTIL);
  public static final SigningKey CUSTOMS = SelfSigned.create("customs", Kind.RSA_2048, FROM, UNTIL);
  static final SigningKey STRANGER = SelfSigned.create("stranger", Kind.RSA_2048, FROM, UNTIL);
  public static final String SAFE = "signature: required, encryption: required";
  public static final String SEND = "sign: sha-256, encrypt: aes-256-cbc, mdn: sync";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final As2Side post;
  final As2Side customs;
  final URI toCustoms;
  final URI toPost;

  /**
   * @param send the post's terms of sending, without its address
   * @param receive the terms of customs
   */
  As2Pair(Path folder, String send, String receive) {
    this(folder, send, receive, POST);
  }

  As2Pair(Path folder, String send, String receive, SigningKey knownToCustoms) {
    this(folder, send, receive, knownToCustoms, "1h");
  }

  /**
   * @param budget of the post's retries
   */
  As2Pair(Path folder, String send, String receive, SigningKey knownToCustoms, String budget) {
    this(folder, send, receive, knownToCustoms, budget, UnaryOperator.identity());
  }

  /**
   * @param own what becomes of each side's own key
   */
  As2Pair(
      Path folder,
      String send,
      String receive,
      SigningKey knownToCustoms,
      String budget,
      UnaryOperator<SigningKey> own) {
    int postPort = FreePort.next();
    int customsPort = FreePort.next();
    toCustoms = URI.create("http://127.0.0.1:" + customsPort + "/as2");
    toPost = URI.create("http://127.0.0.1:" + postPort + "/as2");
    String sends = "send: {url: \"" + toCustoms + "\", " + send.replace("POST", "" + toPost) + "}";
    String takes = "receive: {" + receive.replace("POST", "" + toPost) + "}";
    customs =
        new As2Side(
            folder.resolve("customs"),
            As2Side.listening(customsPort),
            List.of(own.apply(CUSTOMS)),
            Map.of("post", knownToCustoms),
            Map.of("post", agreement("post", "CUSTOMS", "POST", "customs", takes)));
    post =
        new As2Side(
            folder.resolve("post"),
            As2Side.listening(postPort),
            List.of(own.apply(POST)),
            Map.of("customs", CUSTOMS),
            Map.of(
                "customs",
                agreement("customs", "POST", "CUSTOMS", "post", sends)
                    .replace("budget: 1h", "budget: " + budget)));
  }

  public static String agreement(
      String partner, String us, String them, String key, String... ways) {
    return """
        partner: %s
        role: operator
        mode: live
        channels:
          - id: as2
            kind: as2
            our-name: %s
            partner-name: %s
            our-key: %s
            partner-certificates: [%s]
            %s
        retry: {budget: 1h, first: 1s, factor: 1, most: 1s}
        """
        .formatted(partner, us, them, key, partner, String.join("\n    ", ways));
  }

  /** Posts what a side packed, as any client could. */
  public static HttpResponse<String> post(URI to, byte[] packed, String... changed)
      throws IOException, InterruptedException {
    String text = new String(packed, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    HttpRequest.Builder request = HttpRequest.newBuilder(to).timeout(Duration.ofSeconds(30));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < changed.length; i += 2) {
      names.add(changed[i].toLowerCase(java.util.Locale.ROOT));
      if (!changed[i + 1].isEmpty()) request.header(changed[i], changed[i + 1]);
    }
    for (String each : text.substring(0, end).split("\r\n", -1)) {
      String name = each.substring(0, each.indexOf(':'));
      if (!names.contains(name.toLowerCase(java.util.Locale.ROOT)))
        request.header(name, each.substring(each.indexOf(':') + 1).strip());
    }
    byte[] body = java.util.Arrays.copyOfRange(packed, end + 4, packed.length);
    return CLIENT.send(
        request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  static HttpResponse<String> post(URI to, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(to).timeout(Duration.ofSeconds(30));
    headers.forEach(request::header);
    return CLIENT.send(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    post.close();
    customs.close();
  }
}
