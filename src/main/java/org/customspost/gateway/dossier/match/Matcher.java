package org.customspost.gateway.dossier.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.customspost.gateway.journal.Database;
import org.jdbi.v3.core.Handle;

/**
 * Makes anew, page by page, every match that some arrivals can have changed. What stands is read
 * after the lock is held, and whatever is committed later brings work of its own: so the last word
 * is always about all that came, whoever said it. Doing it twice changes nothing.
 */
public final class Matcher {
  private static final int PAGE = 1_000;

  private final Database database;
  private final Terms terms;
  private final ItemMatches items;
  private final ReceptacleMatches receptacles;

  /**
   * @param terms as agreed now
   */
  public Matcher(Database database, Terms terms) {
    this.database = database;
    this.terms = terms;
    this.items = new ItemMatches(terms);
    this.receptacles = new ReceptacleMatches(terms);
  }

  /** Every page is a transaction of its own; after a crash all of it is done again. */
  public void match(Collection<Long> arrivals) {
    boolean nothing =
        !terms.expectsAny() && !database.transaction(handle -> new Touched(handle).anything());
    if (nothing) return;
    int last = database.transaction(handle -> new Touched(handle).last(arrivals));
    for (int from = 0; from < last; from += PAGE) window(arrivals, from, from + PAGE);
    List<Long> manifests = database.transaction(handle -> new Touched(handle).manifests(arrivals));
    for (long each : manifests) announcement(each);
  }

  private void window(Collection<Long> arrivals, int from, int to) {
    Set<String> touched = read(look -> look.items(arrivals, from, to));
    Set<String> around = new TreeSet<>();
    for (List<String> page : pages(touched)) around.addAll(items(page));
    for (List<String> page : pages(around)) page(handle -> receptacles.match(handle, page));
    moved(read(look -> look.receptacles(arrivals, from, to)));
  }

  /** Receptacles whose carriage may have changed, and their items that may be late by that. */
  private void moved(Set<String> touched) {
    for (List<String> page : pages(touched)) {
      page(handle -> receptacles.match(handle, page));
      for (List<String> late : pages(read(look -> new TreeSet<>(look.lateNowOrBefore(page)))))
        page(handle -> items.match(handle, late));
    }
  }

  private void announcement(long manifest) {
    Set<String> own = about(manifest, Announcement::receptacles);
    Set<String> despatches = new TreeSet<>();
    for (String each : own) despatches.add(ReceptacleFacts.despatch(each));
    Set<String> all = new TreeSet<>(own);
    all.addAll(about(manifest, it -> it.beside(own, despatches)));
    all.addAll(itemsOf(manifest, Announcement::items));
    all.addAll(itemsOf(manifest, Announcement::houses));
    all.addAll(formerItems(manifest));
    for (List<String> page : pages(read(look -> look.naming(own, despatches))))
      all.addAll(items(page));
    moved(all);
    // Under their new waybill they may have others beside them.
    Set<String> beside = about(manifest, it -> it.beside(own, despatches));
    beside.removeAll(all);
    moved(beside);
  }

  /** Reads one page of what an announcement holds. */
  @FunctionalInterface
  private interface Reading {
    List<Announcement.Place> next(Announcement announcement, Announcement.Place after, int page);
  }

  private Set<String> itemsOf(long manifest, Reading reading) {
    Set<String> around = new TreeSet<>();
    Announcement.Place at = Announcement.Place.START;
    while (true) {
      Announcement.Place after = at;
      List<Announcement.Place> page = about(manifest, it -> reading.next(it, after, PAGE));
      if (page.isEmpty()) return around;
      around.addAll(items(page.stream().map(Announcement.Place::item).toList()));
      at = page.get(page.size() - 1);
    }
  }

  private Set<String> formerItems(long manifest) {
    Set<String> around = new TreeSet<>();
    while (true) {
      List<String> page = about(manifest, it -> it.formerItems(PAGE));
      if (page.isEmpty()) return around;
      around.addAll(items(page));
    }
  }

  /** Matches a page of items and their returns; gives the receptacles that they are or were in. */
  private Set<String> items(List<String> page) {
    Set<String> around = new TreeSet<>();
    page(
        handle -> {
          Set<String> all = new TreeSet<>(page);
          all.addAll(new Touched(handle).returnsOf(page));
          around.addAll(items.match(handle, all));
        });
    return around;
  }

  /** One page: nobody else matches meanwhile, on whatever node. */
  private void page(Consumer<Handle> page) {
    database.run(
        handle -> {
          handle
              .createQuery("select true from (select pg_advisory_xact_lock(34, 0)) x")
              .mapTo(Boolean.class)
              .one();
          page.accept(handle);
        });
  }

  private <T> T read(Function<Touched, T> look) {
    return database.transaction(handle -> look.apply(new Touched(handle)));
  }

  private <T> T about(long manifest, Function<Announcement, T> look) {
    return database.transaction(handle -> look.apply(new Announcement(handle, manifest)));
  }

  private static List<List<String>> pages(Collection<String> all) {
    List<String> list = new ArrayList<>(all);
    List<List<String>> pages = new ArrayList<>();
    for (int from = 0; from < list.size(); from += PAGE)
      pages.add(list.subList(from, Math.min(list.size(), from + PAGE)));
    return pages;
  }
}
