package org.customspost.gateway.console.act;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Choice;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Parked;
import org.jdbi.v3.core.Handle;

/** A deed: chosen, looked at, confirmed. What was done stands in the audit. */
public final class DeedPages implements Pages {
  private final Database database;
  private final Actions actions;
  private final Choice choice;
  private final Parked parked = new Parked();
  private final Orders orders = new Orders();

  DeedPages(Database database, Actions actions, Choice choice) {
    this.database = database;
    this.actions = actions;
    this.choice = choice;
  }

  /** What can be chosen, and what is chosen already. */
  public record Form(List<Action> actions, String action, String ids) {}

  /**
   * What will happen.
   *
   * @param problem why it was not done when it was confirmed; empty where it was not
   */
  public record Look(Actions.Preview preview, String reason, String problem, int longestReason) {}

  @Override
  public void open(Routes routes) {
    routes.link("Act", "/actions", Role.SUPPORT);
    routes.get("/actions", Role.SUPPORT, DeedPages::form);
    routes.post("/actions/preview", Role.SUPPORT, this::preview);
    routes.post("/actions", Role.SUPPORT, this::perform);
  }

  private static void form(Call call) {
    Form form =
        new Form(
            List.of(Action.values()),
            call.query("action").orElse(""),
            String.join("\n", call.queries("id")));
    call.show("act/form", "Act", form);
  }

  /** Changes nothing; by POST only because what is chosen may be long. */
  private void preview(Call call) {
    String every = call.form("every");
    Action action = Wishes.action(every.isEmpty() ? call.form("action") : every);
    Actions.Preview preview =
        database.transaction(
            handle -> {
              List<Target> chosen =
                  every.isEmpty() ? chosen(handle, call, action) : listed(handle, call, action);
              return actions.preview(handle, action, chosen);
            });
    if (preview.each().isEmpty())
      throw Refused.unclear("Nothing was chosen. Go back and tick or name what you mean.");
    show(call, preview, "", "");
  }

  private static void show(Call call, Actions.Preview preview, String reason, String problem) {
    call.show(
        "act/preview",
        "What will happen",
        new Look(preview, reason, problem, Actions.LONGEST_REASON));
  }

  private List<Target> chosen(Handle handle, Call call, Action action) {
    List<Target> chosen = new ArrayList<>(Wishes.targets(call.forms("target")));
    Stream.of(call.form("ids").split("[\\s,;]+", -1))
        .filter(each -> !each.isBlank())
        .forEach(each -> chosen.addAll(choice.under(handle, action, each)));
    return chosen;
  }

  /** Everything that a list shows under its filter, up to one more than is acted on at once. */
  private List<Target> listed(Handle handle, Call call, Action action) {
    int most = actions.limits().most() + 1;
    return switch (action) {
      case RESUBMIT ->
          parked.page(handle, call.form("partner"), Long.MAX_VALUE, most).stream()
              .map(each -> Wishes.target(each.what() + ":" + each.id()))
              .toList();
      case ACKNOWLEDGE ->
          orders.page(handle, call.form("operator"), call.form("told"), 0, most).stream()
              .map(each -> Target.order(each.id()))
              .toList();
      case RENOTIFY, RESEND, CANCEL, PAUSE, RESUME ->
          throw Refused.unclear("There is no list of all that this can be done with.");
    };
  }

  private void perform(Call call) {
    Action action = Wishes.action(call.form("action"));
    List<Target> targets = Wishes.targets(call.forms("target"));
    String reason = call.form("reason");
    try {
      Actions.Result result =
          database.transaction(
              handle ->
                  actions.perform(
                      handle, action, call.form("key"), targets, Wishes.who(call), reason));
      call.redirect("/audit/" + result.entry().id());
    } catch (GatewayException e) {
      Actions.Preview again =
          database.transaction(handle -> actions.preview(handle, action, targets));
      call.context().status(Wishes.NOT_DONE);
      show(call, again, reason, e.findings().get(0).toString());
    }
  }
}
