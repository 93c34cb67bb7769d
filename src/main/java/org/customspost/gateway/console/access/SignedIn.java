package org.customspost.gateway.console.access;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Viewer;
import org.customspost.gateway.console.Visitor;
import org.customspost.gateway.console.Visitors;
import org.customspost.gateway.journal.access.Sessions;
import org.customspost.gateway.journal.access.Sessions.Session;
import org.customspost.gateway.journal.access.Tokens;

/** Tells who calls by the cookie of a session or, on the API, by a token. */
public final class SignedIn implements Visitors {
  private static final String BEARER = "Bearer ";

  /** What the script sends along that keeps a page up to date. */
  private static final String BY_ITSELF = "X-Refresh";

  private final Sessions sessions;
  private final Tokens tokens;

  public SignedIn(Sessions sessions, Tokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @Override
  public Visitor of(Context request) {
    String header = request.header("Authorization");
    if (header != null && header.startsWith(BEARER) && request.path().startsWith("/api/"))
      return new Visitor(
          tokens.find(header.substring(BEARER.length()).strip()).map(SignedIn::viewer), "", false);
    return Cookies.read(request, Cookies.SESSION)
        .flatMap(id -> inSession(id, request.header(BY_ITSELF) == null))
        .orElseGet(() -> stranger(request));
  }

  private Optional<Visitor> inSession(String id, boolean somebody) {
    return sessions
        .find(id, somebody)
        .map(each -> new Visitor(Optional.of(viewer(each)), Tickets.formToken(id), true));
  }

  private static Visitor stranger(Context request) {
    String token = Cookies.read(request, Cookies.VISIT).map(Tickets::formToken).orElse("");
    return new Visitor(Optional.empty(), token, true);
  }

  private static Viewer viewer(Session session) {
    return new Viewer(session.viewer(), roles(session.roles()));
  }

  /** Those that are known; a role that a later version wrote gives nothing. */
  static Set<Role> roles(Set<String> names) {
    return Arrays.stream(Role.values())
        .filter(each -> each != Role.ANYONE && names.contains(each.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
