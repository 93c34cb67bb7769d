package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_540;
import static org.customspost.gateway.error.ErrorCode.TRK_541;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.dossier.Airports;
import org.customspost.gateway.dossier.Clocks;
import org.customspost.gateway.dossier.LoadingState;
import org.customspost.gateway.dossier.Paces;
import org.customspost.gateway.dossier.Setting;
import org.customspost.gateway.dossier.Timing;
import org.customspost.gateway.dossier.Way;
import org.customspost.gateway.dossier.Ways;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the clocks of filings after something changed: an answer, an event, an announcement. Nobody
 * waits for it, least of all a do-not-load; each clock is computed anew from what is on disk.
 */
public final class SetClocks {
  static final String AIRPORTS = "airports";
  static final String EVENTS = "clock-events";

  private static final Logger LOG = LoggerFactory.getLogger(SetClocks.class);
  static final Airports NOWHERE = new Airports(Map.of());

  private final Database database;
  private final Clocks clocks;
  private final Work work;
  private final Log log;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogue;
  private final Clock clock;

  public SetClocks(
      Database database,
      Stores stores,
      Work work,
      CurrentAgreements agreements,
      CurrentCatalogue catalogue,
      Clock clock) {
    this.database = database;
    this.clocks = stores.clocks();
    this.work = work;
    this.log = stores.log();
    this.agreements = agreements;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** Announcements were settled: the clocks of their items are to be set. */
  public void announced(List<Work.Entry> manifests) {
    database.run(
        handle -> {
          for (Work.Entry each : manifests)
            clocks.announced(handle, each.subject(), Kinds.CLOCK, Plan.CLOCK);
          work.done(handle, manifests);
        });
    work.wake(Kinds.CLOCK);
  }

  /** Sets the clocks of some filings. */
  public void set(List<Work.Entry> filings) {
    database.run(
        handle -> {
          clocks.lock(handle);
          set(
              handle,
              filings.stream().flatMap(each -> each.subjects().stream()).distinct().toList());
          work.done(handle, filings);
        });
  }

  private void set(Handle handle, List<Long> filings) {
    List<Clocks.Subject> subjects = clocks.subjects(handle, filings);
    Map<String, Clocks.Row> before = clocks.of(handle, filings);
    Map<Long, Way> ways =
        ways(handle)
            .of(
                subjects.stream()
                    .map(each -> new Ways.Traveller(each.dossier(), each.itemId(), each.postedOn()))
                    .toList());
    Paces paces = new Paces(handle);
    List<Clocks.Row> now = new ArrayList<>();
    for (Clocks.Subject each : subjects) {
      Timing timing = timing(each.customs());
      boolean observed = false;
      for (String name : timing.names()) {
        Clocks.Row former = before.get(each.filing() + " " + name);
        if (!observed) observed = observe(paces, former, each);
        Way way = ways.getOrDefault(each.dossier(), Way.UNKNOWN);
        now.add(setting(timing, paces).set(each, name, way, former));
      }
    }
    paces.store();
    tell(handle, now, before);
  }

  private Ways ways(Handle handle) {
    Catalogue current = catalogue.now();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Airports airports =
        current.lists().find(AIRPORTS).map(each -> Airports.of(each, today)).orElse(NOWHERE);
    Optional<CodeList> events = current.lists().find(EVENTS);
    return new Ways(
        handle,
        airports,
        partner -> agreements.now().find(partner).map(Agreement::timeZone).orElse(ZoneOffset.UTC),
        code -> events.map(each -> each.meaning(code, today)).orElse(null));
  }

  private Timing timing(String customs) {
    return agreements
        .now()
        .find(customs)
        .map(each -> catalogue.now().scheme(each).timing())
        .orElse(Timing.NONE);
  }

  private Setting setting(Timing timing, Paces paces) {
    return new Setting(timing, paces, now());
  }

  // As exact as the database.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A stage that is over tells how long whoever was awaited took. */
  private boolean observe(Paces paces, Clocks.@Nullable Row former, Clocks.Subject subject) {
    if (former == null || former.stage() == subject.state() || former.waitsOn().isEmpty())
      return former != null;
    if (former.stage() != LoadingState.REJECTED)
      paces.add(former.waitsOn(), former.stage(), Duration.between(former.since(), now()));
    return true;
  }

  /** Keeps clocks, says what is new of them, and has them looked at when the time has come. */
  private void tell(Handle handle, List<Clocks.Row> now, Map<String, Clocks.Row> before) {
    List<Clocks.Row> kept = say(handle, now);
    clocks.keep(handle, kept);
    List<Work.Task> looks = new ArrayList<>();
    for (Clocks.Row each : kept) {
      Clocks.Row former = before.get(each.filing() + " " + each.name());
      Instant planned = former == null ? null : former.lookAt();
      Instant next = each.lookAt();
      if (next == null) continue;
      // A look that is planned for earlier finds that there is nothing to say yet.
      if (planned != null && planned.isAfter(now()) && !next.isBefore(planned)) continue;
      Duration delay = Duration.between(now(), next);
      looks.add(new Work.Task(each.filing(), each.customs(), Plan.REMINDER, delay));
    }
    work.enqueue(handle, Kinds.CLOCK_DUE, looks);
  }

  private List<Clocks.Row> say(Handle handle, List<Clocks.Row> now) {
    List<Clocks.Row> kept = new ArrayList<>();
    List<Log.Noted> findings = new ArrayList<>();
    List<Log.Event> events = new ArrayList<>();
    for (Clocks.Row each : now) {
      String news = Setting.news(each, now());
      kept.add(news.isEmpty() ? each : Setting.told(each, news));
      if (news.isEmpty()) continue;
      boolean missed = news.equals(Setting.MISSED);
      findings.add(new Log.Noted(finding(each, missed), null, each.dossier(), null));
      String kind = missed ? "overdue" : "due-soon";
      String what = each.name() + " of " + each.customs();
      events.add(new Log.Event(kind, null, null, each.dossier(), what));
    }
    if (!findings.isEmpty()) LOG.warn("{} ({} clocks)", findings.get(0).finding(), findings.size());
    log.findings(handle, findings);
    log.events(handle, events);
    return kept;
  }

  private static Finding finding(Clocks.Row row, boolean missed) {
    return Finding.of(
        missed ? TRK_541 : TRK_540,
        Place.NOWHERE.withItem(0, row.itemId()),
        "item",
        row.itemId(),
        "deadline",
        row.name(),
        "customs",
        row.customs(),
        "due",
        String.valueOf(row.due()),
        "because",
        row.because(),
        "partner",
        row.waitsOn(),
        "stage",
        row.stage().name(),
        "expected",
        row.expected() == null ? "nobody can say when" : "probably " + row.expected());
  }

  /** Looks at the clocks of a filing when their time comes near, and when it is over. */
  public Optional<Duration> look(Handle handle, long filing) {
    clocks.lock(handle);
    Map<String, Clocks.Row> before = clocks.of(handle, List.of(filing));
    List<Clocks.Row> now = new ArrayList<>();
    Paces paces = new Paces(handle);
    for (Clocks.Row each : before.values()) {
      Timing timing = timing(each.customs());
      if (timing.names().contains(each.name())) now.add(setting(timing, paces).looked(each));
    }
    List<Clocks.Row> kept = say(handle, now);
    clocks.keep(handle, kept);
    return kept.stream()
        .flatMap(each -> Optional.ofNullable(each.lookAt()).stream())
        .min(Instant::compareTo)
        .map(next -> Duration.between(now(), next));
  }

  /** Wires the reminder. */
  public Remind remind() {
    return new Remind(database, work, this::look);
  }
}
