package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.passage.Body;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its one answer; what was spooled for it goes with the answer. */
final class OneAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(OneAnswer.class);

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Scratch scratch;
  private volatile boolean working;

  OneAnswer(Request request, Response response, Callback callback, Scratch scratch) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.scratch = scratch;
    // While we work, nothing moves on the connection, and the sender is not to blame for that.
    request.addIdleTimeoutListener(timeout -> !working);
  }

  /** What makes the answer. */
  @FunctionalInterface
  interface Making {
    Reply reply() throws IOException;
  }

  Scratch scratch() {
    return scratch;
  }

  void working(Making making) {
    working = true;
    try {
      with(making.reply());
    } catch (IOException | RuntimeException e) { // whatever failed on our side, the sender is told
      failed(e);
    }
  }

  /** Says what went wrong; nothing is stored, so the sender must keep its message and try again. */
  void failed(Throwable problem) {
    String caller = Request.getRemoteAddr(request);
    if (problem instanceof ComingBody.TooSlow) {
      LOG.warn("a message from {} came too slowly", caller);
      with(Reply.status(Reply.TOO_SLOW));
    } else if (problem instanceof ComingBody.BrokenOff) {
      LOG.info("a message from {} broke off: {}", caller, problem.getMessage());
      with(Reply.status(Reply.TOO_SLOW));
    } else if (problem instanceof Admit.NotNow) {
      LOG.info("a message from {} is put off: {}", caller, problem.getMessage());
      with(Reply.status(Reply.NOT_NOW));
    } else if (problem instanceof GatewayException known) {
      LOG.error("a message from {} could not be taken now: {}", caller, known.getMessage());
      with(Reply.status(Reply.NOT_NOW));
    } else {
      LOG.error("a message from {} could not be taken now", caller, problem);
      with(Reply.status(Reply.NOT_NOW));
    }
  }

  void with(Reply reply) {
    try (scratch) {
      response.setStatus(reply.status());
      if (reply.status() == Reply.NOT_NOW)
        response.getHeaders().put(HttpHeader.RETRY_AFTER, Reply.LATER_SECONDS);
      if (reply.unread()) response.getHeaders().put(HttpHeader.CONNECTION, "close");
      response.write(true, body(reply), callback);
    } catch (IOException e) {
      LOG.error("an answer was not made", e);
      callback.failed(e);
    }
  }

  private ByteBuffer body(Reply reply) throws IOException {
    if (reply.message().length == 0) return ByteBuffer.allocate(0);
    As2Message message = WireForm.read(Body.of(reply.message()));
    for (Headers.Field each : message.headers().fields())
      response.getHeaders().add(each.name(), each.value());
    return ByteBuffer.wrap(message.body().bytes());
  }
}
