package org.customspost.gateway.channel.door;

import java.util.List;
import java.util.Map;

/**
 * One partner's channel, ready to be opened.
 *
 * @param name {@code partner.channel}; its outbound route begins at {@code direct:name}
 * @param routes made from templates
 * @param beans what the routes call, by the name under which they look it up
 * @param inOrder true where one sending must end before the next begins
 * @param whenClosed undoes what lies outside the routes: log-ins, connections
 */
public record Door(
    String name,
    List<Leaf> routes,
    Map<String, Object> beans,
    boolean inOrder,
    Runnable whenClosed) {
  public Door {
    routes = List.copyOf(routes);
    beans = Map.copyOf(beans);
  }

  /** One that sends in order. */
  public Door(String name, List<Leaf> routes, Map<String, Object> beans, Runnable whenClosed) {
    this(name, routes, beans, true, whenClosed);
  }

  /** The name of a partner's door. */
  public static String name(String partner, String channel) {
    return partner + "." + channel;
  }

  /**
   * One route of the door.
   *
   * @param routeId unique in the gateway
   * @param template id of the route template
   */
  public record Leaf(String routeId, String template, Map<String, Object> parameters) {
    public Leaf {
      parameters = Map.copyOf(parameters);
    }

    /** Whether it takes from the partner. */
    public boolean takes() {
      return template.startsWith("inbound-");
    }
  }
}
