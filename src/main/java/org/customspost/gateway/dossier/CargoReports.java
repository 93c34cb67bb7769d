package org.customspost.gateway.dossier;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Manifests that are reported to somebody else: where their bytes stand, and what the receiver has.
 * Every method runs in the caller's transaction.
 */
public final class CargoReports {

  /** One unit of a manifest's message. */
  public record Unit(long arrival, int ordinal, String message, Slice slice) {}

  /**
   * What a receiver was told last of an announcement.
   *
   * @param function name of the report's function
   */
  public record Last(long manifest, String function) {}

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

  /** The form in which a version came; empty where nobody is told of such a form. */
  public Optional<String> format(Handle handle, long manifest) {
    return handle
        .createQuery(
            "select u.format from manifest m join manifest_unit u on u.arrival = m.arrival"
                + " and u.message = m.message where m.id = :id limit 1")
        .bind("id", manifest)
        .mapTo(String.class)
        .findOne();
  }

  /** Whether something of a version in force is unloaded at one of these places. */
  public boolean arrives(Handle handle, long manifest, Collection<String> places) {
    return handle
        .createQuery(
            "select exists (select from manifest_leg where manifest = :id"
                + " and destination = any(:places))")
        .bind("id", manifest)
        .bindArray("places", String.class, places.toArray())
        .mapTo(Boolean.class)
        .one();
  }

  /** What a partner was told last of an announcement, whichever its version. */
  public Optional<Last> last(Handle handle, String receiver, Manifests.Version version) {
    return handle
        .createQuery(
            "select d.manifest, d.function from manifest m join document d on d.manifest = m.id"
                + " join departure p on p.id = d.departure where m.partner = :partner"
                + " and m.level = :level and m.reference = :identity and p.partner = :receiver"
                + " order by d.id desc limit 1")
        .bindMethods(version)
        .bind("receiver", receiver)
        .map((row, context) -> new Last(row.getLong("manifest"), row.getString("function")))
        .findOne();
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
