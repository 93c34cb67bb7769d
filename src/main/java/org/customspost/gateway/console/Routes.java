package org.customspost.gateway.console;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.console.Route.Method;

/** Every path of the console. What is not here does not exist. */
public final class Routes {
  private final List<Route> routes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /** A page, or JSON below {@code /api/v1/}. It changes nothing. */
  public void get(String path, Role role, Answer answer) {
    add(new Route(Method.GET, path, role, answer));
  }

  /** Something that is done. A page's form carries the token: {@code tag/token}. */
  public void post(String path, Role role, Answer answer) {
    add(new Route(Method.POST, path, role, answer));
  }

  /** A place in the navigation, in the order in which they are added. */
  public void link(String name, String path, Role role) {
    links.add(new Link(name, path, role));
  }

  public List<Route> all() {
    return List.copyOf(routes);
  }

  List<Link> links() {
    return List.copyOf(links);
  }

  private void add(Route route) {
    for (Route each : routes)
      if (each.method() == route.method() && each.path().equals(route.path()))
        throw new IllegalArgumentException("twice: " + route.method() + " " + route.path());
    routes.add(route);
  }
}
