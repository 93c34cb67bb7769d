package org.customspost.gateway.console;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.console.Route.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a call to its route where who calls may use it. All of them come through here. */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final String VISITOR = "visitor";
  private static final String TOKEN_HEADER = "X-Csrf-Token";

  private final Visitors visitors;
  private final Dress dress;

  Gate(Visitors visitors, Dress dress) {
    this.visitors = visitors;
    this.dress = dress;
  }

  void pass(Route route, Context context) throws Exception {
    Visitor visitor = visitors.of(context);
    context.attribute(VISITOR, visitor);
    Call call = new Call(context, visitor, dress);
    if (route.api() && visitor.viewer().isEmpty() && route.role() != Role.ANYONE) {
      context.header("WWW-Authenticate", "Bearer realm=\"gateway\"");
      throw new Refused(401, "Sign in, or send a token: Authorization: Bearer TOKEN.");
    }
    if (route.method() == Method.POST) requireToken(context, visitor);
    if (!route.role().in(visitor.viewer().map(Viewer::roles).orElse(Set.of()))) refuse(route, call);
    else route.answer().to(call);
  }

  /** A call that has no route, or went wrong: only for its page, which must not fail too. */
  Call outside(Context context) {
    Visitor known = context.attribute(VISITOR);
    return new Call(context, known == null ? ask(context) : known, dress);
  }

  private Visitor ask(Context context) {
    try {
      return visitors.of(context);
    } catch (RuntimeException e) { // the database, mostly, which may be what went wrong
      LOG.warn("who calls cannot be told: {}", e.getMessage());
      return Visitor.UNKNOWN;
    }
  }

  private static void requireToken(Context context, Visitor visitor) {
    if (!visitor.byBrowser()) return;
    String sent =
        Optional.ofNullable(context.header(TOKEN_HEADER))
            .or(() -> Optional.ofNullable(context.formParam("token")))
            .orElse("");
    byte[] expected = visitor.token().getBytes(StandardCharsets.UTF_8);
    boolean same = MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8));
    if (visitor.token().isEmpty() || !same)
      throw Refused.forbidden(
          "This form is too old or was not one of ours. Nothing was done: go back, load the page"
              + " anew, and send it again.");
  }

  private static void refuse(Route route, Call call) {
    if (call.visitor().viewer().isPresent())
      throw Refused.forbidden(
          "This needs the role %s, which %s does not have. An administrator can give it: ./gateway users roles."
              .formatted(route.role().name().toLowerCase(Locale.ROOT), call.viewer().name()));
    Context context = call.context();
    String query = context.queryString() == null ? "" : "?" + context.queryString();
    String back = route.method() == Method.GET ? context.path() + query : "/";
    call.redirect("/sign-in?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
  }
}
