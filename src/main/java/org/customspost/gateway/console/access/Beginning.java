package org.customspost.gateway.console.access;

import io.javalin.http.Context;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.journal.access.AccessLog;
import org.customspost.gateway.journal.access.Sessions;
import org.customspost.gateway.journal.access.Sessions.Session;

/** Begins and ends the session of a browser. */
public final class Beginning {
  private final Sessions sessions;
  private final AccessLog log;

  public Beginning(Sessions sessions, AccessLog log) {
    this.sessions = sessions;
    this.log = log;
  }

  /** Always under a new id: one that somebody put into the browser before is worth nothing. */
  void begin(Call call, Session session, String to) {
    Context context = call.context();
    Cookies.read(context, Cookies.SESSION).ifPresent(sessions::end);
    String id = Tickets.fresh();
    sessions.begin(id, session);
    log.signedIn(session.viewer(), call.caller());
    Cookies.remove(context, Cookies.VISIT);
    Cookies.put(context, Cookies.SESSION, id);
    call.redirect(to);
  }

  void end(Call call) {
    Cookies.read(call.context(), Cookies.SESSION).ifPresent(sessions::end);
    Cookies.remove(call.context(), Cookies.SESSION);
    call.redirect("/sign-in");
  }

  /** Where to go then; never to another site. */
  static String to(String path) {
    return Call.isOurs(path) ? path : "/";
  }
}
