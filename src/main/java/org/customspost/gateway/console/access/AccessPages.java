package org.customspost.gateway.console.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.journal.access.AccessLog;
import org.customspost.gateway.journal.access.Attempts;
import org.customspost.gateway.journal.access.Sessions.Session;
import org.customspost.gateway.journal.access.Users;

/** The way in and out, and who may what. */
public final class AccessPages implements Pages {
  private static final int LINES = 200;

  private final Users users;
  private final AccessLog log;
  private final Beginning beginning;
  private final boolean elsewhere;
  private final SignIn signIn;

  /**
   * @param elsewhere whether there is another way in beside local users
   */
  public AccessPages(
      Users users, Attempts attempts, AccessLog log, Beginning beginning, boolean elsewhere) {
    this.users = users;
    this.log = log;
    this.beginning = beginning;
    this.elsewhere = elsewhere;
    this.signIn = new SignIn(users, attempts);
  }

  @Override
  public void open(Routes routes) {
    routes.link("Access", "/access", Role.ADMIN);
    routes.get("/access", Role.ADMIN, this::list);
    routes.get("/sign-in", Role.ANYONE, this::form);
    routes.post("/sign-in", Role.ANYONE, this::take);
    routes.post("/sign-out", Role.ANYONE, beginning::end);
  }

  private void list(Call call) {
    call.show("access/list", "Access", new AccessList(users.all(), log.latest(LINES)));
  }

  private void form(Call call) {
    String to = Beginning.to(call.query("to").orElse("/"));
    if (call.visitor().viewer().isPresent()) {
      call.redirect(to);
      return;
    }
    Call own = call;
    if (call.visitor().token().isEmpty()) {
      String visit = Tickets.fresh();
      Cookies.put(call.context(), Cookies.VISIT, visit);
      own = call.withToken(Tickets.formToken(visit));
    }
    show(own, form(to, "", ""));
  }

  private void take(Call call) {
    String to = Beginning.to(call.form("to"));
    String name = call.form("name");
    try {
      Optional<Session> session = signIn.by(name, call.secret("password"), call.caller());
      if (session.isPresent()) beginning.begin(call, session.get(), to);
      else refuse(call, 401, form(to, name, "Name or password is wrong."));
    } catch (Refused e) {
      refuse(call, e.status(), form(to, name, e.words()));
    }
  }

  private static void refuse(Call call, int status, SignInForm form) {
    call.context().status(status);
    show(call, form);
  }

  private SignInForm form(String to, String name, String problem) {
    String other = "/sign-in/elsewhere?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    return new SignInForm(to, name, problem, elsewhere ? other : "");
  }

  private static void show(Call call, SignInForm form) {
    call.show("access/sign-in", "Sign in", form);
  }
}
