package org.customspost.gateway.console;

import java.util.Set;

/** Somebody who is signed in. */
public record Viewer(String name, Set<Role> roles) {
  public Viewer {
    roles = Set.copyOf(roles);
  }

  public boolean may(Role role) {
    return role.in(roles);
  }
}
