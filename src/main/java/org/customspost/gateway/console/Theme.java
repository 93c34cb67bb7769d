package org.customspost.gateway.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Dark or light: as the viewer's system says, until the viewer says otherwise. */
final class Theme {
  private static final String COOKIE = "gateway-theme";
  private static final Set<String> THEMES = Set.of("auto", "dark", "light");

  private Theme() {}

  static String of(Context context) {
    return Optional.ofNullable(context.cookie(COOKIE)).filter(THEMES::contains).orElse("auto");
  }

  static void open(Routes routes) {
    routes.post("/theme", Role.ANYONE, Theme::change);
  }

  private static void change(Call call) {
    String theme = call.form("theme");
    if (!THEMES.contains(theme)) throw Refused.unclear("A theme is auto, dark or light.");
    Cookie cookie = new Cookie(COOKIE, theme);
    cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    call.context().cookie(cookie);
    String back = call.form("back");
    call.redirect(Call.isOurs(back) ? back : "/");
  }
}
