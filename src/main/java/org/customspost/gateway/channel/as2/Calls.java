package org.customspost.gateway.channel.as2;

import static org.customspost.gateway.error.ErrorCode.SND_002;
import static org.customspost.gateway.error.ErrorCode.SND_353;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/** Calls partners' HTTP servers: one partner's over TLS, or any without. */
final class Calls {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /** A larger body is sent as a stream. */
  private static final long IN_MEMORY = 256 * 1024;

  /** A receiver that takes a large message slower than this is given up. */
  private static final long SLOWEST_BYTES_PER_SECOND = 256 * 1024;

  /** Set by the transport itself. */
  private static final Set<String> ITS_OWN =
      Set.of("content-length", "host", "connection", "expect", "upgrade", "transfer-encoding");

  private final Optional<SSLContext> trusted;
  private @Nullable HttpClient made;

  /**
   * Nothing is opened before the first call: a client has a thread of its own, and many partners
   * only post to us.
   *
   * @param trusted empty where no address is called over TLS
   */
  Calls(Optional<SSLContext> trusted) {
    this.trusted = trusted;
  }

  private synchronized HttpClient client() {
    if (made != null) return made;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    trusted.ifPresent(builder::sslContext);
    made = builder.build();
    return made;
  }

  record Answer(int status, As2Message message) {}

  /**
   * Posts a message; a large one is read from where it is kept as the receiver takes it.
   *
   * @param timeout for an answer; the larger the message, the longer it may take
   * @throws GatewayException SND-002, SND-353
   */
  Answer post(URI address, As2Message message, Duration timeout) throws IOException {
    Duration patience = timeout.plusSeconds(message.body().size() / SLOWEST_BYTES_PER_SECOND);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(patience).POST(published(message.body()));
    for (Headers.Field each : message.headers().fields())
      if (!ITS_OWN.contains(each.name().toLowerCase(Locale.ROOT)))
        request.header(each.name(), each.value());
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request.build(), each -> new ShortBody((int) MdnReading.LARGEST));
    try {
      return answer(answer.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw failed(address, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw failed(address, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw failed(address, e);
    }
  }

  /** With its length: some receivers do not know chunks. */
  private static BodyPublisher published(Content body) throws IOException {
    if (body.size() <= IN_MEMORY) return BodyPublishers.ofByteArray(body.bytes());
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> opened(body)), body.size());
  }

  private static InputStream opened(Content body) {
    try {
      return body.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    Headers headers = Headers.NONE;
    for (var each : response.headers().map().entrySet())
      for (String value : each.getValue())
        if (!each.getKey().startsWith(":")) headers = headers.with(each.getKey(), value);
    return new Answer(response.statusCode(), new As2Message(headers, Content.of(response.body())));
  }

  private static GatewayException failed(URI address, Throwable problem) {
    ErrorCode code = trust(problem) ? SND_353 : SND_002;
    String said = problem.getMessage();
    if (problem instanceof TimeoutException || problem instanceof HttpTimeoutException)
      said = "no answer in time";
    String text = said == null ? problem.getClass().getSimpleName() : said;
    return new GatewayException(
        Finding.of(code, Place.NOWHERE, "where", address.toString(), "problem", text), problem);
  }

  private static boolean trust(Throwable problem) {
    for (Throwable each = problem; each != null; each = each.getCause())
      if (each instanceof SSLException) return true;
    return false;
  }
}
