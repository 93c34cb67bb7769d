package org.customspost.gateway.console.find;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.find.Column;
import org.customspost.gateway.journal.find.Found;
import org.customspost.gateway.journal.find.ListPage;
import org.customspost.gateway.journal.find.Listing;
import org.customspost.gateway.journal.find.Listings;
import org.customspost.gateway.journal.find.Question;
import org.customspost.gateway.journal.find.Selection;
import org.customspost.gateway.model.CsvLine;

/** The search box, and the lists. */
public final class FindPages implements Pages {
  private static final int SHOWN = 50;
  private static final int SHORTEST_TEXT = 3;
  private static final JsonFactory JSON = new JsonFactory();

  private final Answers answers;

  public FindPages(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void open(Routes routes) {
    routes.link("Find", "/find", Role.VIEWER);
    routes.link("Lists", "/lists", Role.VIEWER);
    routes.get("/find", Role.VIEWER, this::find);
    routes.get("/lists", Role.VIEWER, call -> call.redirect("/lists/items"));
    routes.get("/lists/{list}", Role.VIEWER, this::list);
    routes.get("/lists/{list}/csv", Role.VIEWER, this::csv);
    routes.get("/lists/{list}/json", Role.VIEWER, this::json);
  }

  private void find(Call call) {
    Optional<String> typed = call.query("q");
    if (typed.isEmpty()) {
      call.show("find/find", "Find", FoundView.nothingAsked());
      return;
    }
    Found found = answers.find(typed.get());
    Optional<String> only = only(found);
    boolean wantsText = call.query("text").isPresent();
    if (only.isPresent() && !wantsText) {
      call.redirect(only.get());
      return;
    }
    FoundView view = FoundView.of(found, told(found));
    boolean looks = wantsText || isText(found);
    if (looks && typed.get().length() >= SHORTEST_TEXT)
      view = view.with(answers.texts(typed.get(), Optional.empty(), Optional.empty()));
    call.show("find/find", "Find", view);
  }

  /** Where all that was found is one thing, its page; an id that was used again is one, too. */
  private static Optional<String> only(Found found) {
    List<String> pages =
        found.spots().stream()
            .map(each -> Where.story(each.kind(), each.number(), each.subject()))
            .distinct()
            .toList();
    boolean one = pages.size() == 1 && !pages.get(0).startsWith("/find");
    return one ? Optional.of(pages.get(0)) : Optional.empty();
  }

  private static boolean isText(Found found) {
    Question.Form form = found.question().form();
    return found.spots().isEmpty() && (form == Question.Form.NAME || form == Question.Form.WORDS);
  }

  private List<Story> told(Found found) {
    boolean any = found.spots().stream().anyMatch(each -> each.number().isEmpty());
    return any ? answers.unnumbered(found) : List.of();
  }

  private void list(Call call) {
    Selection selection = answers.selection(call, listing(call));
    ListView view = ListView.of(selection, answers.page(selection, SHOWN));
    call.show("find/list", view.title(), view);
  }

  private static Listing listing(Call call) {
    return Listings.named(call.path("list"))
        .orElseThrow(
            () ->
                Refused.notFound(
                    "There is no such list; there are "
                        + String.join(", ", Listings.all().stream().map(Listing::name).toList())
                        + "."));
  }

  private void csv(Call call) throws IOException {
    Selection selection = answers.selection(call, listing(call));
    Listing listing = selection.listing();
    call.download(
        "text/csv; charset=utf-8",
        listing.name() + ".csv",
        out -> {
          write(out, listing.columns().stream().map(Column::name).toList());
          answers.whole(
              selection,
              page -> {
                for (ListPage.Line each : page.lines()) write(out, each.cells());
              });
        });
  }

  private static void write(OutputStream out, List<String> cells) throws IOException {
    out.write(new CsvLine(cells).text().getBytes(StandardCharsets.UTF_8));
  }

  private void json(Call call) throws IOException {
    Selection selection = answers.selection(call, listing(call));
    call.download(
        "application/json", selection.listing().name() + ".json", out -> json(selection, out));
  }

  private void json(Selection selection, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartArray();
      answers.whole(selection, page -> ListJson.rows(selection.listing(), page, json));
      json.writeEndArray();
    }
  }
}
