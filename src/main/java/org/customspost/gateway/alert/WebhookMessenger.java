package org.customspost.gateway.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts alerts as JSON. The header {@code X-Gateway-Signature} is the HMAC-SHA256 of the time in
 * {@code X-Gateway-Timestamp}, a dot, and the body: a receiver can tell ours from others' and old
 * ones from new ones.
 */
final class WebhookMessenger implements Messenger {
  private static final Duration WITHIN = Duration.ofSeconds(15);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int OK_FROM = 200;
  private static final int OK_UNTIL = 299;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(WITHIN)
          // A redirect would carry the alert to a place that nobody agreed to.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI url;
  private final byte[] secret;
  private final Clock clock;

  WebhookMessenger(URI url, String secret, Clock clock) {
    this.url = url;
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  @Override
  public void send(Alert alert) throws IOException {
    String body = json(alert);
    String time = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(WITHIN)
            .header("Content-Type", "application/json")
            .header("X-Gateway-Timestamp", time)
            .header("X-Gateway-Signature", "sha256=" + signature(secret, time + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < OK_FROM || status > OK_UNTIL) throw new IOException("HTTP status " + status);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static String signature(byte[] secret, String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static String json(Alert alert) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("id", alert.id());
      json.writeStringField("code", alert.code().id());
      json.writeStringField("severity", alert.code().severity().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("count", alert.count());
      json.writeStringField("first", alert.firstAt().toString());
      json.writeStringField("last", alert.lastAt().toString());
      json.writeArrayFieldStart("texts");
      for (String each : alert.texts()) json.writeString(each);
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }
}
