package org.customspost.gateway.console;

/** A place in the navigation, shown to those who may go there. */
public record Link(String name, String path, Role role) {

  /** Whether the page at this path belongs to this place. */
  public boolean leadsTo(String shown) {
    return path.equals(shown) || (!path.equals("/") && shown.startsWith(path + "/"));
  }
}
