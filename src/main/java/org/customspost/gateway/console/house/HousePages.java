package org.customspost.gateway.console.house;

import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;

/** The home page. */
public final class HousePages implements Pages {
  @Override
  public void open(Routes routes) {
    routes.link("Home", "/", Role.VIEWER);
    routes.get("/", Role.VIEWER, HousePages::home);
  }

  private static void home(Call call) {
    call.show("house/home", "Home", call.viewer());
  }
}
