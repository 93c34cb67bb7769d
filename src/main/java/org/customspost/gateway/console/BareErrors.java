package org.customspost.gateway.console;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the server answers to a call that it cannot even read: the number, and nothing of itself.
 */
final class BareErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    String text = response.getStatus() + ": the call cannot be read.\n";
    Content.Sink.write(response, true, text, callback);
    return true;
  }
}
