package org.customspost.gateway.console.story;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Look;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.dossier.story.ItemStory;
import org.customspost.gateway.dossier.story.ItemTales;
import org.customspost.gateway.flow.LookAtBytes;
import org.customspost.gateway.flow.LookAtItem;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Tied;

/** The pages of items and messages, and the same as JSON. */
public final class StoryPages implements Pages {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Database database;
  private final ItemViews items;
  private final MessageViews messages;
  private final Look look;
  private final ItemTales tales = new ItemTales();
  private final Orders orders = new Orders();

  public StoryPages(Database database, LookAtItem item, LookAtBytes bytes, Look look) {
    this.database = database;
    this.items = new ItemViews(item);
    this.messages = new MessageViews(database, bytes);
    this.look = look;
  }

  /** Looks at one message. */
  private interface Messaging {
    MessageView of(Asked asked) throws IOException;
  }

  @Override
  public void open(Routes routes) {
    routes.get("/items/{id}", Role.VIEWER, this::item);
    routes.post("/items/{id}/look", Role.PRIVACY, this::itemUnmasked);
    routes.get("/api/v1/items/{id}", Role.VIEWER, this::itemJson);
    routes.post("/api/v1/items/{id}/look", Role.PRIVACY, this::itemJsonUnmasked);
    message(routes, "in", messages::in);
    message(routes, "out", messages::out);
  }

  private void message(Routes routes, String way, Messaging messaging) {
    String path = "/messages/" + way + "/{id}";
    routes.get(path, Role.VIEWER, call -> message(call, messaging.of(asked(way, call, false))));
    routes.post(
        path + "/look",
        Role.PRIVACY,
        call -> {
          look.at(call, subject(way, call), call.form("reason"));
          message(call, messaging.of(asked(way, call, true)));
        });
    routes.post(
        "/api/v1" + path + "/look",
        Role.PRIVACY,
        call -> {
          look.at(call, subject(way, call), call.sent("reason"));
          MessageView view = messaging.of(asked(way, call, true));
          call.json(json -> StoryJson.message(json, view));
        });
    routes.get(
        "/api/v1" + path,
        Role.VIEWER,
        call -> {
          MessageView view = messaging.of(asked(way, call, false));
          call.json(json -> StoryJson.message(json, view));
        });
  }

  private static String subject(String way, Call call) {
    return "message " + way + " " + number(call.path("id"));
  }

  private void item(Call call) {
    Optional<ItemStory> story = story(call.path("id"));
    if (story.isPresent()) item(call, view(story.get(), false));
    else call.show("story/unfiled", spelled(call.path("id")), unfiled(call.path("id")));
  }

  private void itemUnmasked(Call call) {
    ItemStory story = story(call.path("id")).orElseThrow(() -> unknown(call.path("id")));
    look.at(call, subject(story), call.form("reason"));
    item(call, view(story, true));
  }

  private ItemView view(ItemStory story, boolean open) {
    List<Orders.Row> standing =
        database.transaction(handle -> orders.of(handle, story.dossier())).stream()
            .filter(each -> each.supersededAt() == null)
            .toList();
    return items.of(story, standing, open);
  }

  private void itemJsonUnmasked(Call call) {
    ItemStory story = story(call.path("id")).orElseThrow(() -> unknown(call.path("id")));
    look.at(call, subject(story), call.sent("reason"));
    ItemView view = view(story, true);
    call.json(json -> StoryJson.item(json, view));
  }

  private static String subject(ItemStory story) {
    return "item " + story.itemId() + " dossier " + story.dossier();
  }

  private static void item(Call call, ItemView view) {
    call.show("story/item", view.story().itemId(), view);
  }

  private void itemJson(Call call) {
    ItemStory story = story(call.path("id")).orElseThrow(() -> unknown(call.path("id")));
    ItemView view = view(story, false);
    call.json(json -> StoryJson.item(json, view));
  }

  /** By the number of the dossier, or by the item's id: then the newest that has it. */
  private Optional<ItemStory> story(String id) {
    return database.transaction(
        handle -> {
          if (NUMBER.matcher(id).matches()) return tales.of(handle, Long.parseLong(id));
          List<Long> dossiers = tales.dossiers(handle, spelled(id));
          return dossiers.isEmpty() ? Optional.empty() : tales.of(handle, dossiers.get(0));
        });
  }

  private static String spelled(String id) {
    return id.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  /** An item without a dossier: refused, announced only, or answered before its data came. */
  private List<Story> unfiled(String id) {
    List<Story> told =
        database.transaction(handle -> new Stories().of(handle, spelled(id))).stream()
            .filter(each -> each.kind() == Story.Kind.ITEM && each.dossier() == null)
            .toList();
    if (told.isEmpty()) throw unknown(id);
    return told;
  }

  private static Refused unknown(String id) {
    return Refused.notFound("Nothing is known of an item " + spelled(id) + ".");
  }

  private static void message(Call call, MessageView view) {
    call.show("story/message", view.title(), view);
  }

  private static Asked asked(String way, Call call, boolean open) {
    return new Asked(
        way,
        number(call.path("id")),
        call.query("kept").orElse(""),
        call.query("at").map(StoryPages::number).orElse(0L),
        call.query("as").orElse("").equals("tree"),
        key(call, "after"),
        key(call, "beside"),
        open);
  }

  private static Tied.Key key(Call call, String name) {
    String text = call.query(name).orElse("");
    if (text.isEmpty()) return Tied.Key.START;
    return Tied.Key.of(text)
        .orElseThrow(
            () -> Refused.unclear("\"" + name + "\" is what a page of ours gave for the next."));
  }

  private static long number(String text) {
    if (!NUMBER.matcher(text).matches()) throw Refused.unclear("A number is wanted here.");
    return Long.parseLong(text);
  }
}
