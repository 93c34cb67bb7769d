package org.customspost.gateway.alert;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who hears of what.
 *
 * @param every of the same code a destination hears once in so long
 * @param mail the server that takes mail; empty where nobody is told by mail
 */
public record Alerting(Duration every, Optional<MailServer> mail, List<Destination> to) {
  public Alerting {
    to = List.copyOf(to);
  }

  /** Names of all destinations. */
  public Set<String> names() {
    return to.stream().map(Destination::name).collect(Collectors.toUnmodifiableSet());
  }

  /** References to all secrets that are needed. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    mail.map(MailServer::password).filter(each -> !each.isEmpty()).ifPresent(secrets::add);
    for (Destination each : to) if (each instanceof ToWebhook hook) secrets.add(hook.secret());
    return secrets;
  }

  /** How a mail server is spoken to. */
  public enum Tls {
    /** In the clear at first, then TLS or not at all. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** Only to this machine. */
    NONE
  }

  /**
   * @param user empty where the server asks for none
   * @param password reference to the secret; empty where there is no user
   */
  public record MailServer(
      String host, int port, Tls tls, String user, String password, String from) {}

  /** Somebody who is told. */
  public sealed interface Destination {
    String name();

    Which which();
  }

  /** Into the gateway's own log. */
  public record ToLog(String name, Which which) implements Destination {}

  public record ToMail(String name, Which which, List<String> addresses) implements Destination {
    public ToMail {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * @param secret reference to what signs the calls
   */
  public record ToWebhook(String name, Which which, URI url, String secret)
      implements Destination {}
}
