package org.customspost.gateway.app;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.customspost.gateway.error.GatewayException;

/** Sends a passage through a route of the line; what a step throws comes back as it was thrown. */
final class Routes {
  private Routes() {}

  static void send(ProducerTemplate template, String route, Object passage) {
    Exchange done = template.request(route, exchange -> exchange.getIn().setBody(passage));
    Exception problem = done.getException();
    if (problem == null) return;
    for (Throwable each = problem; each != null; each = each.getCause())
      if (each instanceof GatewayException gateway) throw gateway;
    if (problem instanceof RuntimeException unexpected) throw unexpected;
    throw new IllegalStateException(problem);
  }
}
