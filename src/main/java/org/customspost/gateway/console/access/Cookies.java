package org.customspost.gateway.console.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;
import org.customspost.gateway.console.Call;

/**
 * The cookies that say who calls. No script reads them; another site's form does not bring them
 * along, but a link from a ticket or mail does.
 */
final class Cookies {
  static final String SESSION = "gateway-session";

  /** Before sign-in: binds the sign-in form to the browser it was given to. */
  static final String VISIT = "gateway-visit";

  private static final int FRESH_LENGTH = Tickets.fresh().length();

  private Cookies() {}

  static Optional<String> read(Context context, String name) {
    return Optional.ofNullable(context.cookie(name)).filter(each -> each.length() == FRESH_LENGTH);
  }

  static void put(Context context, String name, String value) {
    Cookie cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(Call.secure(context));
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }

  static void remove(Context context, String name) {
    Cookie cookie = new Cookie(name, "");
    cookie.setMaxAge(0);
    cookie.setHttpOnly(true);
    cookie.setSecure(Call.secure(context));
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }
}
