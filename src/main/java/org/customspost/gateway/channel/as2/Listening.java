package org.customspost.gateway.channel.as2;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where partners post to us, and how much they may ask of us.
 *
 * @param http empty where only HTTPS is offered
 * @param https empty where only HTTP is offered
 */
public record Listening(Optional<Address> http, Optional<Secured> https, Limits limits) {

  /** Port 0 takes a free one. */
  public record Address(String host, int port) {}

  /**
   * @param keyFile PKCS#12 with our TLS key and the chain of its certificate
   * @param password reference
   */
  public record Secured(Address address, Path keyFile, String password) {}

  /**
   * What is refused cheaply.
   *
   * @param messageBytes a longer body is not read
   * @param headerBytes of the request line and all header fields
   * @param idle a connection on which nothing moves is closed after this
   * @param bytesPerSecond a body that comes slower is broken off; 0 for any speed
   * @param atOnce messages worked on at the same time; more wait
   */
  public record Limits(
      long messageBytes,
      int headerBytes,
      Duration idle,
      int bytesPerSecond,
      int connections,
      int atOnce) {}
}
