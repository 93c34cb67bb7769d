package org.customspost.gateway.console.access;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.journal.access.Sessions.Session;

/**
 * The sign-in at another server and back. What must be the same on the way back follows from one
 * secret in a cookie, so that it needs no memory here and any node can go on.
 */
public final class Elsewhere implements Pages {
  private static final String COOKIE = "gateway-elsewhere";
  private static final String BACK = "/sign-in/back";

  private final OpenIdConnect connect;
  private final Beginning beginning;

  public Elsewhere(OpenIdConnect connect, Beginning beginning) {
    this.connect = connect;
    this.beginning = beginning;
  }

  /** Of one way there and back. */
  record Errand(String secret, String to) {
    String state() {
      return Tickets.derived(secret, "state");
    }

    String nonce() {
      return Tickets.derived(secret, "nonce");
    }

    /** RFC 7636: 43 to 128 letters. */
    String verifier() {
      return Tickets.derived(secret, "verifier");
    }

    private String cookie() {
      byte[] path = to.getBytes(StandardCharsets.UTF_8);
      return secret + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(path);
    }

    private static Optional<Errand> of(String cookie) {
      String[] parts = cookie.split("\\.", -1);
      if (parts.length != 2) return Optional.empty();
      try {
        byte[] path = Base64.getUrlDecoder().decode(parts[1]);
        String to = Beginning.to(new String(path, StandardCharsets.UTF_8));
        return Optional.of(new Errand(parts[0], to));
      } catch (IllegalArgumentException notOurs) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void open(Routes routes) {
    routes.get("/sign-in/elsewhere", Role.ANYONE, this::leave);
    routes.get(BACK, Role.ANYONE, this::back);
  }

  private void leave(Call call) {
    Errand errand = new Errand(Tickets.fresh(), Beginning.to(call.query("to").orElse("/")));
    URI there = connect.ask(errand, URI.create(call.base() + BACK));
    Cookies.put(call.context(), COOKIE, errand.cookie());
    call.context().header("Location", there.toString()).status(303);
  }

  private void back(Call call) {
    Context context = call.context();
    Errand errand =
        Optional.ofNullable(context.cookie(COOKIE))
            .flatMap(Errand::of)
            .filter(each -> same(each.state(), call.query("state").orElse("")))
            .orElseThrow(
                () ->
                    Refused.unclear(
                        "This sign-in was not begun in this browser, or was finished already. Begin"
                            + " anew."));
    Cookies.remove(context, COOKIE);
    Session session = connect.who(errand, URI.create(call.base() + BACK), context.queryString());
    beginning.begin(call, session, errand.to());
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
