package org.customspost.gateway.console;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Tells who finds a weakness whom to write to, at the place where such people look (RFC 9116).
 *
 * @param contacts mail, web or telephone addresses, the preferred first; empty: nothing is told
 */
public record SecurityContact(List<URI> contacts, Clock time) implements Pages {
  /** The standard advises less than a year. The file is made at each call, and never too old. */
  private static final Duration GOOD_FOR = Duration.ofDays(180);

  public SecurityContact {
    contacts = List.copyOf(contacts);
  }

  @Override
  public void open(Routes routes) {
    if (!contacts.isEmpty())
      routes.get(
          "/.well-known/security.txt",
          Role.ANYONE,
          call -> call.context().contentType("text/plain; charset=utf-8").result(text()));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (URI each : contacts) text.append("Contact: ").append(each).append('\n');
    return text.append("Expires: ")
        .append(time.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS))
        .append("\nPreferred-Languages: en\n")
        .toString();
  }
}
