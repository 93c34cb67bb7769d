package org.customspost.gateway.console.act;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.OpenOrders;
import org.jdbi.v3.core.Handle;

/** The same for programs, as JSON. */
final class ActApi implements Pages {
  private final Database database;
  private final Actions actions;
  private final Choice choice;
  private final HoldPages holds;
  private final ChannelPages channels;
  private final AuditPages audit;

  ActApi(
      Database database,
      Actions actions,
      Choice choice,
      HoldPages holds,
      ChannelPages channels,
      AuditPages audit) {
    this.database = database;
    this.actions = actions;
    this.choice = choice;
    this.holds = holds;
    this.channels = channels;
    this.audit = audit;
  }

  @Override
  public void open(Routes routes) {
    routes.post("/api/v1/actions", Role.SUPPORT, this::act);
    routes.get("/api/v1/actions", Role.VIEWER, this::entries);
    routes.get("/api/v1/actions/{id}", Role.VIEWER, this::entry);
    routes.get("/api/v1/holds", Role.VIEWER, this::holds);
    routes.get("/api/v1/channels", Role.VIEWER, this::channels);
  }

  private void act(Call call) {
    ActRequest request = ActRequest.read(call.context().body());
    Action action = Wishes.action(request.action());
    try {
      if (request.key().isEmpty()) preview(call, action, request);
      else perform(call, action, request);
    } catch (GatewayException e) {
      throw new Refused(Wishes.NOT_DONE, e.findings().get(0).toString());
    }
  }

  private void preview(Call call, Action action, ActRequest request) {
    Actions.Preview preview =
        database.transaction(
            handle -> actions.preview(handle, action, chosen(handle, action, request)));
    call.json(
        json -> {
          json.writeStartObject();
          json.writeStringField("action", action.word());
          json.writeStringField("key", preview.key());
          json.writeNumberField("beyond", preview.beyond());
          judged(json, "will", preview.acted());
          judged(json, "left", preview.left());
          json.writeEndObject();
        });
  }

  private List<Target> chosen(Handle handle, Action action, ActRequest request) {
    List<Target> chosen = new ArrayList<>(Wishes.targets(request.targets()));
    for (String each : request.ids()) chosen.addAll(choice.under(handle, action, each));
    return chosen;
  }

  private static void judged(JsonGenerator json, String name, List<Actions.Judged> all)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Actions.Judged each : all) {
      json.writeStartObject();
      json.writeStringField("target", each.target().text());
      json.writeStringField("name", each.verdict().name());
      json.writeStringField("partner", each.verdict().partner());
      json.writeStringField("text", each.verdict().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void perform(Call call, Action action, ActRequest request) {
    Actions.Result result =
        database.transaction(
            handle ->
                actions.perform(
                    handle,
                    action,
                    request.key(),
                    chosen(handle, action, request),
                    Wishes.who(call),
                    request.reason()));
    call.json(json -> whole(json, result.entry(), result.lines(), Optional.of(result.repeated())));
  }

  private void entry(Call call) {
    AuditPages.Whole whole = audit.whole(call.path("id"));
    call.json(json -> whole(json, whole.entry(), whole.lines(), Optional.empty()));
  }

  private static void whole(
      JsonGenerator json, Audit.Entry entry, List<Audit.Line> lines, Optional<Boolean> repeated)
      throws IOException {
    json.writeStartObject();
    fields(json, entry);
    if (repeated.isPresent()) json.writeBooleanField("repeated", repeated.get());
    json.writeArrayFieldStart("targets");
    for (Audit.Line each : lines) {
      json.writeStartObject();
      json.writeStringField("target", each.target());
      json.writeStringField("name", each.name());
      json.writeStringField("partner", each.partner());
      json.writeBooleanField("done", each.done());
      json.writeStringField("outcome", each.outcome());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, Audit.Entry entry) throws IOException {
    json.writeNumberField("id", entry.id());
    json.writeStringField("at", entry.at().toInstant().toString());
    json.writeStringField("who", entry.who().name());
    json.writeStringField("role", entry.who().role());
    json.writeStringField("from", entry.who().origin());
    json.writeStringField("action", entry.action());
    json.writeStringField("reason", entry.reason());
    json.writeNumberField("done", entry.done());
    json.writeNumberField("leftAlone", entry.left());
  }

  private void entries(Call call) {
    AuditPages.Model model = audit.model(call);
    call.json(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("actions");
          for (Audit.Entry each : model.entries()) {
            json.writeStartObject();
            fields(json, each);
            json.writeEndObject();
          }
          json.writeEndArray();
          if (model.next().isPresent()) json.writeNumberField("next", model.next().get());
          json.writeEndObject();
        });
  }

  private void holds(Call call) {
    HoldPages.Model model = holds.model(call);
    call.json(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("open");
          for (OpenOrders.Line each : model.summary()) summary(json, each);
          json.writeEndArray();
          json.writeArrayFieldStart("holds");
          for (Orders.Row each : model.rows()) hold(json, each);
          json.writeEndArray();
          if (model.next().isPresent()) json.writeNumberField("next", model.next().get());
          json.writeEndObject();
        });
  }

  private static void summary(JsonGenerator json, OpenOrders.Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("operator", line.operator());
    json.writeStringField("told", line.meaning());
    json.writeNumberField("step", line.step());
    json.writeNumberField("open", line.open());
    json.writeStringField("oldest", line.oldest().toInstant().toString());
    json.writeEndObject();
  }

  private static void hold(JsonGenerator json, Orders.Row order) throws IOException {
    json.writeStartObject();
    json.writeStringField("target", Target.order(order.id()).text());
    json.writeStringField("item", order.itemId());
    json.writeStringField("operator", order.told().operator());
    json.writeStringField("told", order.told().meaning());
    json.writeStringField("since", order.openedAt().toInstant().toString());
    json.writeNumberField("step", order.step());
    json.writeEndObject();
  }

  private void channels(Call call) {
    List<ChannelPages.Line> lines = channels.lines();
    call.json(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("channels");
          for (ChannelPages.Line each : lines) channel(json, each);
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void channel(JsonGenerator json, ChannelPages.Line line) throws IOException {
    json.writeStartObject();
    json.writeStringField("target", "channel:" + line.ref());
    json.writeStringField("partner", line.partner());
    json.writeStringField("channel", line.channel());
    json.writeStringField("kind", line.kind());
    json.writeStringField("ways", line.ways());
    json.writeNumberField("waiting", line.waiting());
    json.writeBooleanField("paused", line.pause().isPresent());
    if (line.pause().isPresent()) {
      json.writeStringField("since", line.pause().get().since().toInstant().toString());
      json.writeStringField("by", line.pause().get().who());
      json.writeStringField("reason", line.pause().get().reason());
    }
    json.writeEndObject();
  }
}
