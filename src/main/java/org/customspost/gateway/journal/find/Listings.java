package org.customspost.gateway.journal.find;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.find.Column.Kind;
import org.customspost.gateway.journal.find.Listing.Filter;
import org.customspost.gateway.journal.find.Listing.Source;
import org.customspost.gateway.model.customs.Meaning;

/** The lists that there are. */
public final class Listings {
  private static final String PARTNER_OF_EITHER = "coalesce(a.partner, d.partner, '')";
  private static final Set<String> MEANINGS =
      names(Meaning.all().stream().map(Meaning::name).toList());

  private static final Source DOSSIERS = Source.of("dossier k");
  private static final Source FILINGS =
      new Source("filing f join dossier k on k.id = f.dossier", "f.dossier", "true");

  /** Items that were taken, the one opened last first. */
  public static final Listing ITEMS =
      new Listing(
          "items",
          "dossier",
          "opened_at",
          List.of(
              Column.of(Kind.ITEM, "item", "k.item_id"),
              Column.text("partner", "k.operator"),
              Column.time("at", "k.opened_at"),
              Column.text("posted", "coalesce(k.posted_on::text, '')"),
              Column.text("customs", "coalesce(f.customs, '')"),
              Column.text("state", "coalesce(f.state, '')"),
              Column.text("decision", "coalesce(f.standing, '')"),
              Column.text("lrn", "coalesce(f.lrn, '')"),
              Column.text("mrn", "coalesce(f.mrn, '')")),
          "left join lateral (select * from filing where dossier = k.id order by id desc limit 1) f on true",
          DOSSIERS,
          FILINGS,
          Map.of(
              "partner", Filter.of("k.operator = :partner"),
              "customs", Filter.of("f.customs = :customs").narrowing(),
              "state", Filter.of("f.state = :state", filingStates()).narrowing(),
              "decision", Filter.of("f.standing = :decision", MEANINGS).narrowing(),
              "text", Filter.of("k.item_id like upper(:text)")),
          false);

  /** Interchanges that came in. */
  public static final Listing ARRIVALS =
      new Listing(
          "messages-in",
          "arrival",
          "received_at",
          List.of(
              Column.of(Kind.ARRIVAL, "name", "k.name"),
              Column.text("partner", "k.partner"),
              Column.text("channel", "k.channel"),
              Column.time("at", "k.received_at"),
              Column.text("type", "k.identity"),
              Column.text("reference", "k.control_reference"),
              Column.text("state", "k.state"),
              Column.number("items", "k.items"),
              Column.number("bytes", "k.bytes"),
              Column.text("hash", "k.hash")),
          "",
          Source.of("arrival k"),
          Source.of("arrival k"),
          Map.of(
              "partner", Filter.of("k.partner = :partner"),
              "channel", Filter.of("k.channel = :channel"),
              "type", Filter.of("k.identity ilike :type"),
              "state", Filter.of("k.state = :state", names(Arrivals.State.values())),
              "text", Filter.of("(k.name ilike :text or k.control_reference ilike :text)")),
          false);

  /** Interchanges that leave. */
  public static final Listing DEPARTURES =
      new Listing(
          "messages-out",
          "departure",
          "prepared_at",
          List.of(
              Column.of(Kind.DEPARTURE, "name", "k.file_name"),
              Column.text("partner", "k.partner"),
              Column.text("channel", "k.channel"),
              Column.time("at", "k.prepared_at"),
              Column.text("kind", "k.kind"),
              Column.text("type", "k.format"),
              Column.text("reference", "k.control_reference"),
              Column.text("state", "k.state"),
              Column.time("sent", "k.sent_at"),
              Column.text("problem", "k.problem")),
          "",
          Source.of("departure k"),
          Source.of("departure k"),
          Map.of(
              "partner", Filter.of("k.partner = :partner"),
              "channel", Filter.of("k.channel = :channel"),
              "kind", Filter.of("k.kind = :kind", names(Planned.Kind.values())),
              "type", Filter.of("k.format ilike :type"),
              "state", Filter.of("k.state = :state", names(Departures.State.values())),
              "text", Filter.of("(k.file_name ilike :text or k.problem ilike :text)")),
          false);

  /** What was found to be wrong. */
  public static final Listing FINDINGS =
      new Listing(
          "findings",
          "finding",
          "found_at",
          List.of(
              Column.of(Kind.CODE, "code", "k.code"),
              Column.text("severity", "k.severity"),
              Column.time("at", "k.found_at"),
              Column.of(Kind.ITEM, "item", "k.item_id"),
              Column.text("partner", PARTNER_OF_EITHER),
              Column.of(Kind.NAME, "message", "coalesce(a.name, d.file_name, '')"),
              Column.text("field", "k.field"),
              Column.text("text", "k.text")),
          "left join arrival a on a.id = k.arrival left join departure d on d.id = k.departure",
          Source.of("finding k"),
          Source.of(
              "finding k left join arrival a on a.id = k.arrival"
                  + " left join departure d on d.id = k.departure"),
          Map.of(
              "partner", Filter.of(PARTNER_OF_EITHER + " = :partner").narrowing(),
              "code", Filter.of("k.code = upper(:code)"),
              "severity", Filter.of("k.severity = :severity", names(Severity.values())),
              "text", Filter.of("k.text ilike :text")),
          false);

  private static final String OF_PARKED =
      " left join arrival a on a.id = k.arrival and k.departure is null"
          + " left join departure d on d.id = k.departure";

  private static final Source PARKINGS =
      new Source(
          "event k" + OF_PARKED,
          "k.id",
          "k.kind = 'parked' and coalesce(d.state, a.state) = 'PARKED'"
              + " and not exists (select from event later where later.departure = k.departure"
              + " and later.id > k.id and later.kind = 'parked')"
              + " and (k.departure is not null or not exists (select from event later"
              + " where later.arrival = k.arrival and later.departure is null"
              + " and later.id > k.id and later.kind = 'parked'))");

  /** What could not go on and waits for support, the one parked last first. */
  public static final Listing PARKED =
      new Listing(
          "parked",
          "event",
          "at",
          List.of(
              Column.of(Kind.NAME, "name", "coalesce(a.name, d.file_name, '')"),
              Column.text("direction", "case when k.departure is null then 'in' else 'out' end"),
              Column.text("partner", PARTNER_OF_EITHER),
              Column.time("at", "k.at"),
              Column.of(Kind.CODE, "code", "k.text"),
              Column.text("problem", "coalesce(d.problem, '')")),
          OF_PARKED,
          PARKINGS,
          PARKINGS,
          Map.of(
              "partner", Filter.of(PARTNER_OF_EITHER + " = :partner"),
              "direction",
                  Filter.of(
                      "case when k.departure is null then 'in' else 'out' end = :direction",
                      Set.of("in", "out")),
              "code", Filter.of("k.text = upper(:code)"),
              "text",
                  Filter.of(
                      "(a.name ilike :text or d.file_name ilike :text or d.problem ilike :text)")),
          true);

  /** As the index answer_hold has them. */
  private static final Set<String> HOLDING =
      names(
          List.of(
              "HOLD_EXAM",
              "HOLD_DOCS",
              "HOLD_PAYMENT",
              "DETAINED",
              "REFUSED_RETURN",
              "UNKNOWN",
              "RELEASE_REVOKED",
              "INFORMATION_WANTED",
              "SCREENING_WANTED",
              "DO_NOT_LOAD"));

  private static final Source HOLDINGS =
      new Source(
          "answer k join filing f on f.id = k.filing join dossier o on o.id = f.dossier",
          "k.id",
          "k.meaning in ('"
              + String.join("', '", HOLDING)
              + "') and (f.standing = k.meaning or f.forbidden_by = k.id)"
              + " and not exists (select from answer later where later.filing = k.filing"
              + " and later.meaning = k.meaning and later.id > k.id)");

  /** Items that customs holds now, or forbids to load, by the answer that says so. */
  public static final Listing HOLDS =
      new Listing(
          "holds",
          "answer",
          "received_at",
          List.of(
              Column.of(Kind.ITEM, "item", "o.item_id"),
              Column.text("decision", "k.meaning"),
              Column.text("customs", "k.customs"),
              Column.text("partner", "o.operator"),
              Column.time("at", "k.received_at"),
              Column.time("issued", "k.issued_at"),
              Column.time("reply_by", "k.respond_by"),
              Column.text("lrn", "f.lrn"),
              Column.text("mrn", "coalesce(f.mrn, '')")),
          "join filing f on f.id = k.filing join dossier o on o.id = f.dossier",
          HOLDINGS,
          HOLDINGS,
          Map.of(
              "partner", Filter.of("o.operator = :partner"),
              "customs", Filter.of("k.customs = :customs"),
              "decision", Filter.of("k.meaning = :decision", HOLDING)),
          true);

  /** What happened that no other row says. */
  public static final Listing EVENTS =
      new Listing(
          "events",
          "event",
          "at",
          List.of(
              Column.text("kind", "k.kind"),
              Column.time("at", "k.at"),
              Column.of(Kind.ITEM, "item", "coalesce(o.item_id, '')"),
              Column.of(Kind.NAME, "message", "coalesce(d.file_name, a.name, '')"),
              Column.text("text", "k.text")),
          "left join arrival a on a.id = k.arrival left join departure d on d.id = k.departure"
              + " left join dossier o on o.id = k.dossier",
          Source.of("event k"),
          Source.of("event k"),
          Map.of(
              "kind", Filter.of("k.kind = :kind"),
              "text", Filter.of("k.text ilike :text")),
          false);

  private Listings() {}

  public static List<Listing> all() {
    return List.of(ITEMS, HOLDS, ARRIVALS, DEPARTURES, FINDINGS, PARKED, EVENTS);
  }

  public static Optional<Listing> named(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  // The dossier's own words, which this package may not use.
  private static Set<String> filingStates() {
    return names(
        List.of("AWAITING_GOODS", "FILED", "ACCEPTED", "REJECTED", "CANCELLING", "CANCELLED"));
  }

  private static Set<String> names(Enum<?>[] values) {
    return names(Arrays.stream(values).map(Enum::name).toList());
  }

  private static Set<String> names(List<String> names) {
    return names.stream().collect(Collectors.toCollection(TreeSet::new));
  }
}
