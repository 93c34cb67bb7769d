package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Scratch;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of the door: a request becomes a post, a reply a response. */
final class Front extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private final Admit admit;
  private final Path spool;
  private final int bytesPerSecond;

  Front(Admit admit, Path spool, int bytesPerSecond) {
    this.admit = admit;
    this.spool = spool;
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try (Scratch scratch = new Scratch(spool)) {
      send(reply(request, scratch), response);
      callback.succeeded();
    } catch (IOException e) {
      // the connection is gone, and with it who could be told
      LOG.debug("an answer did not get out", e);
      callback.failed(e);
    }
    return true;
  }

  private Reply reply(Request request, Scratch scratch) {
    if (!HttpMethod.POST.is(request.getMethod())) return Reply.status(Reply.NOT_ALLOWED);
    SpooledBody body = new SpooledBody(Content.Source.asInputStream(request), bytesPerSecond);
    try {
      return admit.admit(headers(request), caller(request), request.getLength(), body, scratch);
    } catch (SpooledBody.TooSlow e) {
      LOG.warn("a message from {} came too slowly", Request.getRemoteAddr(request));
      return Reply.status(Reply.TOO_SLOW);
    } catch (SpooledBody.BrokenOff e) {
      LOG.info("a message from {} broke off: {}", Request.getRemoteAddr(request), e.getMessage());
      return Reply.status(Reply.TOO_SLOW);
    } catch (IOException | RuntimeException e) {
      // whatever failed on our side: nothing is stored, so the sender must keep it and try again
      LOG.error("a message from {} could not be taken now", Request.getRemoteAddr(request), e);
      return Reply.status(Reply.NOT_NOW);
    }
  }

  private static Headers headers(Request request) {
    Headers headers = Headers.NONE;
    for (HttpField each : request.getHeaders())
      headers =
          headers.with(each.getName(), String.valueOf(each.getValue()).replaceAll("[\r\n]+", " "));
    return headers;
  }

  private static Posted.Caller caller(Request request) {
    Optional<X509Certificate> certificate = Optional.empty();
    if (request.getAttribute(SslSessionData.ATTRIBUTE) instanceof SslSessionData session
        && session.peerCertificates() != null
        && session.peerCertificates().length > 0)
      certificate = Optional.of(session.peerCertificates()[0]);
    return new Posted.Caller(address(request), request.isSecure(), certificate);
  }

  private static String address(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress address
        ? address.getHostString()
        : "";
  }

  private static void send(Reply reply, Response response) throws IOException {
    response.setStatus(reply.status());
    if (reply.unread()) response.getHeaders().put(HttpHeader.CONNECTION, "close");
    if (reply.message().length == 0) {
      Content.Sink.write(response, true, ByteBuffer.allocate(0));
      return;
    }
    As2Message message = WireForm.read(reply.message());
    for (Headers.Field each : message.headers().fields())
      response.getHeaders().add(each.name(), each.value());
    Content.Sink.write(response, true, ByteBuffer.wrap(message.body().bytes()));
  }
}
