package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Memory;
import org.customspost.gateway.as2.mime.Scratch;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint.SslSessionData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The HTTP side of the door: a request becomes a post, a reply a response. A thread is taken while
 * there is something to do, never to wait for bytes.
 */
final class Front extends Handler.Abstract {
  private final Admit admit;
  private final Path spool;
  private final Memory memory = Memory.ofHeap();
  private final Listening.Pace pace;

  Front(Admit admit, Path spool, Listening.Pace pace) {
    this.admit = admit;
    this.spool = spool;
    this.pace = pace;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    OneAnswer answer = new OneAnswer(request, response, callback, new Scratch(spool, memory));
    if (!HttpMethod.POST.is(request.getMethod())) answer.with(Reply.status(Reply.NOT_ALLOWED));
    else handle(request, answer);
    return true;
  }

  private void handle(Request request, OneAnswer answer) {
    try {
      Admit.Announced announced =
          admit.announced(headers(request), caller(request), request.getLength());
      if (announced.objection().isPresent()) answer.with(admit.unread(announced));
      else read(announced, request, answer);
    } catch (IOException | RuntimeException e) { // whatever failed on our side, the sender is told
      answer.failed(e);
    }
  }

  private void read(Admit.Announced announced, Request request, OneAnswer answer) {
    new ComingBody(request, pace, admit.largest(), answer.scratch())
        .read()
        .thenAccept(body -> answer.working(() -> admit.read(announced, body, answer.scratch())))
        .exceptionally(
            problem -> {
              Throwable cause = problem.getCause() == null ? problem : problem.getCause();
              if (cause instanceof ComingBody.TooLong)
                answer.working(() -> admit.unread(announced));
              else answer.failed(cause);
              return null;
            });
  }

  private static Headers headers(Request request) {
    List<Headers.Field> fields = new ArrayList<>();
    for (HttpField each : request.getHeaders())
      fields.add(new Headers.Field(each.getName(), unfolded(String.valueOf(each.getValue()))));
    return Headers.of(fields);
  }

  private static String unfolded(String value) {
    boolean folded = value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0;
    return (folded ? value.replaceAll("[\r\n]+", " ") : value).strip();
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
}
