package org.customspost.gateway.console.find;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.find.Finder;
import org.customspost.gateway.journal.find.Found;
import org.customspost.gateway.journal.find.FreeText;
import org.customspost.gateway.journal.find.ListPage;
import org.customspost.gateway.journal.find.Listing;
import org.customspost.gateway.journal.find.Lists;
import org.customspost.gateway.journal.find.Question;
import org.customspost.gateway.journal.find.Selection;

/** What pages and API ask the journal, with what the call says; each in one transaction. */
public final class Answers {
  /** A page ends with what it has after so long. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final Duration OF_AN_EXPORT = Duration.ofSeconds(5);
  private static final int EXPORTED_AT_ONCE = 2_000;

  private final Database database;
  private final Clock clock;
  private final Finder finder = new Finder();
  private final Stories stories = new Stories();
  private final Lists lists = new Lists(System::nanoTime);
  private final FreeText texts = new FreeText(System::nanoTime);

  public Answers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Takes what is found, part by part. */
  @FunctionalInterface
  public interface Taker {
    void take(ListPage page) throws IOException;
  }

  /** What is known under what was typed. */
  public Found find(String typed) {
    if (typed.length() > Question.LONGEST)
      throw unclear(
          Finding.of(
              ErrorCode.TRK_613,
              Place.NOWHERE,
              "length",
              Integer.toString(typed.length()),
              "allowed",
              Integer.toString(Question.LONGEST)));
    return database.transaction(
        handle -> {
          handle.execute("set transaction read only");
          return finder.find(handle, Question.of(typed));
        });
  }

  /** What is told of what has no number. */
  List<Story> unnumbered(Found found) {
    boolean item =
        found.spots().stream()
            .anyMatch(each -> each.kind() == Story.Kind.ITEM && !each.number().isEmpty());
    return database.transaction(
        handle -> {
          handle.execute("set transaction read only");
          return stories.unnumbered(handle, found.key(), item);
        });
  }

  /** What says so, where no id does. */
  public List<FreeText.Part> texts(
      String text, Optional<OffsetDateTime> from, Optional<OffsetDateTime> until) {
    return database.transaction(
        handle -> {
          handle.execute("set transaction read only");
          return texts.find(handle, text, from, until, OffsetDateTime.now(clock));
        });
  }

  /** What the call wants of a list. */
  public Selection selection(Call call, Listing listing, String... notFilters) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String each : call.context().queryParamMap().keySet())
      call.query(each).ifPresent(value -> said.put(each, value));
    for (String each : notFilters) said.remove(each);
    return selection(listing, said, OffsetDateTime.now(clock));
  }

  /** The same, of what was said by name. */
  static Selection selection(Listing listing, Map<String, String> said, OffsetDateTime now) {
    try {
      return Selection.of(listing, said, now);
    } catch (GatewayException e) {
      throw Refused.unclear(
          String.join("\n", e.findings().stream().map(Finding::toString).toList()));
    }
  }

  private static Refused unclear(Finding finding) {
    return Refused.unclear(finding.toString());
  }

  /** One page of a list. */
  public ListPage page(Selection selection, int size) {
    return page(selection, size, PATIENCE);
  }

  private ListPage page(Selection selection, int size, Duration patience) {
    return database.transaction(
        handle -> {
          handle.execute("set transaction read only");
          return lists.page(handle, selection, size, patience);
        });
  }

  /**
   * The whole list. Each part is read in a transaction of its own: who takes it slowly keeps
   * nothing back.
   */
  public void whole(Selection selection, Taker taker) throws IOException {
    Optional<Long> next = Optional.of(selection.before());
    while (next.isPresent()) {
      ListPage page = page(selection.before(next.get()), EXPORTED_AT_ONCE, OF_AN_EXPORT);
      taker.take(page);
      next = page.next();
    }
  }
}
