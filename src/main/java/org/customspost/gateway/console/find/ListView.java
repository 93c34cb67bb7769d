package org.customspost.gateway.console.find;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.customspost.gateway.dossier.story.Words;
import org.customspost.gateway.journal.find.Column;
import org.customspost.gateway.journal.find.ListPage;
import org.customspost.gateway.journal.find.Listing;
import org.customspost.gateway.journal.find.Listings;
import org.customspost.gateway.journal.find.Selection;

/**
 * A page of a list, ready to show.
 *
 * @param tabs all lists, by their titles
 * @param next address of the page that goes on; empty at the end
 * @param reached how far it looked, where it could not look through all in time
 */
public record ListView(
    String title,
    String says,
    Map<String, String> tabs,
    String path,
    List<Field> fields,
    List<String> heads,
    List<List<Cell>> rows,
    String first,
    String next,
    Optional<Instant> reached,
    String csv,
    String json) {

  /**
   * A filter.
   *
   * @param options empty where anything may be typed
   */
  public record Field(String name, String label, String value, List<String> options) {
    /** What an option is called. */
    public String words(String option) {
      return ListView.words(name, option);
    }
  }

  /**
   * What stands in a row under a head.
   *
   * @param href where it leads; empty for nowhere
   * @param at where it is a time
   */
  public record Cell(String text, String href, Optional<Instant> at, boolean number) {}

  static ListView of(Selection selection, ListPage page) {
    Listing listing = selection.listing();
    String name = listing.name();
    Map<String, String> said = selection.said(Optional.empty());
    Map<String, String> tabs = new LinkedHashMap<>();
    for (Listing each : Listings.all()) tabs.put(each.name(), title(each));
    return new ListView(
        title(listing),
        says(listing),
        tabs,
        name,
        fields(selection),
        listing.columns().stream().map(each -> label(each.name())).toList(),
        page.lines().stream().map(each -> row(listing, each)).toList(),
        selection.before() == Long.MAX_VALUE ? "" : Where.list(name, said),
        page.next().isEmpty() ? "" : Where.list(name, selection.said(page.next())),
        page.reached().map(each -> each.toInstant()),
        "/lists/" + name + "/csv" + Where.query(said),
        "/lists/" + name + "/json" + Where.query(said));
  }

  static String title(Listing listing) {
    return switch (listing.name()) {
      case "items" -> "Items";
      case "holds" -> "Holds";
      case "messages-in" -> "Messages in";
      case "messages-out" -> "Messages out";
      case "findings" -> "Findings";
      case "parked" -> "Parked";
      default -> "Events";
    };
  }

  private static String says(Listing listing) {
    return switch (listing.name()) {
      case "items" -> "Items that were taken, the newest first.";
      case "holds" ->
          "Items that customs holds now or forbids to load, by the answer that says so.";
      case "messages-in" -> "Interchanges that came in, the newest first.";
      case "messages-out" -> "Interchanges that leave or left, the newest first.";
      case "findings" -> "What was found to be wrong, and in what.";
      case "parked" -> "What could not go on and waits for somebody here.";
      default -> "What happened that no other list tells.";
    };
  }

  private static List<Field> fields(Selection selection) {
    List<Field> fields = new ArrayList<>();
    new TreeMap<>(selection.listing().filters())
        .forEach(
            (name, filter) ->
                fields.add(
                    new Field(
                        name,
                        label(name),
                        selection.values().getOrDefault(name, ""),
                        List.copyOf(filter.allowed()))));
    Map<String, String> said = selection.said(Optional.empty());
    for (String each : List.of("from", "to"))
      fields.add(new Field(each, label(each), said.getOrDefault(each, ""), List.of()));
    return fields;
  }

  private static String label(String name) {
    return switch (name) {
      case "lrn" -> "LRN";
      case "mrn" -> "MRN";
      case "at" -> "When";
      case "hash" -> "SHA-256";
      case "code" -> "Error code";
      case "from" -> "From (UTC)";
      case "to" -> "To (UTC)";
      case "reply_by" -> "Reply by";
      default -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    };
  }

  private static List<Cell> row(Listing listing, ListPage.Line line) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < line.cells().size(); i++)
      cells.add(cell(listing.columns().get(i), line.cells().get(i), line.key()));
    return cells;
  }

  private static Cell cell(Column column, String text, long key) {
    Column.Kind kind = column.kind();
    Optional<Instant> at =
        kind == Column.Kind.TIME && !text.isEmpty()
            ? Optional.of(Instant.parse(text))
            : Optional.empty();
    String href =
        switch (kind) {
          case ITEM -> text.isEmpty() ? "" : Where.item(text);
          case ARRIVAL -> "/messages/in/" + key;
          case DEPARTURE -> "/messages/out/" + key;
          case NAME -> text.isEmpty() ? "" : Where.find(text);
          case TEXT, NUMBER, TIME, CODE -> "";
        };
    return new Cell(words(column.name(), text), href, at, kind == Column.Kind.NUMBER);
  }

  /** Customs' decisions in plain words, and other words as people write them. */
  private static String words(String name, String text) {
    return switch (name) {
      case "decision" -> Words.of(text);
      case "state", "kind", "severity" -> text.toLowerCase(Locale.ROOT).replace('_', ' ');
      default -> text;
    };
  }
}
