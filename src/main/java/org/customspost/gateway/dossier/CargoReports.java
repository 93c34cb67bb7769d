package org.customspost.gateway.dossier;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.customspost.gateway.model.transport.CargoFiling.Need;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Manifests that are reported to somebody else: where their bytes stand, and what the receiver has.
 * Every method runs in the caller's transaction.
 */
public final class CargoReports {

  /** One unit of a manifest's message. */
  public record Unit(long arrival, int ordinal, String message, Slice slice) {}

  /** An announcement, whichever its version. */
  public record Subject(String partner, String level, String identity) {
    String key() {
      return partner + '\n' + level + '\n' + identity;
    }

    /** As a person calls it. */
    public String text() {
      return level.toLowerCase(java.util.Locale.ROOT) + " " + identity;
    }
  }

  /**
   * The version that counts.
   *
   * @param format in which it came; empty where nobody is told of such a form
   */
  public record Current(long manifest, boolean inForce, String format) {}

  /**
   * What a receiver has of an announcement.
   *
   * @param manifest version that it was told last; 0 where it has nothing
   * @param lrn of the report that it registered, or will
   * @param mrn its own number; null where it gave none yet
   * @param refused versions that it did not take, or that stayed here: those it has not
   */
  public record Held(long manifest, String lrn, @Nullable String mrn, Set<Long> refused) {
    public Held {
      refused = Set.copyOf(refused);
    }

    public boolean nothing() {
      return manifest == 0;
    }
  }

  /** A report that an answer is about. */
  public record Filed(String reference, Subject subject, long manifest, String scope) {}

  /**
   * A version that is reported.
   *
   * @param identity what it replaces, and what replaces it
   */
  public record Source(long arrival, String identity, OffsetDateTime issuedAt, List<Slice> slices) {
    public Source {
      slices = List.copyOf(slices);
    }
  }

  private record Said(
      String reference, MessageFunction function, long manifest, boolean refused, String mrn) {}

  /** Keeps where units stand, so that they can be read again when their report is written. */
  public void keep(Handle handle, List<Unit> units) {
    if (units.isEmpty()) return;
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into manifest_unit (arrival, ordinal, message, format, head_offset,"
                + " head_length, unit_offset, unit_length) values (:arrival, :ordinal, :message,"
                + " :format, :headOffset, :headLength, :offset, :length)");
    for (Unit each : units) rows.bindMethods(each).bindMethods(each.slice()).add();
    rows.execute();
  }

  /** Waits for whoever plans reports of the same announcement. */
  public void lock(Handle handle, Subject subject) {
    handle
        .createQuery(
            "select true from (select pg_advisory_xact_lock(hashtextextended(:key, 32))) x")
        .bind("key", subject.key())
        .mapTo(Boolean.class)
        .one();
  }

  /** The version in force, or the one that made it void; empty where there is none. */
  public Optional<Current> current(Handle handle, Subject subject) {
    return handle
        .createQuery(
            "select m.id, m.standing = 'IN_FORCE' as in_force, coalesce((select u.format"
                + " from manifest_unit u where u.arrival = m.arrival and u.message = m.message"
                + " limit 1), '') as format from manifest m where m.partner = :partner"
                + " and m.level = :level and m.reference = :identity"
                + " and m.standing in ('IN_FORCE', 'VOID')")
        .bindMethods(subject)
        .map(
            (row, context) ->
                new Current(row.getLong("id"), row.getBoolean("in_force"), row.getString("format")))
        .findOne();
  }

  /** Whether a version in force has something to tell in that scope. */
  public boolean holds(Handle handle, long manifest, ReportScope scope, Collection<Need> needs) {
    return handle
        .createQuery(
            "select exists (select from manifest m where m.id = :id"
                + " and (cardinality(:places) = 0 or exists (select from manifest_leg g"
                + "   where g.manifest = m.id and g.destination = any(:places)))"
                + " and (not :conveyance or exists (select from manifest_leg g"
                + "   where g.manifest = m.id and g.voyage <> ''))"
                + " and ((cardinality(:offices) = 0 and not :receptacles and not :items and not :waybill)"
                + "   or exists (select from manifest_line l where l.manifest = m.id"
                + "   and (cardinality(:offices) = 0"
                + "     or substr(l.receptacle, 7) like any(array(select o || '%' from unnest(:offices) o)))"
                + "   and (not :receptacles or l.receptacle <> '')"
                + "   and (not :waybill or l.transport_document <> '')"
                + "   and (not :items or (l.receptacle <> '' and exists (select from manifest_item i"
                + "     where i.manifest = l.manifest and i.line = l.number))))))")
        .bind("id", manifest)
        .bindArray("places", String.class, List.copyOf(scope.places()))
        .bindArray("offices", String.class, List.copyOf(scope.offices()))
        .bind("conveyance", needs.contains(Need.CONVEYANCE))
        .bind("receptacles", needs.contains(Need.RECEPTACLES))
        .bind("waybill", needs.contains(Need.WAYBILL))
        .bind("items", needs.contains(Need.ITEMS))
        .mapTo(Boolean.class)
        .one();
  }

  /** Follows what a receiver was told and answered: what it refused it does not have. */
  public Held held(Handle handle, String receiver, Subject subject) {
    Held held = new Held(0, "", null, Set.of());
    Set<Long> refused = new HashSet<>();
    for (Said each : said(handle, receiver, subject)) {
      if (each.refused()) refused.add(each.manifest());
      else
        held =
            switch (each.function()) {
              case ORIGINAL -> new Held(each.manifest(), each.reference(), each.mrn(), Set.of());
              case REPLACEMENT -> new Held(each.manifest(), held.lrn(), held.mrn(), Set.of());
              case CANCELLATION -> new Held(0, "", null, Set.of());
            };
    }
    return new Held(held.manifest(), held.lrn(), held.mrn(), refused);
  }

  private static List<Said> said(Handle handle, String receiver, Subject subject) {
    return handle
        .createQuery(
            "select d.reference, d.function, d.manifest, exists (select from answer a"
                + "   where a.customs = :receiver and a.report = d.reference and a.lrn = d.reference"
                + "   and a.meaning = :rejected) or (p.state in ('PARKED', 'WITHHELD') and not exists (select from answer a"
                + "   where a.customs = :receiver and a.report = d.reference))"
                + "   as refused, (select a.mrn from answer a"
                + "   where a.customs = :receiver and a.report = d.reference and a.mrn is not null"
                + "   and a.meaning = :registered order by a.id limit 1) as mrn"
                + " from manifest m join document d on d.manifest = m.id"
                + " join departure p on p.id = d.departure where m.partner = :partner"
                + " and m.level = :level and m.reference = :identity and p.partner = :receiver"
                + " and p.kind = 'CARGO_REPORT' order by d.id")
        .bindMethods(subject)
        .bind("receiver", receiver)
        .bind("rejected", Decision.REJECTED.name())
        .bind("registered", Information.REGISTERED.name())
        .map(
            (row, context) ->
                new Said(
                    row.getString("reference"),
                    MessageFunction.valueOf(row.getString("function")),
                    row.getLong("manifest"),
                    row.getBoolean("refused"),
                    row.getString("mrn")))
        .list();
  }

  /** The report that an answer is about, by our reference of it or by the authority's number. */
  public Optional<Filed> filed(
      Handle handle, String receiver, @Nullable String lrn, @Nullable String mrn) {
    return handle
        .createQuery(
            "select d.reference, d.manifest, d.reason, m.partner, m.level, m.reference as identity"
                + " from document d join departure p on p.id = d.departure"
                + " join manifest m on m.id = d.manifest where p.partner = :receiver"
                + " and d.reference = coalesce(cast(:lrn as text), (select a.report from answer a"
                + "   where a.customs = :receiver and a.mrn = cast(:mrn as text)"
                + "   and a.report <> '' order by a.id limit 1)) limit 1")
        .bind("receiver", receiver)
        .bind("lrn", lrn)
        .bind("mrn", mrn)
        .map(
            (row, context) ->
                new Filed(
                    row.getString("reference"),
                    new Subject(
                        row.getString("partner"),
                        row.getString("level"),
                        row.getString("identity")),
                    row.getLong("manifest"),
                    row.getString("reason")))
        .findOne();
  }

  /** What an announcement is about, as others know it; its own number where it does not say. */
  public String named(Handle handle, Subject subject) {
    return handle
        .createQuery(
            "select coalesce(nullif(despatch, ''), nullif(consignment, ''), reference)"
                + " from manifest where partner = :partner and level = :level"
                + " and reference = :identity order by id limit 1")
        .bindMethods(subject)
        .mapTo(String.class)
        .one();
  }

  /** Where a version stands, and since when it is said. */
  public Source source(Handle handle, long manifest) {
    return handle
        .createQuery("select arrival, reference, issued_at from manifest where id = :id")
        .bind("id", manifest)
        .map(
            (row, context) ->
                new Source(
                    row.getLong("arrival"),
                    row.getString("reference"),
                    row.getObject("issued_at", OffsetDateTime.class),
                    slices(handle, manifest)))
        .one();
  }

  private static List<Slice> slices(Handle handle, long manifest) {
    return handle
        .createQuery(
            "select u.* from manifest m join manifest_unit u on u.arrival = m.arrival"
                + " and u.message = m.message where m.id = :id order by u.ordinal")
        .bind("id", manifest)
        .map((row, context) -> Slices.of(row))
        .list();
  }
}
