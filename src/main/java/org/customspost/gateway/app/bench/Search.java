package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.customspost.gateway.dossier.story.ItemTales;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.find.Finder;
import org.customspost.gateway.journal.find.Found;
import org.customspost.gateway.journal.find.FreeText;
import org.customspost.gateway.journal.find.ListPage;
import org.customspost.gateway.journal.find.Listing;
import org.customspost.gateway.journal.find.Listings;
import org.customspost.gateway.journal.find.Lists;
import org.customspost.gateway.journal.find.Question;
import org.customspost.gateway.journal.find.Selection;
import org.customspost.gateway.journal.postgres.PrivatePostgres;

/** What support waits for among a day's items, while more come in over the line. */
final class Search {
  /** As a page of the console asks. */
  private static final int ROWS = 50;

  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final double SHARE = 0.95;

  /** In no text of the script, so that all is read. */
  private static final String NOWHERE = "zebra";

  private final DoNotLoad.Starting starting;
  private final Size size;
  private final Consumer<String> progress;
  private final Lists lists = new Lists(System::nanoTime);
  private final ItemTales tales = new ItemTales();
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  /**
   * @param items in the database
   * @param asked questions of each kind in a round
   * @param second items that come in each second
   */
  record Size(int rounds, int items, int asked, int second) {}

  Search(DoNotLoad.Starting starting, Size size, Consumer<String> progress) {
    this.starting = starting;
    this.size = size;
    this.progress = progress;
  }

  Result measure() throws IOException {
    try (BenchFolder folder = BenchFolder.layOut(true)) {
      AutoCloseable gateway = starting.start(folder);
      try (SearchItems items =
          new SearchItems(PrivatePostgres.running(folder.journal()).orElseThrow(), size.items())) {
        items.fill(progress);
        return measure(folder, items);
      } finally {
        DoNotLoad.close(gateway);
      }
    }
  }

  private Result measure(BenchFolder folder, SearchItems items) throws IOException {
    try (Load trickle = Load.trickle(folder, size.second())) {
      trickle.await(size.second());
      round(items);
      figures.clear(); // Java and the server have compiled and cached what they use
      long before = trickle.taken();
      long began = System.nanoTime();
      for (int round = 1; round <= size.rounds(); round++) {
        progress.accept("search: round %d of %d".formatted(round, size.rounds()));
        round(items);
      }
      trickle.await(before + size.second());
      double rate = (trickle.taken() - before) * 1e9 / (System.nanoTime() - began);
      return result(rate);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void round(SearchItems items) throws IOException {
    Database database = items.database();
    List<Double> ids = new ArrayList<>();
    List<Double> stories = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    List<Double> pages = new ArrayList<>();
    for (int i = 0; i < size.asked(); i++) {
      String id = i % 2 == 0 ? Question.spaced(items.itemId()) : items.lrn();
      long start = System.nanoTime();
      Found found = database.transaction(handle -> new Finder().find(handle, Question.of(id)));
      ids.add(millis(start));
      if (found.spots().isEmpty()) throw new IOException(id + " was not found");
      start = System.nanoTime();
      long dossier = Long.parseLong(found.spots().get(0).number());
      boolean told = database.transaction(handle -> tales.of(handle, dossier)).isPresent();
      stories.add(millis(start));
      if (!told) throw new IOException(id + " has no story");
      start = System.nanoTime();
      String nobody = "NOBODY" + items.number();
      database.transaction(handle -> new Finder().find(handle, Question.of(nobody)));
      unknown.add(millis(start));
      pages.add(page(items, i));
    }
    keep("search.id", percentile(ids));
    keep("search.item", percentile(stories));
    keep("search.unknown", percentile(unknown));
    keep("search.list", percentile(pages));
    text(database);
  }

  private double page(SearchItems items, int number) {
    Selection selection = selection(items, number);
    long start = System.nanoTime();
    items.database().transaction(handle -> lists.page(handle, selection, ROWS, PATIENCE));
    return millis(start);
  }

  /**
   * One filter after the other: frequent and rare ones, such as fill a page and such as never do.
   */
  private static Selection selection(SearchItems items, int number) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    String sixHours = now.minusHours(6).toString();
    return switch (number % 10) {
      case 0 -> of(Listings.ITEMS, now, "partner", items.partner());
      case 1 -> of(Listings.ITEMS, now, "decision", "HOLD_DOCS", "partner", items.partner());
      case 2 -> of(Listings.ITEMS, now, "decision", "DETAINED");
      case 3 -> of(Listings.ITEMS, now, "partner", items.partner(), "to", sixHours);
      case 4 -> of(Listings.HOLDS, now, "partner", items.partner());
      case 5 -> of(Listings.ARRIVALS, now, "partner", items.partner(), "state", "PARKED");
      case 6 -> of(Listings.DEPARTURES, now, "partner", items.partner());
      case 7 -> of(Listings.DEPARTURES, now, "state", "READY");
      case 8 -> of(Listings.FINDINGS, now, "code", items.errorCode(), "partner", items.partner());
      default -> of(Listings.PARKED, now);
    };
  }

  private static Selection of(Listing listing, OffsetDateTime now, String... said) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < said.length; i += 2) all.put(said[i], said[i + 1]);
    return Selection.of(listing, all, now);
  }

  private void text(Database database) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    long start = System.nanoTime();
    List<FreeText.Part> parts =
        database.transaction(
            handle ->
                new FreeText(System::nanoTime)
                    .find(handle, NOWHERE, Optional.empty(), Optional.empty(), now));
    keep("search.text", millis(start));
    Optional<ListPage> left =
        parts.stream()
            .filter(each -> each.selection().listing().equals(Listings.DEPARTURES))
            .map(FreeText.Part::page)
            .findFirst();
    long others =
        parts.stream()
            .filter(each -> !each.selection().listing().equals(Listings.DEPARTURES))
            .count();
    keep("search.text.left", (double) others);
    keep(
        "search.text.out",
        left.flatMap(ListPage::reached).map(each -> hours(each, now)).orElse(24.0));
  }

  private static double hours(OffsetDateTime from, OffsetDateTime until) {
    return Duration.between(from, until).toSeconds() / 3600.0;
  }

  private void keep(String name, double value) {
    figures.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double percentile(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * SHARE) - 1);
  }

  private Figure figure(String name, String unit, String says) {
    return new Figure(name, unit, figures.getOrDefault(name, List.of(0.0)), says);
  }

  private Result result(double rate) {
    String of = "95th percentile of %d".formatted(size.asked());
    return new Result(
        "search",
        ("%,d items of one day with versions, filings, answers, notices and findings; %d more come in"
                + " each second over SFTP and leave signed on a queue, on the same %d cores. One asks after"
                + " the other, as a page of the console does, without drawing it.")
            .formatted(size.items(), size.second(), Runtime.getRuntime().availableProcessors()),
        List.of(
            figure("search.id", "ms", of + " item ids in groups and LRNs; wanted: under 300"),
            figure(
                "search.item",
                "ms",
                of + " stories of items, as their page asks; wanted: under 300"),
            figure("search.unknown", "ms", of + " ids that nothing is known under"),
            figure(
                "search.list",
                "ms",
                of + " pages of lists by ten sorts of filters; wanted: under 500"),
            figure(
                "search.text",
                "ms",
                "text that stands nowhere, within the day; wanted: under 2 000"),
            figure(
                "search.text.left",
                "lists",
                "not looked through whole in that time, messages out apart"),
            figure("search.text.out", "h", "of the day's messages out looked through in that time"),
            Figure.once(
                "search.line", "items/s", rate, "declarations that customs took meanwhile")),
        List.of(
            "Two of the ten sorts of filters fit nothing: their pages end after 250 ms and say how far"
                + " they looked.",
            "With 10,000,000 items (--stored, measured once on the same machine, idle, 2026-11-23; it"
                + " takes twelve minutes and 34 GB of disk): id 8 ms, item page 14 ms, lists 275 ms, text"
                + " 1.2 s, when its time is up before the whole day is looked through; the page says how far"
                + " it looked."));
  }
}
