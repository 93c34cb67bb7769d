package org.customspost.gateway.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;

/** Posts AS2 messages and receipts over HTTP. */
final class As2Post {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FIRST_BAD = 300;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /**
   * The answer.
   *
   * @throws IOException where it is not an answer of success
   */
  As2Message post(URI address, As2Message message) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(message.body().bytes()));
    for (Headers.Field each : message.headers().fields()) request.header(each.name(), each.value());
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= FIRST_BAD)
        throw new IOException(address + " answers " + answer.statusCode());
      return new As2Message(headers(answer.headers().map()), Content.of(answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** As a transport has them. */
  static Headers headers(Map<String, List<String>> fields) {
    Headers headers = Headers.NONE;
    for (var field : fields.entrySet())
      for (String value : field.getValue()) headers = headers.with(field.getKey(), value);
    return headers;
  }
}
