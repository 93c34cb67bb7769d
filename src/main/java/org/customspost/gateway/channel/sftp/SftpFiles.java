package org.customspost.gateway.channel.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.partner.Channel.SftpDelivery;

/** What the delivering route asks: which files a departure is, and what proves them delivered. */
public final class SftpFiles {
  private final SftpDelivery delivery;

  SftpFiles(SftpDelivery delivery) {
    this.delivery = delivery;
  }

  /** One message per file. The signature goes first: who sees the document finds it beside. */
  public List<Message> files(List<Departure> departures, CamelContext context) {
    List<Message> files = new ArrayList<>();
    for (Departure each : departures) {
      if (each.signature().length > 0)
        files.add(file(context, each.fileName() + ".p7s", Body.of(each.signature())));
      files.add(file(context, each.fileName(), each.body()));
    }
    return files;
  }

  private static Message file(CamelContext context, String name, Body body) {
    Message message = new DefaultMessage(context);
    message.setHeader(Exchange.FILE_NAME, name);
    message.setBody(body instanceof Body.InMemory small ? small.bytes() : opened(body));
    return message;
  }

  private static InputStream opened(Body body) {
    try {
      return body.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where each departure lies now. */
  public List<String> proofs(List<Departure> departures) {
    String folder =
        "sftp://"
            + delivery.server().host()
            + ":"
            + delivery.server().port()
            + "/"
            + delivery.folder();
    return departures.stream()
        .map(each -> folder + "/" + each.fileName() + " " + each.body().size() + " bytes")
        .toList();
  }

  /** Called by the route where a file could not be delivered. */
  public void failed(Exchange exchange) {
    Throwable problem = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    String name = String.valueOf(exchange.getMessage().getHeader(Exchange.FILE_NAME));
    throw new GatewayException(
        Troubles.sending(delivery.server(), delivery.folder(), name, problem), problem);
  }
}
