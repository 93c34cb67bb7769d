package org.customspost.gateway.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where the console is, and how people reach it.
 *
 * @param port 0 for any free one
 * @param https empty for plain HTTP
 * @param url what people type, where a proxy stands before it
 * @param proxies addresses that are believed when they say for whom they ask
 */
public record Address(
    String host, int port, Optional<Secured> https, Optional<URI> url, Set<String> proxies) {
  public Address {
    proxies = Set.copyOf(proxies);
  }

  /**
   * A certificate of its own.
   *
   * @param keyFile PKCS#12 with our TLS key and the chain of its certificate
   * @param password reference
   */
  public record Secured(Path keyFile, String password) {}

  /** On this machine only, by plain HTTP. */
  public static Address local(int port) {
    return new Address("127.0.0.1", port, Optional.empty(), Optional.empty(), Set.of());
  }

  /** Whether a browser comes over TLS, to us or to a proxy before us. */
  boolean secure() {
    return https.isPresent() || url.filter(each -> "https".equals(each.getScheme())).isPresent();
  }

  /** Whether this is a name of the machine itself, which no packet from outside reaches. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
