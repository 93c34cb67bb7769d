package org.customspost.gateway.channel;

import static org.customspost.gateway.error.ErrorCode.RCV_018;
import static org.customspost.gateway.error.ErrorCode.SND_001;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Door.Leaf;
import org.customspost.gateway.channel.door.DoorKind;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.partner.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open doors. Opening, replacing and closing one leaves the routes of all others as they are,
 * with their counts.
 */
public final class Doors implements Dispatch, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

  private final CamelContext context;
  private final List<DoorKind> kinds;
  private final ProducerTemplate producer;
  private final Map<String, Door> open = new ConcurrentHashMap<>();

  public Doors(CamelContext context, List<DoorKind> kinds) {
    this.context = context;
    this.kinds = List.copyOf(kinds);
    this.producer = context.createProducerTemplate();
  }

  /** Names of the open doors, {@code partner.channel}. */
  public Set<String> open() {
    return new TreeSet<>(open.keySet());
  }

  /**
   * Opens a door, or replaces the one of the same name.
   *
   * @throws GatewayException RCV-017 or RCV-018; nothing of the door stays then
   */
  public void open(String partner, Channel channel) {
    open(partner, channel, false);
  }

  /**
   * The same for one that may stand still.
   *
   * @param paused whether nothing is taken until {@link #resume}
   */
  public synchronized void open(String partner, Channel channel, boolean paused) {
    String name = Door.name(partner, channel.id());
    close(partner, channel.id());
    try {
      Door door = made(partner, channel);
      open.put(name, door);
      door.beans().forEach((bean, object) -> context.getRegistry().bind(bean, object));
      for (Leaf each : door.routes()) if (!paused || !each.takes()) add(each);
      LOG.info(
          paused ? "door {} is open and takes nothing: it is paused" : "door {} is open", name);
    } catch (GatewayException e) {
      close(partner, channel.id());
      throw e;
    } catch (Exception e) { // Camel declares no narrower one
      close(partner, channel.id());
      throw unopened(name, e);
    }
  }

  private void add(Leaf leaf) throws Exception { // Camel declares no narrower one
    context.addRouteFromTemplate(leaf.routeId(), leaf.template(), leaf.parameters());
  }

  /** A door takes nothing more from its partner. What is under way in it ends. */
  public synchronized void pause(String partner, String channel) {
    for (Leaf each : taking(partner, channel)) {
      if (context.getRoute(each.routeId()) == null) continue;
      try {
        context.getRouteController().suspendRoute(each.routeId());
        LOG.info("route {} is paused", each.routeId());
      } catch (Exception e) { // Camel declares no narrower one
        throw unopened(each.routeId(), e);
      }
    }
  }

  /** A paused door takes again. */
  public synchronized void resume(String partner, String channel) {
    for (Leaf each : taking(partner, channel)) {
      try {
        if (context.getRoute(each.routeId()) == null) add(each);
        else context.getRouteController().resumeRoute(each.routeId());
        LOG.info("route {} is resumed", each.routeId());
      } catch (Exception e) { // Camel declares no narrower one
        throw unopened(each.routeId(), e);
      }
    }
  }

  private List<Leaf> taking(String partner, String channel) {
    Door door = open.get(Door.name(partner, channel));
    return door == null ? List.of() : door.routes().stream().filter(Leaf::takes).toList();
  }

  private Door made(String partner, Channel channel) throws IOException {
    for (DoorKind each : kinds) {
      Optional<Door> door = each.door(partner, channel);
      if (door.isPresent()) return door.get();
    }
    throw new IOException("no kind of door fits the channel");
  }

  /** Closes a door after what is under way in it has ended. Closing a closed one does nothing. */
  public synchronized void close(String partner, String channel) {
    Door door = open.remove(Door.name(partner, channel));
    if (door == null) return;
    for (Leaf each : door.routes()) remove(each.routeId());
    door.beans().keySet().forEach(context.getRegistry()::unbind);
    door.whenClosed().run();
    LOG.info("door {} is closed", door.name());
  }

  private void remove(String routeId) {
    if (context.getRoute(routeId) == null) return;
    try {
      context.getRouteController().stopRoute(routeId);
      context.removeRoute(routeId);
    } catch (Exception e) { // Camel declares no narrower one; the rest of the door must still close
      LOG.warn("route {} did not stop cleanly: {}", routeId, e.toString());
    }
  }

  @Override
  public List<String> send(List<Departure> departures) {
    if (departures.isEmpty()) return List.of();
    Departure first = departures.get(0);
    String name = Door.name(first.partner(), first.channel());
    Door door = open.get(name);
    if (door == null || context.getRoute(name + ".out") == null)
      throw new GatewayException(Finding.of(SND_001, Place.source(name)));
    if (!door.inOrder()) return send(name, departures);
    synchronized (door) { // one at a time keeps the order the departures have
      return send(name, departures);
    }
  }

  private List<String> send(String name, List<Departure> departures) {
    Exchange answer =
        producer.request("direct:" + name, exchange -> exchange.getIn().setBody(departures));
    Exception failure = answer.getException();
    if (failure != null) throw asGateway(name, failure);
    return proofs(answer.getMessage().getBody(List.class));
  }

  private static List<String> proofs(List<?> answered) {
    return answered.stream().map(String::valueOf).toList();
  }

  private static GatewayException asGateway(String name, Exception failure) {
    for (Throwable each = failure; each != null; each = each.getCause())
      if (each instanceof GatewayException gateway) return gateway;
    return unopened(name, failure);
  }

  private static GatewayException unopened(String name, Exception failure) {
    return new GatewayException(
        Finding.of(RCV_018, Place.source(name), "problem", String.valueOf(failure)), failure);
  }

  /** Closes all doors. */
  @Override
  public synchronized void close() {
    for (Door each : List.copyOf(open.values())) {
      int dot = each.name().indexOf('.');
      close(each.name().substring(0, dot), each.name().substring(dot + 1));
    }
  }
}
