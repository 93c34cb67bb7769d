package org.customspost.gateway.channel;

import static org.customspost.gateway.error.ErrorCode.RCV_018;
import static org.customspost.gateway.error.ErrorCode.SND_001;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Door.Leaf;
import org.customspost.gateway.channel.door.DoorKind;
import org.customspost.gateway.error.FileTrouble;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.partner.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

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
  // Guarded by this:
  private final Set<String> paused = new HashSet<>();
  private boolean taking = true;

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
    open(partner, channel, () -> false);
  }

  /**
   * The same for one that may stand still.
   *
   * @param stands whether nothing is taken until {@link #resume}; asked when no pause or resume can
   *     come between
   */
  public synchronized void open(String partner, Channel channel, BooleanSupplier stands) {
    String name = Door.name(partner, channel.id());
    close(partner, channel.id());
    if (stands.getAsBoolean()) paused.add(name);
    else paused.remove(name);
    try {
      Door door = made(partner, channel);
      open.put(name, door);
      door.beans().forEach((bean, object) -> context.getRegistry().bind(bean, object));
      for (Leaf each : door.routes()) if (takes(name) || !each.takes()) add(each);
      LOG.atLevel(takes(name) ? Level.DEBUG : Level.INFO)
          .addKeyValue("door", name)
          .log(takes(name) ? "door {} is open" : "door {} is open and takes nothing now", name);
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
    paused.add(Door.name(partner, channel));
    settle(Door.name(partner, channel));
  }

  /** A paused door takes again. */
  public synchronized void resume(String partner, String channel) {
    paused.remove(Door.name(partner, channel));
    settle(Door.name(partner, channel));
  }

  /**
   * Whether any door may take something in. What is under way ends; what is not taken stays where
   * it is: on a partner's server, in a folder, on a queue.
   */
  public synchronized void take(boolean may) {
    taking = may;
    for (String each : open()) {
      try {
        settle(each);
      } catch (GatewayException e) { // the others must hear of it, too
        LOG.error("door {} does not do as it is told: {}", each, e.getMessage());
      }
    }
  }

  private boolean takes(String name) {
    return taking && !paused.contains(name);
  }

  /** Lets the routes that take something run, or not, as it is now to be. */
  private void settle(String name) {
    Door door = open.get(name);
    if (door == null) return;
    for (Leaf each : door.routes()) {
      if (!each.takes()) continue;
      boolean there = context.getRoute(each.routeId()) != null;
      try {
        if (takes(name) && !there) add(each);
        else if (takes(name)) context.getRouteController().resumeRoute(each.routeId());
        else if (there) context.getRouteController().suspendRoute(each.routeId());
        LOG.info("route {} {}", each.routeId(), takes(name) ? "takes" : "takes nothing now");
      } catch (Exception e) { // Camel declares no narrower one
        throw unopened(each.routeId(), e);
      }
    }
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
    LOG.atDebug().addKeyValue("door", door.name()).log("door {} is closed", door.name());
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
        Finding.of(RCV_018, Place.source(name), "problem", words(failure)), failure);
  }

  private static String words(Exception failure) {
    return failure instanceof IOException file ? FileTrouble.words(file) : String.valueOf(failure);
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
