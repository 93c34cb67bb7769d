package org.customspost.gateway.console.find;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Look;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.flow.SearchPersonal;
import org.customspost.gateway.flow.SearchPersonal.Match;
import org.customspost.gateway.flow.SearchPersonal.Sought;
import org.customspost.gateway.journal.find.Listings;
import org.customspost.gateway.journal.find.Question;
import org.customspost.gateway.journal.find.Selection;

/**
 * Items by what they say of persons: for who may see that, each search with a reason that is kept.
 */
public final class PersonalPages implements Pages {
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Duration SPAN = Duration.ofDays(1);
  private static final int SHORTEST = 3;

  private final SearchPersonal search;
  private final Look look;
  private final Clock clock;

  public PersonalPages(SearchPersonal search, Look look, Clock clock) {
    this.search = search;
    this.look = look;
    this.clock = clock;
  }

  /**
   * What the page shows; never a value.
   *
   * @param asked whether anything was looked for yet
   * @param reached how far it looked, where it could not look through all in time
   */
  public record View(
      boolean asked,
      String from,
      String to,
      List<Row> rows,
      long items,
      Optional<Instant> reached) {}

  /** An item that has the text. */
  public record Row(String item, String href, String partner, Instant at, String fields) {}

  @Override
  public void open(Routes routes) {
    routes.link("Find persons", "/find/personal", Role.PRIVACY);
    routes.get("/find/personal", Role.PRIVACY, PersonalPages::ask);
    routes.post("/find/personal", Role.PRIVACY, this::search);
  }

  private static void ask(Call call) {
    call.show(
        "find/personal", "Find persons", new View(false, "", "", List.of(), 0, Optional.empty()));
  }

  private void search(Call call) {
    String text = call.form("text");
    if (text.length() < SHORTEST || text.length() > Question.LONGEST)
      throw Refused.unclear(
          "Type %d to %d letters of a name, an address or another personal value."
              .formatted(SHORTEST, Question.LONGEST));
    Selection times = times(call);
    OffsetDateTime until = times.until().orElse(OffsetDateTime.now(clock));
    OffsetDateTime from = times.from().orElse(until.minus(SPAN));
    look.at(call, subject(text, from, until), call.form("reason"));
    Sought sought = search.find(text, from, until, PATIENCE);
    call.show(
        "find/personal",
        "Find persons",
        new View(
            true,
            call.form("from"),
            call.form("to"),
            sought.matches().stream().map(PersonalPages::row).toList(),
            sought.items(),
            sought.reached().map(OffsetDateTime::toInstant)));
  }

  /** What was looked for is personal itself: it is kept as it may be shown. */
  private static String subject(String text, OffsetDateTime from, OffsetDateTime until) {
    return "items from %s to %s that name \"%s\"".formatted(from, until, Finding.masked(text));
  }

  private Selection times(Call call) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String each : List.of("from", "to")) said.put(each, call.form(each));
    return Answers.selection(Listings.ARRIVALS, said, OffsetDateTime.now(clock));
  }

  private static Row row(Match match) {
    return new Row(
        match.item(),
        Where.item(match.item()),
        match.partner(),
        match.at().toInstant(),
        String.join(", ", match.fields()));
  }
}
