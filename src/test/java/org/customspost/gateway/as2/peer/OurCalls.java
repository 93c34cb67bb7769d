package org.customspost.gateway.as2.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Headers;

/** Posts messages and receipts of ours, with our certificate shown or not. */
final class OurCalls {
  private final HttpClient usual;
  private final HttpClient withCertificate;

  OurCalls(Tls tls) {
    usual = client(tls.context(false));
    withCertificate = client(tls.context(true));
  }

  private static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
  }

  private HttpClient client(Case.Line line) {
    return line == Case.Line.HTTPS_WITH_CLIENT_CERTIFICATE ? withCertificate : usual;
  }

  void post(URI url, As2Message receipt) throws IOException {
    post(url, receipt, Case.Framing.LENGTH, Case.Line.HTTP);
  }

  HttpResponse<byte[]> post(URI url, As2Message message, Case.Framing framing, Case.Line line)
      throws IOException {
    byte[] bytes = message.body().bytes();
    BodyPublisher body =
        framing == Case.Framing.LENGTH
            ? BodyPublishers.ofByteArray(bytes)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Ours.PATIENCE).POST(body);
    for (Headers.Field each : message.headers().fields()) request.header(each.name(), each.value());
    try {
      return client(line).send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
