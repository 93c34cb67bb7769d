package org.customspost.gateway.journal.find;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.customspost.gateway.journal.find.ListPage.Line;
import org.customspost.gateway.journal.find.Listing.Filter;
import org.customspost.gateway.journal.find.Listing.Source;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads lists page by page. A filter that no index has is answered by reading: the newest rows
 * first, in portions, until the page is full or its time is over; then the page says how far it
 * looked, and the next one goes on there. So each answer is quick, however many rows there are, and
 * no row that the line writes pays for it (docs/decisions/0037-finding.md).
 */
public final class Lists {
  private static final int FIRST_PORTION = 5_000;
  private static final int LARGEST_PORTION = 80_000;

  /** A page ends between portions: none may take long. */
  private static final Duration OF_A_PORTION = Duration.ofMillis(40);

  private final LongSupplier nanos;

  /**
   * @param nanos a clock that only goes forward
   */
  public Lists(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * One page; only reads, in the caller's transaction.
   *
   * @param size the most rows of it
   * @param patience after which it ends with what it has
   */
  public ListPage page(Handle handle, Selection selection, int size, Duration patience) {
    long deadline = nanos.getAsLong() + patience.toNanos();
    Span span = new Span(handle, selection.listing());
    long floor = selection.from().map(span::from).orElse(0L);
    long before =
        selection
            .until()
            .map(each -> Math.min(selection.before(), span.until(each)))
            .orElse(selection.before());
    List<Line> lines = new ArrayList<>();
    int portion = FIRST_PORTION;
    while (true) {
      long began = nanos.getAsLong();
      long top = span.top(before);
      if (top < floor) return new ListPage(lines, Optional.empty(), Optional.empty());
      long bottom = selection.listing().indexed() ? floor : Math.max(floor, top - portion + 1);
      lines.addAll(lines(handle, selection, bottom, top, size + 1 - lines.size()));
      if (lines.size() > size) return full(lines.subList(0, size));
      long now = nanos.getAsLong();
      if (now >= deadline && bottom > floor)
        return new ListPage(lines, Optional.of(bottom), Optional.of(span.time(bottom + 1)));
      before = bottom;
      portion = next(portion, now - began);
    }
  }

  private static int next(int portion, long nanos) {
    double fits = portion * (double) OF_A_PORTION.toNanos() / Math.max(1, nanos);
    double bounded = Math.min(fits, 2.0 * portion);
    return (int) Math.max(FIRST_PORTION, Math.min(bounded, LARGEST_PORTION));
  }

  private static ListPage full(List<Line> lines) {
    long last = lines.get(lines.size() - 1).key();
    return new ListPage(lines, Optional.of(last), Optional.empty());
  }

  /** Those whose number is between both, these included. */
  private static List<Line> lines(
      Handle handle, Selection selection, long bottom, long top, int most) {
    Listing listing = selection.listing();
    Query query =
        handle
            .createQuery(sql(selection))
            .bind("bottom", bottom)
            .bind("top", top)
            .bind("most", most);
    selection.from().ifPresent(each -> query.bind("from", each));
    selection.until().ifPresent(each -> query.bind("until", each));
    selection.values().forEach((name, value) -> query.bind(name, bound(listing, name, value)));
    return query
        .map(
            (row, context) -> {
              List<String> cells = new ArrayList<>();
              for (int i = 1; i <= listing.columns().size(); i++)
                cells.add(Optional.ofNullable(row.getString(i + 1)).orElse(""));
              return new Line(row.getLong(1), cells);
            })
        .list();
  }

  private static String sql(Selection selection) {
    Listing listing = selection.listing();
    Source source = source(selection);
    String key = source.key();
    List<String> conditions =
        new ArrayList<>(List.of(source.always(), key + " between :bottom and :top"));
    selection.from().ifPresent(each -> conditions.add("k." + listing.time() + " >= :from"));
    selection.until().ifPresent(each -> conditions.add("k." + listing.time() + " < :until"));
    for (String each : selection.values().keySet())
      conditions.add(listing.filters().getOrDefault(each, Filter.of("false")).condition());
    return "with chosen as materialized (select distinct on (%s) %s as id from %s where %s"
            .formatted(key, key, source.from(), String.join(" and ", conditions))
        + " order by %s desc limit :most)".formatted(key)
        + " select k.id, %s from chosen join %s k on k.id = chosen.id %s order by k.id desc"
            .formatted(
                String.join(", ", listing.columns().stream().map(Column::sql).toList()),
                listing.table(),
                listing.joins());
  }

  private static Source source(Selection selection) {
    Map<String, Filter> filters = selection.listing().filters();
    boolean narrow =
        selection.values().keySet().stream()
            .anyMatch(each -> filters.getOrDefault(each, Filter.of("false")).narrow());
    return narrow ? selection.listing().narrow() : selection.listing().plain();
  }

  /** Text is looked for anywhere; what has a meaning in a pattern is meant as it is written. */
  private static String bound(Listing listing, String name, String value) {
    boolean pattern = listing.filters().getOrDefault(name, Filter.of("false")).isPattern();
    if (!pattern) return value;
    return "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
