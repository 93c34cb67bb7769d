package org.customspost.gateway.channel.door;

import static org.customspost.gateway.error.ErrorCode.RCV_014;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How an inbound door stands. A partner's outage of a night is two lines in the log, not thousands:
 * one when it begins and one when it ends.
 */
public final class Standing implements PollingConsumerPollStrategy, ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  /** What can go wrong at a door, each told by itself. */
  private enum Matter {
    LOOKING,
    TAKING
  }

  private final String door;
  private final Function<Throwable, Finding> explain;
  private final BooleanSupplier ours;
  private final Map<Matter, ErrorCode> troubles = new ConcurrentHashMap<>();

  /**
   * @param explain says in a finding why the door could not look for messages
   */
  public Standing(String door, Function<Throwable, Finding> explain) {
    this(door, explain, () -> true);
  }

  /**
   * @param ours whether it is this gateway's turn to look, of several that could
   */
  public Standing(String door, Function<Throwable, Finding> explain, BooleanSupplier ours) {
    this.door = door;
    this.explain = explain;
    this.ours = ours;
  }

  /** True while nothing is wrong. */
  public boolean well() {
    return troubles.isEmpty();
  }

  /** What is wrong now. */
  public Set<ErrorCode> troubles() {
    return Set.copyOf(troubles.values());
  }

  /** A message was stored, or refused for good. */
  public void taken() {
    end(Matter.TAKING);
  }

  /** A message could not be stored now. */
  public void notTaken(Finding finding) {
    begin(Matter.TAKING, finding);
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    return ours.getAsBoolean();
  }

  /**
   * Asked again before each message: this gateway may have stood still so long that another one
   * took its place.
   */
  public void requireOurs() throws IOException {
    if (!ours.getAsBoolean()) throw new IOException("another gateway looks here now");
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
    end(Matter.LOOKING);
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
    begin(Matter.LOOKING, explain.apply(cause));
    return false;
  }

  @Override
  public void handleException(Throwable exception) {
    handleException("", null, exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    handleException(message, null, exception);
  }

  @Override
  public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
    if (exchange == null) begin(Matter.LOOKING, explain.apply(exception));
    else if (exception instanceof GatewayException gateway) failed(gateway.findings().get(0));
    else failed(Finding.of(RCV_014, Place.NOWHERE, "name", name(exchange), "problem", message));
  }

  /** What is refused for good was told when it was refused. */
  private void failed(Finding finding) {
    if (finding.code().severity() != Severity.REJECT) begin(Matter.TAKING, finding);
  }

  private static String name(Exchange exchange) {
    return String.valueOf(exchange.getIn().getHeader(Exchange.FILE_NAME));
  }

  private void begin(Matter matter, Finding finding) {
    if (troubles.put(matter, finding.code()) != finding.code())
      LOG.atWarn().addKeyValue("door", door).log("door {}: {}", door, finding);
    else LOG.debug("door {} still: {}", door, finding);
  }

  private void end(Matter matter) {
    ErrorCode trouble = troubles.remove(matter);
    if (trouble != null)
      LOG.atInfo().addKeyValue("door", door).log("door {}: {} is over", door, trouble.id());
  }
}
