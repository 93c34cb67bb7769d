package org.customspost.gateway.console.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.console.find.Answers;
import org.customspost.gateway.console.find.ListJson;
import org.customspost.gateway.console.find.Where;
import org.customspost.gateway.journal.find.Found;
import org.customspost.gateway.journal.find.ListPage;
import org.customspost.gateway.journal.find.Listing;
import org.customspost.gateway.journal.find.Listings;
import org.customspost.gateway.journal.find.Selection;

/** Search and lists for programs: the same as the pages, with the same limits. */
public final class FindApi implements Pages {
  private static final int USUAL_SIZE = 100;
  private static final int LARGEST_SIZE = 1_000;

  private final Answers answers;

  public FindApi(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void open(Routes routes) {
    routes.get("/api/v1/search", Role.VIEWER, this::search);
    routes.get("/api/v1/items", Role.VIEWER, call -> list(call, Listings.ITEMS));
    routes.get("/api/v1/messages", Role.VIEWER, call -> list(call, messages(call)));
    routes.get("/api/v1/findings", Role.VIEWER, call -> list(call, Listings.FINDINGS));
    routes.get("/api/v1/parked", Role.VIEWER, call -> list(call, Listings.PARKED));
    routes.get("/api/v1/held-items", Role.VIEWER, call -> list(call, Listings.HOLDS));
    routes.get("/api/v1/events", Role.VIEWER, call -> list(call, Listings.EVENTS));
  }

  private void search(Call call) {
    String typed =
        call.query("q")
            .orElseThrow(() -> Refused.unclear("Say what to search for: q=RR473124829GB"));
    Found found = answers.find(typed);
    call.json(json -> write(found, json));
  }

  private static void write(Found found, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("question", found.question().text());
    json.writeStringField("understood", found.understood());
    json.writeStringField("form", found.question().form().name());
    json.writeArrayFieldStart("found");
    for (Found.Spot each : found.spots()) write(each, json);
    json.writeEndArray();
    json.writeArrayFieldStart("near");
    for (String each : found.near()) json.writeString(each);
    json.writeEndArray();
    if (found.slip().isPresent()) json.writeStringField("slip", found.slip().get().toString());
    json.writeEndObject();
  }

  private static void write(Found.Spot spot, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", spot.kind().name());
    if (!spot.number().isEmpty()) json.writeNumberField("number", Long.parseLong(spot.number()));
    json.writeStringField("subject", spot.subject());
    json.writeStringField("says", spot.says());
    json.writeStringField("page", Where.story(spot.kind(), spot.number(), spot.subject()));
    json.writeEndObject();
  }

  private static Listing messages(Call call) {
    return switch (call.query("direction").orElse("in")) {
      case "in" -> Listings.ARRIVALS;
      case "out" -> Listings.DEPARTURES;
      default -> throw Refused.unclear("direction is in or out");
    };
  }

  private void list(Call call, Listing listing) {
    boolean messages = listing.name().startsWith("messages");
    Selection selection = answers.selection(call, listing, "size", messages ? "direction" : "size");
    ListPage page = answers.page(selection, size(call));
    call.json(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("rows");
          ListJson.rows(listing, page, json);
          json.writeEndArray();
          if (page.next().isPresent()) json.writeNumberField("next", page.next().get());
          if (page.reached().isPresent())
            json.writeStringField("reached", page.reached().get().toInstant().toString());
          json.writeEndObject();
        });
  }

  private static int size(Call call) {
    String size = call.query("size").orElse(Integer.toString(USUAL_SIZE));
    boolean right = size.matches("[0-9]{1,4}");
    int number = right ? Integer.parseInt(size) : 0;
    if (number < 1 || number > LARGEST_SIZE)
      throw Refused.unclear("size is a number from 1 to " + LARGEST_SIZE);
    return number;
  }
}
