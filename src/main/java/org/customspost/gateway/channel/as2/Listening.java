package org.customspost.gateway.channel.as2;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
   * @param pace of what comes
   * @param connectionsPerAddress open ones of one address; an IPv6 network counts as one
   * @param atOnce messages worked on at the same time; more wait
   */
  public record Limits(
      long messageBytes,
      int headerBytes,
      Duration idle,
      Pace pace,
      int connections,
      int connectionsPerAddress,
      int atOnce) {}

  /**
   * How slowly a request may come. A connection on which a byte moves now and then is not idle.
   *
   * @param headers for the request line and all header fields
   * @param bytesPerSecond of the body on average, once the grace is over; 0 for any
   * @param grace nobody is judged by the first seconds
   * @param body for all of it
   */
  public record Pace(Duration headers, int bytesPerSecond, Duration grace, Duration body) {

    boolean keptBy(long bytes, long nanos) {
      if (nanos > body.toNanos()) return false;
      long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
      return nanos <= grace.toNanos() || bytes >= seconds * bytesPerSecond;
    }
  }
}
