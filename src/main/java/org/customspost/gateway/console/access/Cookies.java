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
    return Optional.ofNullable(context.cookie(full(context, name)))
        .filter(each -> each.length() == FRESH_LENGTH);
  }

  static void put(Context context, String name, String value) {
    Cookie cookie = new Cookie(full(context, name), value);
    cookie.setHttpOnly(true);
    cookie.setSecure(Call.secure(context));
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }

  static void remove(Context context, String name) {
    Cookie cookie = new Cookie(full(context, name), "");
    cookie.setMaxAge(0);
    cookie.setHttpOnly(true);
    cookie.setSecure(Call.secure(context));
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }

  /**
   * Over TLS with the prefix by which browsers take a cookie from this very host only, and only
   * over TLS: a neighbour below the same domain cannot plant one (RFC 6265bis, 4.1.3.2).
   */
  private static String full(Context context, String name) {
    return Call.secure(context) ? "__Host-" + name : name;
  }
}
